package dev.inhabit.server.levels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.inhabit.server.content.CanonicalJson;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.session.PinnedLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class LevelTests {
    private static final Path CONFIG = Path.of(System.getProperty("inhabit.root"), "config");
    private static final LevelCatalog CATALOG = LevelCatalog.load(CONFIG.resolve("levels"));

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void all25LoadInOrder() {
        List<String> names = CATALOG.all().stream().map(Level::sublevel).toList();
        assertEquals(25, names.size());
        assertEquals("1A", names.get(0));
        assertEquals("5E", names.get(24));
        assertTrue(CATALOG.find("3c").isEmpty());
        assertTrue(CATALOG.find("6A").isEmpty());
    }

    /**
     * All numbers that the product's specification gives, of each sub-level; a dash where it gives none.
     *
     * @param people at least so many where a plus follows
     * @param withYou percent who attend, and percent who do not
     * @param does features that are there; with a minus, one that is not
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", useHeadersInDisplayName = true, textBlock = """
            at | from     | suds  | minutes | people | eye | delayMs   | withYou | applause | pool     | does                          | difficulty
            1A | seed     | 15-20 | 1       | 1      | 40  | 2000-3000 | -       | -        | light    | -                             | -
            1B | proposed | 20-25 | 2       | 1      | 48  | 1750-2750 | -       | -        | light    | -                             | -
            1C | proposed | 25-30 | 4       | 1      | 55  | 1500-2500 | -       | -        | mixed    | -                             | -
            1D | proposed | 30-35 | 6       | 1      | 63  | 1250-2250 | -       | -        | opinions | -                             | -
            1E | seed     | 35-40 | 8       | 1      | 70  | 1000-2000 | -       | -        | personal | -                             | -
            2A | proposed | 30-35 | 3       | 2      | -   | -         | -       | -        | -        | -interruptions -disagreement  | -
            2B | proposed | 35-40 | 5       | 3      | -   | -         | -       | -        | -        | -interruptions -disagreement  | -
            2C | proposed | 40-45 | 6       | 4      | -   | -         | -       | -        | -        | -interruptions -disagreement  | -
            2D | proposed | 45-50 | 8       | 5      | -   | -         | -       | -        | -        | interruptions -disagreement   | -
            2E | proposed | 50-55 | 10      | 7      | -   | -         | -       | -        | -        | interruptions disagreement    | -
            3A | seed     | 40-45 | 3       | 5      | -   | -         | 100-0   | clap     | -        | notes -yawns -questions       | -
            3B | seed     | 45-55 | 5       | 15     | -   | -         | 70-30   | polite   | -        | notes -yawns -questions       | -
            3C | seed     | 55-65 | 5       | 30     | -   | -         | 60-40   | mixed    | -        | notes yawns side-talk         | -
            3D | seed     | 65-70 | 5       | 30+    | -   | -         | -       | -        | -        | questions -notes              | -
            3E | seed     | 70-75 | 5       | 50+    | -   | -         | -       | -        | hard     | questions critical-members    | -
            4A | proposed | 45-50 | -       | -      | -   | -         | -       | none     | -        | -questions                    | -
            4B | proposed | 50-55 | -       | -      | -   | -         | -       | none     | -        | -questions                    | -
            4C | proposed | 55-65 | -       | -      | -   | -         | -       | none     | -        | -questions                    | -
            4D | proposed | 65-75 | -       | -      | -   | -         | -       | none     | -        | -questions                    | -
            4E | proposed | 75-80 | -       | -      | -   | -         | -       | none     | -        | -questions                    | -
            5A | proposed | 35-45 | 5       | -      | -   | -         | -       | -        | -        | -                             | 2
            5B | proposed | 45-55 | 5       | -      | -   | -         | -       | -        | -        | -                             | 4
            5C | proposed | 55-65 | 5       | 4      | 60  | -         | -       | -        | -        | -                             | 6
            5D | proposed | 65-75 | 5       | -      | -   | -         | -       | -        | -        | -                             | 8
            5E | proposed | 75-85 | 5       | -      | -   | -         | -       | -        | -        | -                             | 10
            """)
    void specifiedLevels(
            String at,
            String from,
            String suds,
            @Nullable Integer minutes,
            @Nullable String people,
            @Nullable Integer eye,
            @Nullable String delayMs,
            @Nullable String withYou,
            @Nullable String applause,
            @Nullable String pool,
            @Nullable String does,
            @Nullable Integer difficulty) {
        Level level = level(at);
        Level.Audience audience = level.audience();
        Level.Shares shares = audience.shares();
        assertEquals(from, level.provenance());
        assertEquals(suds, level.suds().low() + "-" + level.suds().high());
        specified(minutes, level.minutes());
        if (people != null && people.endsWith("+")) {
            assertTrue(audience.size() >= Integer.parseInt(people.replace("+", "")), audience.size() + " people");
        } else {
            specified(people, String.valueOf(audience.size()));
        }
        specified(eye, level.eyeContactPercent());
        specified(delayMs, level.replyDelay().minMs() + "-" + level.replyDelay().maxMs());
        specified(withYou, (shares.attentive() + shares.engaged()) + "-" + (shares.bored() + shares.skeptical()));
        specified(applause, audience.applause());
        specified(pool, level.questionPool());
        for (String feature : does == null ? new String[0] : does.split(" ")) {
            boolean isThere = !feature.startsWith("-");
            assertEquals(isThere, audience.features().contains(feature.replaceFirst("^-", "")), feature);
        }
        assertEquals(difficulty, level.builderDifficulty());
    }

    private static void specified(@Nullable Object expected, Object found) {
        if (expected != null) {
            assertEquals(expected, found);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 5A", "2, 5A", "3, 5B", "4, 5B", "5, 5C", "6, 5C", "7, 5D", "8, 5D", "9, 5E", "10, 5E"})
    void eachDifficultyOfTheBuilderBelongsToASublevelOfLevelFive(int difficulty, String sublevel) {
        assertEquals(sublevel, CATALOG.ofDifficulty(difficulty).sublevel());
    }

    @Test
    void eachLevelGetsHarderInEveryParameter() {
        List<ToIntFunction<Level>> rising = List.of(
                level -> level.suds().low(),
                level -> level.suds().high(),
                Level::minutes,
                level -> level.audience().size(),
                level -> level.audience().mood(),
                level -> level.audience().questionDifficulty(),
                level -> level.audience().shares().bored()
                        + level.audience().shares().skeptical(),
                level -> level.audience().shares().skeptical(),
                Level::eyeContactPercent,
                level -> -level.replyDelay().minMs(),
                level -> -level.replyDelay().maxMs(),
                level -> -level.audience().shares().engaged()
                        - level.audience().shares().attentive());
        for (char number = '1'; number <= '5'; number++) {
            for (char step = 'A'; step < 'E'; step++) {
                Level easier = level("" + number + step);
                Level harder = level("" + number + (char) (step + 1));
                for (int i = 0; i < rising.size(); i++) {
                    assertTrue(
                            rising.get(i).applyAsInt(easier) <= rising.get(i).applyAsInt(harder),
                            easier.sublevel() + " to " + harder.sublevel() + ", parameter " + i);
                }
                assertTrue(easier.suds().low() < harder.suds().low());
            }
        }
    }

    @Test
    void aSessionPinsHashAndCopyFromWhichTheHashFollows() {
        for (Level level : CATALOG.all()) {
            PinnedLevel pinned = level.pinned();
            assertEquals(pinned.hash(), CanonicalJson.hash(pinned.copy()));
            assertEquals(level.minutes() * 60_000L, pinned.plannedMs());
        }
        assertEquals(25, CATALOG.all().stream().map(Level::hash).distinct().count());
    }

    @Test
    void layoutAndCommentsDoNotChangeTheHashAndEveryValueDoes() throws IOException {
        String text = Files.readString(CONFIG.resolve("levels/3C.yaml"));
        String hash = level("3C").hash();
        assertEquals(
                hash,
                read("# more\n" + text.replace("suds: {low: 55, high: 65}", "suds:\n  high: 65\n  low: 55"))
                        .hash());
        assertNotEquals(hash, read(text.replace("size: 30", "size: 31")).hash());
    }

    @Test
    void canonicalFormIsThatOfRfc8785() {
        JsonNode node = YAMLMapper.shared().readTree("{b: [1, true, null], a: {\"\u00e9\": \"x\\n\", Z: 10}}");
        assertEquals("{\"a\":{\"Z\":10,\"\u00e9\":\"x\\n\"},\"b\":[1,true,null]}", CanonicalJson.of(node));
        assertEquals(
                "[9.54,1.5,100,0.001]", CanonicalJson.of(YAMLMapper.shared().readTree("[9.54, 1.50, 100.0, 1e-3]")));
        assertEquals("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", CanonicalJson.hash("{}"));
    }

    @Test
    void everyShippedFileFulfilsTheSchema() throws IOException {
        Schema schema = schema();
        for (Level level : CATALOG.all()) {
            JsonNode node = YAMLMapper.shared()
                    .readTree(Files.readString(CONFIG.resolve("levels/" + level.sublevel() + ".yaml")));
            assertEquals(List.of(), schema.validate(node), level.sublevel());
        }
    }

    /** What both the loader and the schema refuse; the loader says where and what it expected. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size: 30 | size: 501 | :9: audience.size: expected an integer 1 to 500, found 501",
                "size: 30 | size: thirty | :9: audience.size: expected an integer 1 to 500, found \"thirty\"",
                "size: 30 | size: 30.5 | :9: audience.size: expected an integer 1 to 500, found 30.5",
                "size: 30 | seize: 30 | :9: audience.seize: no such field; possible are",
                "size: 30 | seize: 30 | :8: audience.size: expected an integer 1 to 500, found nothing",
                "minutes: 5 | minutes: 0 | :7: minutes: expected an integer 1 to 120, found 0",
                "applause: mixed | applause: Mixed | :14: audience.applause: expected one of none, clap, polite, mixed",
                "[notes, yawns, side-talk] | [notes, notes] | :15: audience.features: expected a list",
                "[notes, yawns, side-talk] | notes | :15: audience.features: expected a list",
                "sublevel: 3C | sublevel: 3F | :2: sublevel: expected 1A to 5E, found \"3F\"",
                "{min: 1500, max: 2500} | 1500 | :17: replyDelayMs: expected fields max, min, found 1500",
                "setting: auditorium | setting: Moon | :4: setting: expected a name of a-z, 0-9 and -, found \"Moon\""
            })
    void wrongFilesAreNamedByLineFieldAndExpectation(String from, String to, String expected) throws IOException {
        String text = Files.readString(CONFIG.resolve("levels/3C.yaml"));
        String changed = text.replace(from, to);
        assertNotEquals(text, changed);
        assertTrue(problems(changed).contains("3C.yaml" + expected), () -> problems(changed));
        assertFalse(schema().validate(YAMLMapper.shared().readTree(changed)).isEmpty(), "the schema takes it");
    }

    /** What no schema can say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "low: 55 | low: 66 | :6: suds.low: expected at most high, which is 65, found 66",
                "min: 1500 | min: 2501 | :17: replyDelayMs.min: expected at most max, which is 2500, found 2501",
                "bored: 30 | bored: 31 | :12: audience.shares: expected to add up to 100, found 101",
                "sublevel: 3C | sublevel: 3D | :2: sublevel: expected 3C, as the file is named, found 3D",
                "minutes: 5 | minutes: 5\\nminutes: 6 | :8: no valid YAML"
            })
    void contradictionsAreNamedToo(String from, String to, String expected) throws IOException {
        String text = Files.readString(CONFIG.resolve("levels/3C.yaml"));
        String changed = text.replace(from, to.replace("\\n", "\n"));
        assertNotEquals(text, changed);
        assertTrue(problems(changed).contains("3C.yaml" + expected), () -> problems(changed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "- 1\n- 2", "just text", "a: b: c", "\t", "\u0000", "&a [*a]"})
    void whatIsNoLevelAtAllIsAProblemAndNoCrash(String text) {
        assertTrue(problems(text).contains("3C.yaml"), () -> problems(text));
    }

    @Test
    void allProblemsOfAllFilesAreListedAtOnceAndMissingOnesNamed() throws IOException {
        copyLevels();
        Files.delete(folder.resolve("2B.yaml"));
        Files.writeString(folder.resolve("4D.yaml"), "title: 7");
        String message = String.valueOf(
                assertThrows(CannotStart.class, () -> LevelCatalog.load(folder)).getMessage());
        assertTrue(message.contains("2B.yaml: missing"), message);
        assertTrue(message.contains("4D.yaml:1: title: expected 1 to 80 printable characters, found 7"), message);
        assertTrue(message.contains("4D.yaml:1: audience: expected fields ambientPercent, applause"), message);
    }

    private String problems(String text) {
        try {
            copyLevels();
            Files.writeString(folder.resolve("3C.yaml"), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return String.valueOf(
                assertThrows(CannotStart.class, () -> LevelCatalog.load(folder)).getMessage());
    }

    private void copyLevels() throws IOException {
        try (Stream<Path> files = Files.list(CONFIG.resolve("levels"))) {
            for (Path file : files.toList()) {
                Files.writeString(folder.resolve(String.valueOf(file.getFileName())), Files.readString(file));
            }
        }
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(CONFIG.resolve("schema/level.schema.json")));
    }

    private static Level read(String text) {
        List<Problem> problems = new ArrayList<>();
        Optional<Level> level = LevelFile.READER.read("3C.yaml", text, problems);
        assertEquals(List.of(), problems);
        return level.orElseThrow();
    }

    private static Level level(String sublevel) {
        return CATALOG.find(sublevel).orElseThrow();
    }
}
