package dev.inhabit.protocol.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The limits in the schemas, written out here as the field has them: they are not computed from what checks them. */
class FoundLimitsTests {
    private static final JsonNode SCHEMAS = read();

    private static JsonNode read() {
        try (InputStream in = WriteSchemas.class.getResourceAsStream(WriteSchemas.FILE)) {
            return JsonMapper.shared().readTree(Objects.requireNonNull(in)).get("$defs");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SessionRequest.RecordSuds, suds, 0, 100",
        "SessionRequest.Adjust, audienceSize, 1, 500",
        "SessionRequest.DirectNpc, forMs, 100, 600000",
        "SessionRequest.StartBreathing, breathsPerMin, 4, 7",
        "SessionRequest.ChooseReply, turnSequenceNr, 1, 9007199254740991",
        "SessionRequest.Pause, occurredAtMs, 0, 253402300799999",
        "GoalRequest.RateGoal, value, -2, 2",
        "GoalRequest.RateSelf, value, 1, 10",
        "HomeworkRequest.ReportHomework, sudsBefore, 0, 100",
        "ScenarioForm.SceneParameters, stakes, 0, 10",
        "ScenarioForm.SceneParameters, minutes, 1, 120",
        "FromBody.HeartRate, heartRateBpm, 20, 300"
    })
    void ofANumber(String record, String field, double min, double max) {
        JsonNode schema = SCHEMAS.at("/" + record + "/properties/" + field);
        assertEquals(min, schema.path("minimum").asDouble(), schema.toString());
        assertEquals(max, schema.path("maximum").asDouble(), schema.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "SessionRequest.Note, text, 1, 4000",
        "SessionRequest.Encourage, text, 1, 280",
        "SessionRequest.Start, commandId, 8, 64",
        "HierarchyRequest.AddItem, description, 1, 280",
        "Rest.Login, email, 1, 254",
        "ScenarioForm, notes, 1, 2000",
        "PairedDevice, deviceId, 1, 64"
    })
    void ofAText(String record, String field, int min, int max) {
        JsonNode schema = SCHEMAS.at("/" + record + "/properties/" + field);
        assertEquals(min, schema.path("minLength").asInt(), schema.toString());
        assertEquals(max, schema.path("maxLength").asInt(), schema.toString());
    }

    /** By texts, not by the pattern's own words. */
    @ParameterizedTest
    @CsvSource({
        "SessionRequest.Note, text, true",
        "ScenarioForm, notes, true",
        "MessageRequest.SendMessage, text, true",
        "ScenarioForm, name, false",
        "HierarchyRequest.AddItem, description, false",
        "PairedDevice, deviceId, false"
    })
    void ofWhatIsNoPlainText(String record, String field, boolean lines) {
        Pattern pattern = Pattern.compile(
                SCHEMAS.at("/" + record + "/properties/" + field + "/pattern").asString());
        assertTrue(pattern.matcher("Zoë said: 你好 👋, it's 5 %").find());
        assertEquals(lines, pattern.matcher("one\nand\ttwo\r\n").find());
        for (String control : List.of("\u0000", "\u0007", "\u001b", "\u007f", "\u0085", "\u2028", "\u202e", "\u2066")) {
            assertFalse(pattern.matcher("a" + control + "b").find(), () -> "U+" + (int) control.charAt(0));
        }
    }

    @Test
    void ofTextsInAList() {
        JsonNode contexts = SCHEMAS.at("/LearningRequest.ReviewOutcome/properties/contexts/items");
        assertFalse(Pattern.compile(contexts.path("pattern").asString())
                .matcher("a\u0007")
                .find());
    }

    @Test
    void ofAListItsEntriesAndAnObject() {
        JsonNode contexts = SCHEMAS.at("/LearningRequest.ReviewOutcome/properties/contexts");
        assertEquals(20, contexts.path("maxItems").asInt());
        assertEquals(120, contexts.at("/items/maxLength").asInt());
        JsonNode skin = SCHEMAS.at("/FromBody.SkinConductance/properties/skinUs");
        assertEquals(256, skin.path("maxItems").asInt());
        assertEquals(100, skin.at("/items/maximum").asDouble());
        JsonNode answers = SCHEMAS.at("/ScaleRequest.AnswerScale/properties/answers");
        assertEquals(200, answers.path("maxProperties").asInt());
        assertEquals(1, answers.path("minProperties").asInt());
        assertEquals(1_000, answers.at("/additionalProperties/maximum").asInt());
        assertTrue(
                SCHEMAS.at("/SessionView/properties/activeMs/maximum").isMissingNode(), "what is told is not checked");
    }
}
