package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Wire;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every shipped questionnaire the whole way: offered, read, filled in as a page does that knows nothing else, scored. */
final class QuestionnaireRoutesTests extends RestRoutes {
    private static final String PATIENT = API + "/patients/" + TestClinic.PATIENT;

    private JsonNode questionnaire(String scale) {
        return data(clinic().get(API + "/scales/" + scale, "patient"));
    }

    /** Each question answered with the highest value that it offers; what is asked only after another answer, too. */
    private static ObjectNode highest(JsonNode questionnaire) {
        ObjectNode answers = Wire.mapper().createObjectNode();
        for (JsonNode item : questionnaire.at("/items")) {
            for (JsonNode rating : item.at("/ratings")) {
                int value = StreamSupport.stream(rating.at("/choices").spliterator(), false)
                        .mapToInt(choice -> choice.at("/value").asInt())
                        .max()
                        .orElseThrow();
                answers.put(rating.at("/question").asString(), value);
            }
        }
        return answers;
    }

    private static String body(String scale, String version, JsonNode answers) {
        return "{\"type\":\"answer-scale\",\"commandId\":\"c-%s\",\"scale\":\"%s\",\"version\":%s,\"answers\":%s}"
                .formatted(UUID.randomUUID(), scale, version, answers);
    }

    private JsonNode answered(String scale, JsonNode answers) {
        long nr = data(clinic().post(PATIENT + "/commands", "patient", body(scale, "\"1\"", answers)))
                .at("/sequenceNr")
                .asLong();
        return StreamSupport.stream(
                        data(clinic().get(PATIENT + "/scales", "therapist"))
                                .at("/answered")
                                .spliterator(),
                        false)
                .filter(one -> one.at("/answeredNr").asLong() <= nr
                        && one.at("/scale").asString().equals(scale))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private JsonNode refused(String scale, JsonNode answers, String field) {
        JsonNode error = problem(
                clinic().post(PATIENT + "/commands", "patient", body(scale, "null", answers)), 400, "INVALID_FIELD");
        assertEquals(field, error.at("/field").asString(), error.toString());
        return error;
    }

    @Test
    void aHighScoreOfSicknessReachesTheSessionThatRuns() {
        String session = clinic().startedSession("sickness-scored");
        JsonNode ssq = questionnaire("ssq");
        answered("ssq", highest(ssq));
        JsonNode updates = data(clinic().get(API + "/sessions/" + session + "/events", "therapist"))
                .at("/items");
        JsonNode scored = StreamSupport.stream(updates.spliterator(), false)
                .map(one -> one.at("/update"))
                .filter(update -> update.at("/type").asString().equals("sickness-scored"))
                .findFirst()
                .orElseThrow();
        assertTrue(scored.at("/sick").asBoolean());
        assertEquals(235.62, scored.at("/total").asDouble(), .005);
        String next = clinic().startedSession("sick-before");
        assertTrue(
                clinic().get(API + "/sessions/" + next + "/events", "therapist")
                        .body()
                        .contains("sickness-scored"),
                "what was answered today holds for the next session too");
    }

    @Test
    void whatIsOfferedSaysWhoseItIsAndWhetherItsWordsAreThere() {
        JsonNode offered = data(clinic().get(API + "/scales", "therapist")).at("/questionnaires");
        assertEquals(
                List.of("c-ssrs-screener", "cbi", "gad-7", "lsas", "phq-9", "spin", "ssq", "wai-sr"),
                StreamSupport.stream(offered.spliterator(), false)
                        .map(one -> one.at("/scale").asString())
                        .toList());
        JsonNode lsas = offered.get(3);
        assertEquals(24, lsas.at("/items").asInt());
        assertEquals(48, lsas.at("/answers").asInt());
        assertFalse(lsas.at("/licence/fullText").asBoolean());
        assertTrue(offered.get(4).at("/licence/fullText").asBoolean());
        assertTrue(offered.get(4).at("/asksAboutRisk").asBoolean());
        problem(clinic().get(API + "/scales/unheard-of", "patient"), 404, "NOT_FOUND");
        problem(clinic().get(API + "/scales", ""), 401, "UNAUTHENTICATED");
    }

    @Test
    void eachIsFilledInFromWhatItsRouteTellsAlone() {
        for (JsonNode row : data(clinic().get(API + "/scales", "patient")).at("/questionnaires")) {
            String scale = row.at("/scale").asString();
            JsonNode whole = questionnaire(scale);
            assertEquals(row, whole.at("/about"));
            assertEquals(row.at("/items").asInt(), whole.at("/items").size());
            ObjectNode answers = highest(whole);
            assertEquals(row.at("/answers").asInt(), answers.size());
            JsonNode scored = answered(scale, answers);
            assertEquals(row.at("/version").asString(), scored.at("/version").asString());
            assertEquals(answers, scored.at("/answers"));
            assertTrue(
                    scored.at("/total").isNumber()
                            || !scored.at("/triage").isNull()
                            || !scored.at("/parts").isEmpty(),
                    scored.toString());
            for (JsonNode table : whole.at("/bandTables")) {
                assertNotNull(scored.at("/bands").get(table.at("/table").asString()), scored.toString());
            }
            assertEquals(
                    whole.at("/cutoffs").size(),
                    scored.at("/cutoffs").size(),
                    "with the highest answers all are reached: " + scored);
        }
    }

    @Test
    void theLevelOfAScreenerWithoutAScoreIsKept() {
        ObjectNode answers =
                Wire.mapper().createObjectNode().put("1", 1).put("2", 0).put("6", 0);
        assertEquals("low", answered("c-ssrs-screener", answers).at("/triage").asString());
        answers.put("2", 1).put("3", 1).put("4", 0).put("5", 0);
        assertEquals(
                "moderate", answered("c-ssrs-screener", answers).at("/triage").asString());
        answers.put("5", 1);
        assertEquals("high", answered("c-ssrs-screener", answers).at("/triage").asString());
    }

    @Test
    void whatItsRouteMarksAsRiskOpensANoticeAndNothingElseDoes() {
        JsonNode phq = questionnaire("phq-9");
        for (JsonNode item : phq.at("/items")) {
            ObjectNode answers = highest(phq);
            phq.at("/items")
                    .forEach(
                            other -> answers.put(other.at("/ratings/0/question").asString(), 0));
            answers.put(item.at("/ratings/0/question").asString(), 1);
            int before = notices();
            answered("phq-9", answers);
            assertEquals(item.at("/opensRisk").asBoolean() ? 1 : 0, notices() - before, item.toString());
            assertEquals(item.at("/number").asInt() == 9, item.at("/opensRisk").asBoolean());
        }
    }

    private int notices() {
        return data(clinic().get(PATIENT + "/scales", "therapist"))
                .at("/notices")
                .size();
    }

    @Test
    void aQuestionLeftOutCountsByTheMissingRuleThatIsTold() {
        JsonNode phq = questionnaire("phq-9");
        assertEquals(0, phq.at("/missingMaxPercent").asInt());
        ObjectNode answers = highest(phq);
        answers.remove("3");
        JsonNode scored = answered("phq-9", answers);
        assertTrue(scored.at("/total").isNull());
        assertEquals("question 3 was not answered", scored.at("/noTotalBecause").asString());
        JsonNode lsas = questionnaire("lsas");
        assertEquals(20, lsas.at("/missingMaxPercent").asInt());
        ObjectNode most = highest(lsas);
        List.of("1.fear", "2.fear", "3.fear", "4.fear").forEach(most::remove);
        assertEquals(144, answered("lsas", most).at("/total").asDouble());
        List.of("5.fear").forEach(most::remove);
        assertTrue(answered("lsas", most).at("/total").isNull());
    }

    @Test
    void whatIsNoQuestionOrNoAnswerOfItIsNamedAndNothingIsKept() {
        JsonNode before = data(clinic().get(PATIENT + "/scales", "therapist"));
        ObjectNode answers = highest(questionnaire("phq-9"));
        refused("phq-9", answers.deepCopy().put("10", 1), "answers.10");
        refused("phq-9", answers.deepCopy().put("3", 4), "answers.3");
        refused("phq-9", answers.deepCopy().put("3", -1), "answers.3");
        refused("phq-9", answers.deepCopy().put("3", 1.5), "answers.3");
        refused("phq-9", answers.deepCopy().put("3", "2"), "answers.3");
        refused("lsas", Wire.mapper().createObjectNode().put("13", 1), "answers.13");
        refused("phq-99", answers, "scale");
        JsonNode stale = problem(
                clinic().post(PATIENT + "/commands", "patient", body("phq-9", "\"0.9\"", answers)),
                400,
                "INVALID_FIELD");
        assertEquals(
                "version is 0.9, must be 1, the one in force; show the questions again",
                stale.at("/message").asString());
        assertEquals(before, data(clinic().get(PATIENT + "/scales", "therapist")));
    }
}
