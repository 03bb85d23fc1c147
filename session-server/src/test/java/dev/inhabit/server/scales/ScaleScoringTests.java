package dev.inhabit.server.scales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.content.Problem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped questionnaires against published values. */
class ScaleScoringTests {
    private static final List<Problem> PROBLEMS = new ArrayList<>();
    private static final Scales SCALES = Scales.read(Path.of(System.getProperty("inhabit.root"), "config"), PROBLEMS);

    private static Scale scale(String id) {
        return SCALES.find(id, "en").orElseThrow(() -> new AssertionError(PROBLEMS));
    }

    /** Every question with the same value. */
    private static Map<String, Integer> all(Scale scale, int value) {
        Map<String, Integer> answers = new HashMap<>();
        for (Scale.Item item : scale.items()) {
            scale.asked(item).forEach(rating -> answers.put(scale.key(item, rating), value));
        }
        return answers;
    }

    private static String text(Optional<BigDecimal> score) {
        return score.map(BigDecimal::toPlainString).orElse("none");
    }

    /** The lowest and the highest score that there is, and the number of questions. */
    @ParameterizedTest
    @CsvSource({
        "lsas, 48, 0, 0.00, 3, 144.00",
        "spin, 17, 0, 0.00, 4, 68.00",
        "phq-9, 9, 0, 0.00, 3, 27.00",
        "gad-7, 7, 0, 0.00, 3, 21.00",
        "wai-sr, 12, 1, 12.00, 5, 60.00",
        "ssq, 16, 0, 0.00, 3, 235.62"
    })
    void totals(String id, int questions, int low, String lowest, int high, String highest) {
        Scale scale = scale(id);
        assertEquals(questions, all(scale, low).size());
        assertEquals(lowest, text(ScaleScoring.score(scale, all(scale, low)).total()));
        assertEquals(highest, text(ScaleScoring.score(scale, all(scale, high)).total()));
    }

    @ParameterizedTest
    @CsvSource({
        "lsas, 3, fear, 72.00",
        "lsas, 3, avoidance, 72.00",
        "lsas, 1, fear-performance, 13.00",
        "lsas, 1, fear-social, 11.00",
        "lsas, 1, avoidance-performance, 13.00",
        "lsas, 1, avoidance-social, 11.00",
        "spin, 4, fear, 24.00",
        "spin, 4, avoidance, 28.00",
        "spin, 4, physiology, 16.00",
        "wai-sr, 5, task, 20.00",
        "wai-sr, 5, bond, 20.00",
        "wai-sr, 5, goal, 20.00",
        "ssq, 3, nausea, 200.34",
        "ssq, 3, oculomotor, 159.18",
        "ssq, 3, disorientation, 292.32",
        "ssq, 1, nausea, 66.78",
        "cbi, 75, personal, 75.00",
        "cbi, 75, client, 75.00",
        "cbi, 75, work, 67.85714285714286"
    })
    void subscales(String id, int value, String subscale, String expected) {
        ScaleScore score = ScaleScoring.score(scale(id), all(scale(id), value));
        assertEquals(expected, text(score.part(subscale)));
    }

    /** "Often" is 75 on every scale of the CBI, once the reversed question is answered the other way. */
    @Test
    void theReversedQuestionOfTheCbiCountsFromTheOtherEnd() {
        Map<String, Integer> answers = all(scale("cbi"), 75);
        answers.put("13", 25);
        ScaleScore score = ScaleScoring.score(scale("cbi"), answers);
        assertEquals("75.00", text(score.part("work")));
        assertEquals("none", text(score.total()));
        assertEquals(Optional.empty(), score.noTotalBecause());
        assertEquals(3, score.cutoffs().size());
    }

