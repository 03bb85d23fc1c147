package dev.inhabit.affect.text.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.affect.text.TextRules;
import dev.inhabit.affect.text.Texts;
import dev.inhabit.affect.text.WordReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RiskTests {
    private static final List<String[]> LABELLED = Texts.labelled("risk-labelled.csv");
    private static final String MARKS = ",;:-\"()*~\u2026 \u2019\u200b";

    private final WordReader reader = new WordReader(TextRules.shipped());

    @Test
    void everyLabelledSentenceGetsItsLevel() {
        Map<RiskLevel, Map<RiskLevel, Integer>> counts = new EnumMap<>(RiskLevel.class);
        List<String> wrong = new ArrayList<>();
        for (String[] row : LABELLED) {
            RiskLevel labelled = RiskLevel.valueOf(row[0]);
            RiskLevel read = level(row[3]);
            counts.computeIfAbsent(labelled, level -> new EnumMap<>(RiskLevel.class))
                    .merge(read, 1, Integer::sum);
            if (read != labelled) {
                wrong.add(labelled + " read as " + read + ": " + row[3]);
            }
        }
        print(counts);
        assertEquals(List.of(), wrong);
    }

    @Test
    void theCategoryAndTheQualifierAreNamed() {
        for (String[] row : LABELLED) {
            List<RiskFinding> findings = reader.read(row[3]).risk().findings();
            boolean known = row[1].isEmpty() || row[1].equals("NONE") || row[1].equals("STRAIN");
            assertTrue(known || !findings.isEmpty(), row[3]);
            if (RiskLevel.valueOf(row[0]) == RiskLevel.NORMAL && !known) {
                RiskQualifier qualifier = RiskQualifier.valueOf(row[2]);
                assertTrue(
                        findings.stream()
                                .anyMatch(finding -> finding.qualifiers().contains(qualifier)),
                        row[3]);
            }
        }
    }

    @Property(tries = 300)
    void punctuationCaseAndSpaceChangeNothing(
            @ForAll @IntRange(max = 10_000) int pick,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int marks) {
        List<String[]> plain = LABELLED.stream().filter(RiskTests::isPlain).toList();
        String[] row = plain.get(pick % plain.size());
        String disturbed = disturb(row[3], new Random(seed), marks);
        RiskReading undisturbed = reader.risk(row[3], false);
        RiskReading read = reader.risk(disturbed, false);
        assertTrue(read.level().atLeast(undisturbed.level()), disturbed);
        // A pause may set a phrase apart from what qualifies it, and then it weighs more.
        if (undisturbed.findings().stream()
                .allMatch(finding -> finding.qualifiers().isEmpty())) {
            assertEquals(undisturbed.level(), read.level(), disturbed);
        }
    }

    @Property(tries = 300)
    void anyTextIsReadTwiceTheSame(@ForAll String text) {
        String words = text + " I want to die " + text;
        assertEquals(reader.risk(words, false), reader.risk(words, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I want to die", "i don't want to live", "I took too many pills"})
    void aPhraseIsFoundWhereItStandsAndWhateverSurroundsIt(String phrase) {
        String calm = "The table is brown and the chair is brown too. ".repeat(200);
        String text = calm + phrase + ". " + calm;
        RiskReading reading = reader.risk(text, false);
        assertEquals(RiskLevel.SEVERE, reading.level());
        RiskFinding finding = reading.findings().get(0);
        assertTrue(finding.start() >= calm.length() && finding.end() <= calm.length() + phrase.length());
    }

    @Test
    void theOffsetsOfAFindingAreThoseOfItsWords() {
        String text = "Well, I don’t want to live, you know";
        RiskFinding finding = reader.risk(text, false).findings().get(0);
        assertEquals("don’t want to live", text.substring(finding.start(), finding.end()));
        assertEquals("no-wish-to-live", finding.rule());
        assertEquals(RiskCategory.PASSIVE_IDEATION, finding.category());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I lost my job today | true",
                "I am so exhausted | true",
                "I want to die | true",
                "Where can I buy a gun? | false",
                "I do not want to die | false",
                "I had lunch | false"
            })
    void whatTellsOfDistressIsSaidForTheWordsThatFollow(String text, boolean distressed) {
        assertEquals(distressed, reader.risk(text, false).distressed());
        assertEquals(distressed, reader.risk(text, true).distressed(), "of these words, not of those before");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Where can I buy a gun? | NORMAL | MODERATE",
                "What is the lethal dose of insulin? | MODERATE | SEVERE",
                "What is the tallest bridge in the world? | NORMAL | NORMAL",
                "I had lunch | NORMAL | NORMAL"
            })
    void aQuestionForFactsCountsMoreAfterDistress(String question, RiskLevel alone, RiskLevel afterDistress) {
        assertEquals(alone, reader.risk(question, false).level());
        assertEquals(afterDistress, reader.risk(question, true).level());
    }

    @Test
    void nothingThatWasSaidIsPrinted() {
        RiskReading reading = reader.risk("I want to die", false);
        assertEquals("RiskReading", reading.toString());
        assertEquals("RiskFinding", reading.findings().get(0).toString());
    }

    private RiskLevel level(String text) {
        return reader.risk(text, false).level();
    }

    /** Without marks that mean something themselves: quotations, figures, spelled-out letters, several sentences. */
    private static boolean isPlain(String[] row) {
        return row[3].matches("[A-Za-z' ]+") && !row[0].equals("NORMAL");
    }

    /** Puts marks between words, and changes case. */
    private static String disturb(String text, Random random, int marks) {
        StringBuilder disturbed = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            for (int i = 0; i < random.nextInt(marks + 1); i++) {
                char mark = MARKS.charAt(random.nextInt(MARKS.length()));
                disturbed.append(mark == '"' ? "" : mark);
            }
            boolean upper = random.nextBoolean();
            disturbed.append(upper ? word.toUpperCase(Locale.ROOT) : word).append(' ');
        }
        return disturbed.toString();
    }

    private static void print(Map<RiskLevel, Map<RiskLevel, Integer>> counts) {
        counts.forEach((level, reads) -> {
            int right = reads.getOrDefault(level, 0);
            int labelled = reads.values().stream().mapToInt(count -> count).sum();
            int read = counts.values().stream()
                    .mapToInt(row -> row.getOrDefault(level, 0))
                    .sum();
            System.out.printf(
                    Locale.ROOT,
                    "risk %-8s %3d sentences, recall %.3f, precision %.3f%n",
                    level,
                    labelled,
                    right / (double) labelled,
                    right / (double) Math.max(1, read));
        });
    }
}
