package dev.inhabit.server.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.InvalidField;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.scales.Scales;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped questionnaires as a course of treatment scores them. */
class ClinicScalesTests {
    private static final List<Problem> PROBLEMS = new ArrayList<>();
    private static final ScaleBook BOOK =
            new ClinicScales(Scales.read(Path.of(System.getProperty("inhabit.root"), "config"), PROBLEMS), "en");

    private static Map<String, Integer> phq(int last) {
        Map<String, Integer> answers = new HashMap<>();
        for (int question = 1; question <= 9; question++) {
            answers.put(String.valueOf(question), question == 9 ? last : 1);
        }
        return answers;
    }

    private static Scored score(String scale, Map<String, Integer> answers) {
        return BOOK.score(scale, answers).orElseThrow();
    }

    @Test
    void theLastQuestionAboveZeroRaisesRiskAndOnlyIt() {
        assertEquals(List.of(), PROBLEMS);
        assertEquals(8.0, score("phq-9", phq(0)).total());
        assertFalse(score("phq-9", phq(0)).riskRaised());
        assertTrue(score("phq-9", phq(1)).riskRaised());
        assertEquals("mild", score("phq-9", phq(1)).bands().get("severity"));
    }

    @Test
    void whereTheLastQuestionWasLeftOutThatIsSaid() {
        Map<String, Integer> answers = phq(0);
        assertEquals(false, score("phq-9", answers).riskUnanswered());
        answers.remove("9");
        assertEquals(true, score("phq-9", answers).riskUnanswered());
        assertFalse(score("phq-9", answers).riskRaised());
        assertEquals(true, score("c-ssrs-screener", Map.of("1", 0, "2", 0)).riskUnanswered(), "6 is always asked");
        assertEquals(false, score("c-ssrs-screener", Map.of("1", 1)).riskUnanswered(), "raised already");
        assertEquals(false, score("gad-7", Map.of("1", 1)).riskUnanswered(), "does not ask");
    }

    @Test
    void lsasHasItsTotalAndWhatProgressNeedsOfAvoidance() {
        Map<String, Integer> answers = new HashMap<>();
        for (int question = 1; question <= 24; question++) {
            answers.put(question + ".fear", 1);
            answers.put(question + ".avoidance", 2);
        }
        assertEquals(72.0, score("lsas", answers).total());
        assertEquals(48.0, score("lsas", answers).parts().get("avoidance"));
    }

    @ParameterizedTest
    @CsvSource({
        "lsas, 1, ",
        "lsas, 144, ",
        "lsas, 145, below",
        "lsas, 1000, below",
        "lsas, 0, below",
        "gad-7, 21, ",
        "gad-7, 22, below",
        "spin, 68, ",
        "phq-9, 10, scale",
        "ssq, 100, scale",
        "cbi, 50, scale",
        "c-ssrs-screener, 1, scale",
        "wai-sr, 30, scale",
    })
    void aTargetLiesInTheRangeOfATotalOfAnxiety(String scale, int below, @Nullable String field) {
        if (field == null) {
            BOOK.checkTarget(scale, below);
        } else {
            InvalidField refused = assertThrows(InvalidField.class, () -> BOOK.checkTarget(scale, below));
            assertEquals(field, refused.field());
        }
        assertEquals(
                "1 to 144",
                String.valueOf(assertThrows(InvalidField.class, () -> BOOK.checkTarget("lsas", 1_000))
                                .getMessage())
                        .replaceFirst(".*must be (1 to \\d+).*", "$1"));
    }

    /** Three points of 23 answers stand for 3.1304… of 24, not for 3.13. */
    @Test
    void aScoreIsNotRounded() {
        Map<String, Integer> answers = new HashMap<>();
        for (int question = 1; question <= 24; question++) {
            if (question > 1) {
                answers.put(question + ".fear", question <= 4 ? 1 : 0);
            }
            answers.put(question + ".avoidance", 0);
        }
        assertEquals(
                3 * 24 / 23.0, Objects.requireNonNull(score("lsas", answers).total()), 1e-12);
        assertEquals(
                3 * 24 / 23.0,
                Objects.requireNonNull(score("lsas", answers).parts().get("fear")),
                1e-12);
    }

    @Test
    void whatIsMissingIsNoScoreAndWhatIsForeignIsRefused() {
        Map<String, Integer> answers = phq(0);
        answers.remove("3");
        assertNull(score("phq-9", answers).total());
        answers.put("3", 4);
        InvalidField outside = assertThrows(InvalidField.class, () -> score("phq-9", answers));
        assertEquals("answers.3 is 4, must be one of 0, 1, 2, 3", outside.getMessage());
        assertThrows(InvalidField.class, () -> score("phq-9", Map.of("10", 1)));
        assertTrue(BOOK.score("unheard-of", Map.of()).isEmpty());
    }
}