    /** One symptom counts in two parts of the SSQ, and the total is made of raw sums, not of weighted ones. */
    @Test
    void nauseaCountsTwiceInTheSsq() {
        Map<String, Integer> answers = all(scale("ssq"), 0);
        answers.put("8", 2);
        ScaleScore score = ScaleScoring.score(scale("ssq"), answers);
        assertEquals("19.08", text(score.part("nausea")));
        assertEquals("0.00", text(score.part("oculomotor")));
        assertEquals("27.84", text(score.part("disorientation")));
        assertEquals("14.96", text(score.total()));
    }

    @ParameterizedTest
    @CsvSource({
        "0, minimal, below, minimal, 0",
        "29, minimal, below, minimal, 0",
        "30, minimal, social-anxiety, mild, 1",
        "32, minimal, social-anxiety, mild, 2",
        "39, minimal, social-anxiety, mild, 2",
        "40, mild, social-anxiety, mild, 2",
        "55, moderate, social-anxiety, mild, 2",
        "60, moderate, generalised, moderate, 3",
        "65, marked, generalised, moderate, 3",
        "68, marked, generalised, moderate, 3",
        "80, severe, generalised, moderate, 3",
        "95, very-severe, generalised, moderate, 3",
        "144, very-severe, generalised, moderate, 3"
    })
    void bandsOfTheLsas(int total, String severity, String screening, String seed, int cutoffs) {
        ScaleScore score = ScaleScoring.score(scale("lsas"), adding(scale("lsas"), total, 3));
        assertEquals(total + ".00", text(score.total()));
        assertEquals(Optional.of(severity), score.band("severity"));
        assertEquals(Optional.of(screening), score.band("screening"));
        assertEquals(Optional.of(seed), score.band("seed"));
        assertEquals(cutoffs, score.cutoffs().size());
    }

    @ParameterizedTest
    @CsvSource({
        "spin, 4, 18, none, 0",
        "spin, 4, 19, none, 1",
        "spin, 4, 20, none, 1",
        "spin, 4, 21, mild, 1",
        "spin, 4, 31, moderate, 1",
        "spin, 4, 41, severe, 1",
        "spin, 4, 50, severe, 1",
        "spin, 4, 51, very-severe, 1",
        "phq-9, 3, 4, minimal, 0",
        "phq-9, 3, 5, mild, 0",
        "phq-9, 3, 10, moderate, 1",
        "phq-9, 3, 15, moderately-severe, 1",
        "phq-9, 3, 20, severe, 1",
        "gad-7, 3, 4, minimal, 0",
        "gad-7, 3, 5, mild, 0",
        "gad-7, 3, 10, moderate, 1",
        "gad-7, 3, 15, severe, 1"
    })
    void bandsOfTheOthers(String id, int highest, int total, String band, int cutoffs) {
        ScaleScore score = ScaleScoring.score(scale(id), adding(scale(id), total, highest));
        assertEquals(Optional.of(band), score.band("severity"));
        assertEquals(cutoffs, score.cutoffs().size());
    }

    /** Answers that add up to this much, from the first question on. */
    private static Map<String, Integer> adding(Scale scale, int total, int highest) {
        Map<String, Integer> answers = new HashMap<>();
        int left = total;
        for (Scale.Item item : scale.items()) {
            for (String rating : scale.asked(item)) {
                int value = Math.min(left, highest);
                answers.put(scale.key(item, rating), value);
                left -= value;
            }
        }
        return answers;
    }

    @Test
    void upToAFifthOfASubscaleOfTheLsasMayBeMissing() {
        Scale lsas = scale("lsas");
        Map<String, Integer> answers = all(lsas, 2);
        for (int item = 1; item <= 4; item++) {
            answers.remove(item + ".fear");
        }
        // 20 answers of 24: the mean stands for four, 16.7 %.
        assertEquals("96.00", text(ScaleScoring.score(lsas, answers).total()));
        assertEquals("none", text(ScaleScoring.score(lsas, answers).part("fear-performance")), "4 of 13 are 30.8 %");
        answers.remove("5.fear");
        ScaleScore five = ScaleScoring.score(lsas, answers);
        assertEquals("none", text(five.total()));
        assertEquals(Optional.of("5 questions were not answered"), five.noTotalBecause());
        assertEquals("48.00", text(five.part("avoidance")));
        assertEquals(List.of(), five.bands());
        assertEquals(List.of(), five.cutoffs());
    }

