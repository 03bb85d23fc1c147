package dev.inhabit.server.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.journal.CannotStart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped content with one thing broken: what a clinic reads then. */
class BrokenContentTests {
    private static final LocalDate BEFORE_ALL_EXPIRE = LocalDate.parse("2026-11-22");
    private static final Path CONFIG = Path.of(System.getProperty("inhabit.root"), "config");

    private static final Set<String> NEEDED = Set.of(
            "first-words.en.yaml", "round-of-names.en.yaml", "planning-an-evening.en.yaml", "small-talk.en.yaml");

    @TempDir
    private static Path folder = Path.of("");

    /** Written again after each test, so that the folder is whole. */
    private final Map<Path, String> whole = new HashMap<>();

    @BeforeAll
    static void copy() throws IOException {
        try (Stream<Path> files = Files.walk(CONFIG)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path there = folder.resolve(CONFIG.relativize(file).toString());
                Files.createDirectories(there.toAbsolutePath().getParent());
                String name = String.valueOf(file.getFileName());
                boolean needed = !file.startsWith(CONFIG.resolve("dialogue")) || NEEDED.contains(name);
                Files.writeString(there, needed ? Files.readString(file) : shortened(Files.readString(file)));
            }
        }
    }

    /** The same conversation without most of its talk, and no longer than it must be: it is read some eighty times. */
    private static String shortened(String text) {
        StringBuilder brief = new StringBuilder(text.substring(0, text.indexOf("start: "))).append("""
                start: n1
                leave: left
                silence: [a, b]
                unheard: [c, d]
                nodes:
                  left: {say: [e, f], ending: left}
                  good: {say: [g, h], ending: succeeded}
                  soft: {say: [i, j], ending: polite}
                  n9: {say: [k, l], otherwise: soft, answers: [{menu: Fine then., words: [fine], to: good}]}
                """);
        for (int i = 1; i <= 8; i++) {
            brief.append("  n%1$d: {say: [m%1$d, o%1$d], otherwise: n%2$d}\n".formatted(i, i + 1));
        }
        return brief.toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        whole.putIfAbsent(file, Files.readString(file));
        Files.writeString(file, text);
    }

    private void remove(String name) throws IOException {
        Path file = folder.resolve(name);
        whole.putIfAbsent(file, Files.readString(file));
        Files.delete(file);
    }

    @AfterEach
    void mend() throws IOException {
        for (Map.Entry<Path, String> file : whole.entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
    }

    private static final int BROKEN_MIN = 30;
    /** What was broken, and told with file, line, field and what was expected. */
    private static final Set<String> TOLD = new HashSet<>();

    @AfterAll
    static void soManyDifferentFilesWereTold() {
        // A single test that is run by itself proves nothing of the rest.
        assertTrue(TOLD.isEmpty() || TOLD.size() >= BROKEN_MIN, TOLD.size() + " different broken files");
    }

    /** The line is told by the changed text itself: that of {@code at} in the changed file, or none. */
    @ParameterizedTest
    @CsvFileSource(resources = "/catalog/broken.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void eachFaultIsToldWithFileLineFieldAndExpectation(
            String file, String from, String to, String at, String field, String words) throws IOException {
        Path broken = folder.resolve(file);
        String text = Files.readString(broken);
        String changed = text.replace(plain(from), plain(to));
        assertNotEquals(text, changed, "nothing was broken");
        write(file, changed);
        List<Problem> problems = new ArrayList<>();
        if (file.startsWith("text/")) {
            problems.addAll(ConfigReport.of(folder).problems());
        } else {
            new ContentLoading(folder, problems);
        }
        String place = broken + (at.equals("-") ? "" : ":" + lineOf(changed, plain(at)));
        String expected = place + ": " + (field.equals("-") ? "" : field + ": ") + words;
        assertTrue(
                problems.stream().anyMatch(problem -> problem.toString().startsWith(expected)),
                () -> "expected " + expected + "\nfound " + Problem.list(problems));
        if (!at.equals("-") && !field.equals("-") && words.contains("expected")) {
            TOLD.add(changed);
        }
    }

    private static String plain(String text) {
        return text.replace("\\n", "\n").replace("\\t", "\t");
    }

    private static int lineOf(String text, String part) {
        int at = text.indexOf(part);
        assertTrue(at >= 0, part);
        return (int) text.substring(0, at).lines().count() + (at == 0 || text.charAt(at - 1) == '\n' ? 1 : 0);
    }

    @Test
    void aWholeKindThatIsMissingIsTold() throws IOException {
        for (String kind : List.of("scales", "biofeedback")) {
            try (Stream<Path> files = Files.list(folder.resolve(kind))) {
                for (Path file : files.toList()) {
                    remove(kind + "/" + file.getFileName());
                }
            }
        }
        List<String> problems = ConfigReport.of(folder).problems().stream()
                .map(Problem::toString)
                .toList();
        assertEquals(
                List.of(
                        folder.resolve("scales") + ": missing; at least one .yaml file must be there",
                        folder.resolve("biofeedback/heart.yaml") + ": missing; every server needs it"),
                problems);
    }

    @Test
    void aQuestionnaireThatTheServerGoesByIsNotLeftOut() throws IOException {
        remove("scales/phq-9.en.yaml");
        List<Problem> problems = new ArrayList<>();
        new ContentLoading(folder, problems);
        assertEquals(
                List.of(folder.resolve("scales")
                        + ": id: expected a file of phq-9 (its item 9 opens the questions about"
                        + " suicide), found none"),
                problems.stream().map(Problem::toString).toList());
    }

    @Test
    void aQuestionnaireOfTheClinicsOwnIsHeldToWhatTheClinicAsks() throws IOException {
        replace("limits/questionnaires.yaml", "  phq-9: [9]", "  phq-9: [9]\n  gad-7: [2]");
        replace("limits/questionnaires.yaml", "  lsas: progress", "  own-one: of this clinic\n  lsas: progress");
        List<Problem> problems = new ArrayList<>();
        new ContentLoading(folder, problems);
        List<String> told = problems.stream().map(Problem::toString).toList();
        assertEquals(1, told.size(), told.toString());
        assertTrue(told.get(0).contains("gad-7.en.yaml"), told.toString());
        assertTrue(told.get(0).contains("riskItems: expected [2] among them"), told.toString());
        replace("limits/questionnaires.yaml", "\n  gad-7: [2]", "");
        problems.clear();
        new ContentLoading(folder, problems);
        assertEquals(
                List.of(folder.resolve("scales") + ": id: expected a file of own-one (of this clinic), found none"),
                problems.stream().map(Problem::toString).toList());
    }

    @Test
    void whatAClinicAsksOfQuestionnairesIsNeverNothing() throws IOException {
        replace("limits/questionnaires.yaml", "phq-9: [9]", "phq-9: []");
        List<Problem> problems = new ArrayList<>();
        new ContentLoading(folder, problems);
        assertTrue(
                problems.toString().contains("questionnaires.yaml:5: safetyItems.phq-9: expected"),
                problems.toString());
        remove("limits/questionnaires.yaml");
        problems.clear();
        new ContentLoading(folder, problems);
        assertEquals(
                List.of(folder.resolve("limits/questionnaires.yaml") + ": missing; every server needs it"),
                problems.stream().map(Problem::toString).toList());
    }

    @Test
    void anAudienceOfLevelThreeGoesThroughPhases() throws IOException {
        String name = "levels/3C.yaml";
        write(name, Files.readString(folder.resolve(name)).replaceAll("(?m)^phases:.*\n(  .*\n)+", ""));
        List<Problem> problems = new ArrayList<>();
        new ContentLoading(folder, problems);
        assertEquals(
                List.of(folder.resolve(name)
                        + ":1: phases: expected phases: on level 3 an audience goes through them, found none"),
                problems.stream().map(Problem::toString).toList());
    }

    @Test
    void featuresOfAStepStayAtTheNext() throws IOException {
        String text = Files.readString(folder.resolve("levels/3A.yaml"));
        write("levels/3A.yaml", text.replace("features: [notes]", "features: [notes, critical-members]"));
        List<Problem> problems = new ArrayList<>();
        new ContentLoading(folder, problems);
        assertTrue(
                problems.stream().anyMatch(problem -> problem.toString()
                        .contains("3B.yaml:15: audience.features: expected critical-members, as 3A has, found none")),
                () -> Problem.list(problems));
    }

    @Test
    void aSecondDocumentIsNotPassedOver() throws IOException {
        String text = Files.readString(folder.resolve("levels/1A.yaml"));
        write("levels/1A.yaml", text + "---\ntitle: another\n");
        List<Problem> problems = new ArrayList<>();
        new ContentLoading(folder, problems);
        assertEquals(1, problems.size(), () -> Problem.list(problems));
        assertTrue(
                problems.get(0).toString().endsWith("no valid YAML: expected one document, found more after it"),
                () -> Problem.list(problems));
    }

    @Test
    void aFileOfAnotherEndingIsNotPassedOver() throws IOException {
        Path other = Files.copy(folder.resolve("scales/ssq.en.yaml"), folder.resolve("scales/ssq.en.yml"));
        List<Problem> problems = new ArrayList<>();
        new ContentLoading(folder, problems);
        Files.delete(other);
        assertEquals(
                other + ": expected a name that ends in .yaml", problems.get(0).toString());
    }

    /** Who writes such a file believes that it counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "levels/6A.yaml",
                "levels/readme.md",
                "levels/3c.yml",
                "biofeedback/own.yaml",
                "alerts/night.yaml",
                "scenarios/more.yaml",
                "crisis/own.yaml",
                "text/readme.md",
                "models/mine.json",
                "notes.md",
                "levels.yaml"
            })
    void aFileThatNobodyReadsIsTold(String stray) throws IOException {
        Path file = folder.resolve(stray);
        Files.writeString(file, "title: mine\n");
        List<Problem> problems = new ArrayList<>();
        new ContentLoading(folder, problems);
        Files.delete(file);
        assertEquals(1, problems.size(), () -> Problem.list(problems));
        assertTrue(
                problems.get(0).toString().startsWith(file + ": is read by nobody; expected here only "),
                () -> Problem.list(problems));
    }

    @Test
    void aFolderThatNobodyReadsIsTold() throws IOException {
        Path stray = Files.createDirectory(folder.resolve("dialogues"));
        List<Problem> problems = new ArrayList<>();
        new ContentLoading(folder, problems);
        Files.delete(stray);
        assertEquals(1, problems.size(), () -> Problem.list(problems));
        assertTrue(problems.get(0).toString().startsWith(stray + ": is read by nobody"), () -> Problem.list(problems));
    }

    @Test
    void aFileOfRulesWithAnotherNameIsToldOnce() throws IOException {
        Path stray = Files.writeString(folder.resolve("text/risk-de.yaml"), "version: 1\n");
        List<Problem> problems = ConfigReport.of(folder, BEFORE_ALL_EXPIRE).problems();
        Files.delete(stray);
        assertEquals(1, problems.size(), () -> Problem.list(problems));
        assertTrue(problems.get(0).toString().contains("risk-de.yaml"), () -> Problem.list(problems));
    }

    /** A server is told its settings' name. */
    @Test
    void settingsMayHaveAnyName() throws IOException {
        Path own = Files.writeString(folder.resolve("clinic.conf"), "");
        List<Problem> problems = ConfigReport.of(folder, BEFORE_ALL_EXPIRE).problems();
        Files.delete(own);
        assertEquals(List.of(), problems);
    }

    @Test
    void whomToCallIsLookedUpAgainInTime() {
        List<Problem> problems =
                ConfigReport.of(folder, LocalDate.parse("2999-01-01")).problems();
        assertFalse(problems.isEmpty());
        assertTrue(
                problems.get(0)
                        .toString()
                        .contains("crisis/resources.yaml: regions: emergency of international expired"),
                () -> Problem.list(problems));
        assertTrue(Content.load(folder).crisis().given(RiskLevel.SEVERE).size() > 1, "and is given all the same");
        assertEquals(List.of(), Content.load(folder).crisis().given(RiskLevel.MODERATE));
    }

    /** A clinic's own short conversation is taken beside four whole ones, and stands for none of them. */
    @Test
    void levelOneHasFourConversationsOfSomeLength() throws IOException {
        List<String> ofLevelOne =
                List.of("about-you", "first-words", "small-talk", "weekend-and-work", "what-do-you-think");
        List<Problem> problems = new ArrayList<>();
        for (int clinics = 1; clinics <= 2; clinics++) {
            assertEquals(List.of(), problems);
            String name = "dialogue/" + ofLevelOne.get(clinics == 1 ? 0 : 3) + ".en.yaml";
            String text = Files.readString(folder.resolve(name));
            write(
                    name,
                    text.replace("provenance: proposed", "provenance: clinic")
                            .replace("otherwise: n2}", "otherwise: left}")
                            .replaceAll("(?m)^  (n[2-9]|good|soft): .*\n", ""));
            new ContentLoading(folder, problems);
        }
        assertEquals(
                List.of(folder.resolve("dialogue") + ": sublevels: expected at least 4 conversations for level 1 in one"
                        + " language, each of 12 places and 3 endings, found 3"),
                problems.stream().map(Problem::toString).toList());
    }

    @Test
    void aServerThatStartsTellsAllOfItAtOnce() throws IOException {
        write("audiences/light.en.yaml", "pool: light");
        write("encouragements/en.yaml", "[");
        String message = String.valueOf(
                assertThrows(CannotStart.class, () -> Content.load(folder)).getMessage());
        assertTrue(message.startsWith("the content needs correction:\n  "), message);
        assertTrue(
                message.contains("light.en.yaml:1: questions: expected a list of at least 20, found nothing"), message);
        assertTrue(message.contains("en.yaml:1: no valid YAML"), message);
    }

    private record Run(int status, String out, String err) {}

    private Run check(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = ConfigCommand.line(new PrintWriter(out), new PrintWriter(err));
        return new Run(line.execute(args), out.toString(), err.toString());
    }

    @Test
    void theCommandTellsWhatIsThereAndSucceeds() {
        Run run = check("check", folder.toString());
        assertEquals(0, run.status(), run.out());
        assertTrue(run.out().contains("   25  sub-levels"), run.out());
        assertTrue(run.out().contains("Nothing is wrong."), run.out());
        assertTrue(run.out().contains("first-words.en"), run.out());
    }

    @Test
    void theCommandFailsWithTheProblemsAndAsJson() throws IOException {
        Path file = folder.resolve("levels/3C.yaml");
        write("levels/3C.yaml", Files.readString(file).replace("size: 30", "size: 501"));
        Run run = check("check", folder.toString());
        assertEquals(1, run.status());
        assertTrue(
                run.out()
                        .contains(
                                "1 problem:\n  " + file + ":9: audience.size: expected an integer 1 to 500, found 501"),
                run.out());
        Run asJson = check("check", "--json", folder.toString());
        assertEquals(1, asJson.status());
        JsonNode report = JsonMapper.shared().readTree(asJson.out());
        assertEquals(false, report.path("valid").booleanValue());
        assertEquals(9, report.at("/problems/0/line").intValue());
        assertEquals("audience.size", report.at("/problems/0/field").stringValue());
        assertEquals(24, report.at("/counts/sub-levels").intValue());
    }

    /** Kinds of their own, two in one file, and rules for words beside them. */
    @Test
    void theCommandTellsEveryFaultOfAFolderAsAServerDoes() throws IOException {
        replace("levels/3C.yaml", "size: 30", "size: 501", "mood: 50", "mood: 101");
        replace("scales/phq-9.en.yaml", "number: 9", "number: 10");
        replace("audiences/light.en.yaml", "tone: friendly", "tone: angry");
        replace("dialogue/first-words.en.yaml", "start: greet", "start: hello");
        replace("scenarios/builder.yaml", "setting: cafe, conv", "setting: moon, conv");
        List<String> expected = List.of(
                "levels/3C.yaml:9: audience.size: expected an integer 1 to 500, found 501",
                "levels/3C.yaml:10: audience.mood: expected an integer 0 to 100, found 101",
                "scales/phq-9.en.yaml:",
                "items[8].number: expected 9, found 10",
                "audiences/light.en.yaml:",
                "tone: expected one of friendly, neutral, skeptical, hostile, found \"angry\"",
                "dialogue/first-words.en.yaml:",
                "start: expected the name of a place under nodes, found \"hello\"",
                "scenarios/builder.yaml:",
                "baseTypes[3].setting: expected one of office, cafe, party");
        String server = String.valueOf(
                assertThrows(CannotStart.class, () -> Content.load(folder)).getMessage());
        String command = check("check", folder.toString()).out();
        for (String each : expected) {
            assertTrue(command.contains(each), () -> each + " is not in\n" + command);
            assertTrue(server.contains(each), () -> each + " is not in\n" + server);
        }
        replace("text/topics-en.yaml", "- my team", "- my? team?");
        Run withWords = check("check", folder.toString());
        assertEquals(1, withWords.status());
        assertTrue(withWords.out().contains("topics.work[7]: expected a phrase that begins"), withWords.out());
        assertTrue(withWords.out().contains(expected.get(0)), withWords.out());
        long told = withWords
                .out()
                .lines()
                .filter(line -> line.contains(": expected "))
                .count();
        assertTrue(withWords.out().contains("\n" + told + " problems:"), withWords.out());
        JsonNode report = JsonMapper.shared()
                .readTree(check("check", "--json", folder.toString()).out());
        assertEquals(told, report.path("problems").size());
    }

    /** @param changes each text and what takes its place */
    private void replace(String name, String... changes) throws IOException {
        String text = Files.readString(folder.resolve(name));
        String changed = text;
        for (int i = 0; i < changes.length; i += 2) {
            changed = changed.replace(changes[i], changes[i + 1]);
        }
        assertNotEquals(text, changed, "nothing was broken");
        write(name, changed);
    }

    /** Neither end of the narrower range is against the order, on whichever side it stands. */
    @Test
    void aConversationForOneSubLevelStandsOnEitherSideOfOneForMore() throws IOException {
        replace("dialogue/planning-an-evening.en.yaml", "sublevels: [2D, 2E]", "sublevels: [2B]");
        assertEquals(0, check("check", folder.toString()).status());
        replace(
                "scenarios/builder.yaml",
                "round-of-names, planning-an-evening",
                "planning-an-evening, round-of-names",
                "round-of-names, weekend-and-work, planning-an-evening",
                "planning-an-evening, weekend-and-work, round-of-names");
        Run swapped = check("check", folder.toString());
        assertEquals(0, swapped.status(), swapped.out());
    }

    @Test
    void aFolderThatIsNotThereIsAWrongCall() {
        Run run = check("check", folder.resolve("elsewhere").toString());
        assertEquals(2, run.status());
        assertTrue(run.err().contains("there is no folder"), run.err());
    }
}
