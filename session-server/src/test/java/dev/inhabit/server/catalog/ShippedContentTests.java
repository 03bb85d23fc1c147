package dev.inhabit.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.inhabit.server.audiences.QuestionPool;
import dev.inhabit.server.dialogue.Dialogue;
import dev.inhabit.server.dialogue.DialogueMap;
import dev.inhabit.server.scales.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What is shipped in {@code config}. */
class ShippedContentTests {
    private static final Path CONFIG = Path.of(System.getProperty("inhabit.root"), "config");
    private static final Content CONTENT = Content.load(CONFIG);

    /** With a validator that is not ours. */
    @ParameterizedTest
    @CsvSource({
        "level, levels",
        "scene, scenes",
        "language, language",
        "dialogue, dialogue",
        "audience, audiences",
        "encouragements, encouragements",
        "scale, scales",
        "biofeedback, biofeedback",
        "alerts, alerts",
        "ratings, ratings",
        "questionnaires, limits/questionnaires.yaml",
        "speaker, speech",
        "difficulty, scenarios/difficulty.yaml",
        "builder, scenarios/builder.yaml"
    })
    void everyFileFulfilsItsSchema(String kind, String place) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONFIG.resolve("schema/" + kind + ".schema.json")));
        int files = 0;
        try (Stream<Path> found = Files.walk(CONFIG.resolve(place))) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                assertEquals(
                        List.of(),
                        schema.validate(YAMLMapper.shared().readTree(Files.readString(file))),
                        file.toString());
                files++;
            }
        }
        assertTrue(files > 0);
    }

    @Test
    void conversationsAreLongEnoughToBeOnes() {
        for (Dialogue dialogue : CONTENT.dialogues().all()) {
            DialogueMap.Figures figures = new DialogueMap(dialogue).figures();
            assertTrue(figures.nodes() >= 12, dialogue.id());
            assertTrue(
                    figures.endings().values().stream()
                                    .mapToInt(Integer::intValue)
                                    .sum()
                            >= 3,
                    dialogue.id());
            assertEquals(1, figures.endings().get("left"), dialogue.id());
            assertTrue(figures.fewestTurns() >= 3, dialogue.id() + " may end after " + figures.fewestTurns());
            assertEquals("proposed", dialogue.provenance(), dialogue.id());
        }
    }

    @Test
    void levelOneHasAtLeastFourConversationsAndEachTalkingStepAtLeastOne() {
        long first = CONTENT.dialogues().all().stream()
                .filter(dialogue -> dialogue.sublevels().stream().anyMatch(sublevel -> sublevel.startsWith("1")))
                .count();
        assertTrue(first >= 4);
        for (String level : List.of("1", "2", "4")) {
            for (String step : List.of("A", "B", "C", "D", "E")) {
                assertTrue(
                        CONTENT.dialogues()
                                .next(level + step, "en", Set.of(), 1, 0)
                                .isPresent(),
                        level + step);
            }
        }
    }

    /** A session may have several conversations, and what was said in one is not said in another. */
    @Test
    void noSentenceStandsInTwoConversations() {
        Map<String, String> said = new HashMap<>();
        for (Dialogue dialogue : CONTENT.dialogues().all()) {
            for (Dialogue.Node node : dialogue.nodes().values()) {
                for (Dialogue.Line line : node.say()) {
                    assertNull(said.put(line.id(), dialogue.id()), dialogue.id() + ": " + line.text());
                }
            }
        }
    }

    @Test
    void everyPoolHasTwentyQuestionsInRisingOrder() {
        for (QuestionPool pool : CONTENT.pools().all()) {
            assertTrue(pool.questions().size() >= 20, pool.pool());
        }
        assertEquals(
                11,
                CONTENT.pools().all().stream()
                        .map(QuestionPool::pool)
                        .distinct()
                        .count());
    }

    @Test
    void whatBelongsToSomebodyIsNotThereInFull() {
        for (Scale scale : CONTENT.scales().all()) {
            boolean free = scale.licence().kind().equals("free");
            assertEquals(free, scale.licence().fullText(), scale.id());
        }
        assertEquals(
                List.of("c-ssrs-screener", "cbi", "gad-7", "lsas", "phq-9", "spin", "ssq", "wai-sr"),
                CONTENT.scales().all().stream().map(Scale::id).toList());
    }

    @Test
    void therapistsHaveAPresetForEachMoment() {
        List<String> moments = CONTENT.encouragements("en").orElseThrow().presets().stream()
                .map(preset -> preset.when())
                .distinct()
                .toList();
        assertEquals(7, moments.size());
    }

    @Test
    void heartRateIsJudgedAgainstThePersonsOwnBaseline() {
        // The specification's panel: 92 over a baseline of 72 is "elevated", although 60 to 100 is normal.
        assertEquals("elevated", CONTENT.biofeedback().status().of(92, 72));
        assertEquals("normal", CONTENT.biofeedback().status().of(81.9, 72));
        assertEquals("mild", CONTENT.biofeedback().status().of(82, 72));
        assertEquals("high", CONTENT.biofeedback().status().of(102, 72));
    }
}