    @Test
    void whereNothingMayBeMissingTheMissingQuestionIsNamed() {
        Map<String, Integer> answers = all(scale("gad-7"), 1);
        answers.remove("3");
        assertEquals(
                Optional.of("question 3 was not answered"),
                ScaleScoring.score(scale("gad-7"), answers).noTotalBecause());
        assertEquals(
                Optional.of("7 questions were not answered"),
                ScaleScoring.score(scale("gad-7"), Map.of()).noTotalBecause());
    }

    @Test
    void aStrangeAnswerGivesNoScoreAndIsNotRepeated() {
        Map<String, Integer> answers = all(scale("gad-7"), 1);
        answers.put("3", 7);
        assertEquals(
                Optional.of("question 3 has an answer that is none of its choices"),
                ScaleScoring.score(scale("gad-7"), answers).noTotalBecause());
        answers.put("3", 1);
        answers.put("8", 1);
        assertEquals(
                Optional.of("there is no question 8"),
                ScaleScoring.score(scale("gad-7"), answers).noTotalBecause());
    }

    @Test
    void theLastQuestionOfThePhqOpensTheRiskFlowWhateverTheScore() {
        Map<String, Integer> answers = all(scale("phq-9"), 0);
        assertEquals(
                ScaleScore.Risk.NOT_RAISED,
                ScaleScoring.score(scale("phq-9"), answers).risk());
        answers.put("9", 1);
        ScaleScore raised = ScaleScoring.score(scale("phq-9"), answers);
        assertEquals(ScaleScore.Risk.RAISED, raised.risk());
        assertEquals(Optional.of("minimal"), raised.band("severity"));
        answers.remove("9");
        assertEquals(
                ScaleScore.Risk.UNANSWERED,
                ScaleScoring.score(scale("phq-9"), answers).risk());
        assertEquals(
                ScaleScore.Risk.RAISED,
                ScaleScoring.score(scale("phq-9"), Map.of("9", 3)).risk());
        assertEquals(
                ScaleScore.Risk.NOT_ASKED,
                ScaleScoring.score(scale("gad-7"), Map.of()).risk());
    }

    /** All patterns of the screener, against its table written once more in Java. */
    @Test
    void everyPatternOfTheScreenerHasItsLevel() {
        Scale screener = scale("c-ssrs-screener");
        for (int pattern = 0; pattern < 1 << 7; pattern++) {
            Map<String, Integer> answers = new HashMap<>();
            for (int item = 1; item <= 7; item++) {
                answers.put(String.valueOf(item), (pattern >> (item - 1)) & 1);
            }
            boolean high = yes(answers, 4) || yes(answers, 5) || yes(answers, 7);
            boolean moderate = yes(answers, 3) || yes(answers, 6);
            boolean low = yes(answers, 1) || yes(answers, 2);
            ScaleScore score = ScaleScoring.score(screener, answers);
            assertEquals(
                    high ? "high" : moderate ? "moderate" : low ? "low" : "none",
                    score.triage().orElseThrow().id());
            assertEquals(pattern == 0, score.risk() == ScaleScore.Risk.NOT_RAISED);
        }
    }

    private static boolean yes(Map<String, Integer> answers, int item) {
        return Integer.valueOf(1).equals(answers.get(String.valueOf(item)));
    }

