package dev.inhabit.affect.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.text.risk.RiskLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordReaderTests {
    private static final String RULES = """
            classes: {}
            rules:
              - {id: pears, category: STRAIN, level: MILD, phrases: [%s]}
            idioms: []
            cues: {NEGATOR: [], UNDOING: [], CARRYING: [], STRUGGLING: [], COMPARING: [], JOINING: [], PAST: [], RECENT: [],
              DENIAL: [], LAUGHTER: [], FICTION: [], SAYING: [], SPEAKER: [], OTHERS: [], FOR_OTHERS: [], OTHERS_FORM: [],
              MYSELF: [], OTHERSELF: [], DISTRESS: []}
            """;

    @TempDir
    Path folder;

    @Property(tries = 500)
    void anyTextIsRead(@ForAll String text) {
        WordReading reading = new WordReader(TextRules.shipped()).read(text);
        assertTrue(Math.abs(reading.sentiment()) <= 1);
        double trust = reading.language().trust();
        assertTrue(trust >= 0 && trust <= 1);
    }

    @Test
    void aClinicMayBringItsOwnRules() throws IOException {
        Files.writeString(folder.resolve("risk-en.yaml"), RULES.formatted("no more pears"));
        WordReader reader = new WordReader(TextRules.load(folder));
        assertEquals(
                RiskLevel.MILD, reader.read("There are no more pears").risk().level());
        assertEquals(RiskLevel.NORMAL, reader.read("I want to die").risk().level());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[no more pears] | ['.. pears'] | 3: rules[0].phrases[0]: expected a phrase that begins and ends with a word, not optional, found '.. pears'",
                "[no more pears] | [pears ..x pips] | 3: rules[0].phrases[0]: expected after .. nothing or 1 to 9, found 'pears ..x pips'",
                "[no more pears] | [pears  pips] | 3: rules[0].phrases[0]: expected a phrase of words with one space between",
                "[no more pears] | [$fruit] | 3: rules[0].phrases[0]: expected a phrase of words with one space between; expected the name of a class of words, found '$fruit'",
                "[no more pears] | [] | 3: rules[0]: expected at least one phrase in a rule, found 'pears'",
                "[no more pears] | | 3: rules[0].phrases: expected a value, found nothing",
                "[no more pears] | pears | 3: rules[0].phrases: expected a list, found \"pears\"",
                ", phrases: [no more pears] | | 3: rules[0].phrases: expected a value in each rule, found nothing",
                "MILD | AWFUL | 3: rules[0].level: expected one of NORMAL, MILD, MODERATE, SEVERE, found 'AWFUL'",
                "id: pears | id: pears, kind: x | 3: rules[0].kind: no such field; possible are [afterDistress, category,",
                "id: pears | id: Two Pears | 3: rules[0]: expected a name of at most 64 of a-z, 0-9 and -, beginning with a letter, found 'Two Pears'",
                "DISTRESS: [] | X: [] | 7: cues.X: expected one of NEGATOR,",
                ", DISTRESS: [] | | 5: cues.DISTRESS: expected a list of phrases, which may be empty, found nothing",
                "idioms: [] | | expected its values, found nothing",
                "rules: | rules: [ | no valid YAML: ",
            })
    void aRuleThatMakesNoSenseIsRefusedWithItsPlace(String right, String wrong, String problem) throws IOException {
        String rules = RULES.formatted("no more pears");
        assertTrue(rules.contains(right), right);
        Path file = folder.resolve("risk-en.yaml");
        Files.writeString(file, rules.replace(right, wrong == null ? "" : wrong));
        UnusableRulesException refused = assertThrows(UnusableRulesException.class, () -> TextRules.load(folder));
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith(file + ":"), message);
        assertTrue(message.contains(problem), message);
    }

    @Test
    void theLinesOfAClinicsFileAreThoseThatItsEditorShows() throws IOException {
        Files.writeString(folder.resolve("topics-en.yaml"), """
                # Ours.
                topics:
                  work:
                    - my job
                  Big Money:
                    - rent
                elsewhere: []
                """);
        UnusableRulesException refused = assertThrows(UnusableRulesException.class, () -> TextRules.load(folder));
        assertEquals(
                folder.resolve("topics-en.yaml")
                        + ":5: topics.Big Money: expected a name of at most 32 of a-z, 0-9 and -, beginning with a letter,"
                        + " found 'Big Money'",
                refused.getMessage());
    }

    @Test
    void aFileWithANameThatIsNearlyRightIsNotPassedOver() throws IOException {
        Files.writeString(folder.resolve("risk_en.yaml"), RULES.formatted("no more pears"));
        UnusableRulesException refused = assertThrows(UnusableRulesException.class, () -> TextRules.load(folder));
        assertTrue(String.valueOf(refused.getMessage()).contains("found 'risk_en.yaml'"), refused.getMessage());
    }

    @Test
    void rulesAreNamedByWhatTheyHold() throws IOException {
        String shipped = TextRules.shipped().version();
        assertTrue(shipped.matches("[0-9a-f]{12}"), shipped);
        assertEquals(shipped, TextRules.load(folder).version(), "an empty folder leaves all as shipped");
        assertEquals(shipped, TextRules.load(folder.resolve("none")).version());
        Files.writeString(folder.resolve("risk-en.yaml"), RULES.formatted("no more pears"));
        String own = TextRules.load(folder).version();
        assertNotEquals(shipped, own);
        Files.writeString(folder.resolve("risk-en.yaml"), RULES.formatted("no more plums"));
        assertNotEquals(own, TextRules.load(folder).version());
    }
}