    @Test
    void whatTheScreenerDoesNotAskIsNotMissingAndWhatIsMissingIsNoAllClear() {
        Scale screener = scale("c-ssrs-screener");
        ScaleScore none = ScaleScoring.score(screener, Map.of("1", 0, "2", 0, "6", 0));
        assertEquals("none", none.triage().orElseThrow().id());
        assertEquals(Optional.empty(), none.noTotalBecause());
        ScaleScore open = ScaleScoring.score(screener, Map.of("1", 0, "2", 0));
        assertTrue(open.triage().isEmpty());
        assertEquals(
                Optional.of("incomplete: question 6 was not answered, so the level may be as high as High"),
                open.noTotalBecause());
        assertEquals(ScaleScore.Risk.UNANSWERED, open.risk());
        ScaleScore atLeast = ScaleScoring.score(screener, Map.of("2", 1, "4", 1));
        assertEquals("high", atLeast.triage().orElseThrow().id());
        assertEquals(Optional.of("incomplete: 4 questions were not answered"), atLeast.noTotalBecause());
    }

    /** Every pattern of yes, no and no answer: a level is told only where nothing left out could make it worse. */
    @Test
    void noLevelIsBelowTheWorstThatIsStillPossible() {
        Scale screener = scale("c-ssrs-screener");
        List<String> levels = List.of("none", "low", "moderate", "high");
        for (int pattern = 0; pattern < 2187; pattern++) {
            Map<String, Integer> answers = new HashMap<>();
            for (int item = 1, rest = pattern; item <= 7; item++, rest /= 3) {
                if (rest % 3 != 2) {
                    answers.put(String.valueOf(item), rest % 3);
                }
            }
            ScaleScore score = ScaleScoring.score(screener, answers);
            int worst = levels.indexOf(worstCompletion(screener, answers, 1));
            assertTrue(
                    score.triage().isEmpty()
                            || levels.indexOf(score.triage().get().id()) == worst,
                    answers + " gives " + score.triage());
            assertTrue(
                    score.triage().isPresent()
                            || score.noTotalBecause().orElse("").startsWith("incomplete"),
                    answers.toString());
        }
    }

    /** Answers all that the flow would still ask in the way that gives the worst level. */
    private static String worstCompletion(Scale scale, Map<String, Integer> answers, int item) {
        List<String> levels = List.of("none", "low", "moderate", "high");
        if (item > 7) {
            return ScaleScoring.score(scale, answers).triage().orElseThrow().id();
        }
        String key = String.valueOf(item);
        boolean asked = (item >= 3 && item <= 5) ? yes(answers, 2) : (item != 7 || yes(answers, 6));
        if (answers.containsKey(key) || !asked) {
            return worstCompletion(scale, answers, item + 1);
        }
        String worst = "none";
        for (int value = 0; value <= 1; value++) {
            Map<String, Integer> more = new HashMap<>(answers);
            more.put(key, value);
            String level = worstCompletion(scale, more, item + 1);
            worst = levels.indexOf(level) > levels.indexOf(worst) ? level : worst;
        }
        return worst;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1=1,2=1,6=0 | 3 questions were",
                "1=1,2=1 | 4 questions were",
                "1=0,2=0 | question 6 was",
                "2=0,6=0 | question 1 was",
                "1=1,2=1,3=1,4=0,5=0,6=1 | question 7 was"
            })
    void anIncompleteScreenerSaysSoAndHasNoLevel(String given, String missing) {
        Map<String, Integer> answers = new HashMap<>();
        for (String each : given.split(",", -1)) {
            answers.put(each.substring(0, 1), Integer.valueOf(each.substring(2)));
        }
        ScaleScore score = ScaleScoring.score(scale("c-ssrs-screener"), answers);
        assertEquals(Optional.empty(), score.triage());
        assertTrue(score.noTotalBecause().orElse("").startsWith("incomplete: " + missing), score.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lsas", "spin", "wai-sr", "c-ssrs-screener"})
    void whatBelongsToSomebodyIsInShortLabels(String id) {
        assertFalse(scale(id).licence().fullText());
        scale(id).items().forEach(item -> assertTrue(item.label().length() <= 50, item.label()));
    }
}
