package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.Outlook;
import dev.inhabit.server.treatment.Course;
import dev.inhabit.server.treatment.GoalCommand;
import dev.inhabit.server.treatment.Goals;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.HomeworkCommand;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of the course that the seed document tells of, to the last digit. */
class ProgressTests {
    private final Course course = new Course();

    private ProgressView.Progress progress() {
        return Progress.of(course.state(), Course.TODAY, ProgressSettings.NONE);
    }

    private void lsas(int fear, int avoidance) {
        course.later(7);
        course.scale("lsas", Map.of("fear", fear, "avoidance", avoidance));
    }

    private static void is(double value, String shown, Figure figure) {
        assertEquals(value, figure.value());
        assertEquals(shown, figure.shown());
        assertNull(figure.whyNot());
    }

    @Test
    void lsasFrom68To32IsAReductionOf53Percent() {
        assertEquals(
                "not enough data: 0 of 2 scores of lsas",
                progress().anxietyReduction().whyNot());
        lsas(38, 30);
        lsas(20, 12);
        is(100.0 * 36 / 68, "53 %", progress().anxietyReduction());
        assertEquals(52.941, present(progress().anxietyReduction().value()), 0.0005);
        is(60, "60 %", progress().avoidanceReduction());
        assertEquals(
                List.of(1L, 2L),
                progress().anxietyReduction().inputs().stream()
                        .map(ProgressView.Input::sequenceNr)
                        .toList());
    }

    @Test
    void confidenceFrom2To6IsPlus200Percent() {
        for (int value : List.of(2, 4, 6)) {
            course.ask(new GoalCommand.RateSelf(Goals.Aspect.CONFIDENCE, "overall", value, Course.BY));
        }
        course.ask(new GoalCommand.RateSelf(Goals.Aspect.FUNCTION, "work", 5, Course.BY));
        is(200, "200 %", progress().confidence().get(0));
        assertEquals(
                "not enough data: 1 of 2 ratings", progress().function().get(0).whyNot());
    }

    @Test
    void nineOfTwelveAreCompletedAndSixOfNineSucceeded() {
        for (int i = 0; i < 12; i++) {
            long nr = course.ask(new HomeworkCommand.AssignHomework(
                    Homework.Kind.EXPOSURE, "task", Course.TODAY.plusDays(7L * i), null, "UTC", Course.BY));
            Homework.Status status = i < 9
                    ? Homework.Status.COMPLETED
                    : i < 10 ? Homework.Status.ATTEMPTED : i < 11 ? Homework.Status.SKIPPED : null;
            if (status != null) {
                course.ask(new HomeworkCommand.ReportHomework(
                        nr, status, i < 9 ? (Boolean) (i < 6) : null, null, null, null, Course.BY));
            }
        }
        ProgressView.HomeworkFigures figures = progress().homework();
        assertEquals(12, figures.assigned());
        assertEquals(9, figures.completed());
        assertEquals(1, figures.attempted());
        assertEquals(1, figures.skipped());
        is(75, "75 %", figures.completion());
        assertEquals("100·completed/assigned = 100·9/12", figures.completion().formula());
        is(100.0 * 6 / 9, "67 %", figures.success());
        assertEquals(9, figures.success().inputs().size());
        var weeks = HomeworkProgress.weeks(course.state().homework().assignments(), Course.TODAY);
        assertEquals(12, weeks.size());
        assertEquals(1, weeks.get(9).attempted());
        assertEquals(1, weeks.get(11).open());
    }

    /** One of five is 20 %, whatever a picture says. */
    @Test
    void oneOfFiveIsTwentyPercentAndTheBegunOneCountsInParts() {
        is(0, "0 %", LevelFigures.of(course.state(), 3));
        course.session("s1", "3A", 60, 40);
        is(20, "20 %", LevelFigures.of(course.state(), 3));
        course.session("s2", "3B", 60, 50);
        is(100 * (1 + 2 / 3.0) / 5, "33 %", LevelFigures.of(course.state(), 3));
    }

    @Test
    void goalAttainmentIsFiftyWhereAllWasReachedAsExpected() {
        long one = course.ask(new GoalCommand.SetGoal("a", 1, List.of(), Course.BY));
        long two = course.ask(new GoalCommand.SetGoal("b", 3, List.of(), Course.BY));
        assertEquals("no goal was rated", progress().goalAttainment().whyNot());
        course.ask(new GoalCommand.RateGoal(one, 0, Course.BY));
        is(50, "50.0 points", progress().goalAttainment());
        course.ask(new GoalCommand.RateGoal(two, 2, Course.BY));
        // 50 + 10·6/√(0.7·10 + 0.3·16)
        assertEquals(
                50 + 60 / Math.sqrt(11.8), present(progress().goalAttainment().value()), 1e-12);
    }

    @Test
    void belowFourValuesNothingIsPredicted() {
        for (int i = 0; i < 3; i++) {
            course.session("s" + i, "1A", 80 - 10 * i, 40);
        }
        assertEquals(Outlook.NOT_ENOUGH_DATA, progress().distress().prediction().outlook());
        assertEquals(
                "not enough data: 3 of 4 values", progress().distress().slope().whyNot());
        assertNull(progress().distress().confidencePercent());
    }

    @Test
    void aStraightFallIsPredictedWhereItMeetsTheTarget() {
        for (int i = 0; i < 6; i++) {
            course.session("s" + i, "1A", 80 - 5 * i, 40);
        }
        ProgressView.Series distress = progress().distress();
        is(-5, "-5.0 points a step", distress.slope());
        // 85 − 5·x is 25 at x = 12.
        assertEquals(
                new ProgressView.Prediction(
                        Outlook.EXPECTED, 25, 12, 12, 12, distress.prediction().why()),
                distress.prediction());
        assertEquals(6, distress.points().size());
    }

    @Test
    void whatWobblesIsPredictedWithAnIntervalThatHoldsTheMiddle() {
        int[] peaks = {80, 72, 76, 65, 66, 58};
        for (int i = 0; i < peaks.length; i++) {
            course.session("s" + i, "1A", peaks[i], 40);
        }
        ProgressView.Prediction found = progress().distress().prediction();
        int at = present(found.at());
        assertTrue(present(found.earliest()) < at);
        assertTrue(found.latest() == null || found.latest() > at);
        assertTrue(present(progress().distress().confidencePercent()) >= 90);
    }

    @Test
    void whatRisesIsNotPredictedAndWhatIsThereIsReached() {
        for (int i = 0; i < 5; i++) {
            course.session("s" + i, "1A", 40 + 5 * i, 40);
        }
        assertEquals(Outlook.RISING, progress().distress().prediction().outlook());
        course.session("s8", "1A", 25, 20);
        assertEquals(Outlook.RISING, progress().distress().prediction().outlook(), "one good day against the line");
        course.session("s9", "1A", 24, 20);
        assertEquals(Outlook.REACHED, progress().distress().prediction().outlook());
        assertEquals(6, progress().distress().prediction().at());
    }

    @ParameterizedTest
    @CsvSource({
        // What met the target once and got worse has not reached it.
        "20 40 60 80 90, RISING, ",
        "20 20 60 80 90, RISING, ",
        "20 40 60, NOT_ENOUGH_DATA, ",
        "20, NOT_ENOUGH_DATA, ",
        "60 20, NOT_ENOUGH_DATA, ",
        "60 20 20, REACHED, 2",
        "60 50 40 30 25, REACHED, 5",
        "80 78 76 74 20, EXPECTED, 29",
        "60 20 60 20 60, NOT_FALLING, ",
        "10 15 20 25, REACHED, 1",
    })
    void aTargetIsReachedOnceTheLatestPeaksMeetIt(String peaks, Outlook outlook, @Nullable Integer at) {
        int nr = 0;
        for (String peak : peaks.split(" ", -1)) {
            course.session("s" + nr++, "1A", Integer.parseInt(peak), 10);
        }
        ProgressView.Prediction found = progress().distress().prediction();
        assertEquals(outlook, found.outlook(), found.why());
        assertEquals(at, found.at());
        assertEquals(found.why().contains("rises"), outlook == Outlook.RISING || peaks.equals("10 15 20 25"));
    }

    @Test
    void belowATargetIsBelowItAndNotAtIt() {
        for (int total : new int[] {70, 60, 50, 40}) {
            lsas(total / 2, total / 2);
        }
        ProgressView.Prediction found = progress().symptoms().prediction();
        assertEquals(Outlook.EXPECTED, found.outlook());
        assertEquals(6, found.at(), "at number 5 the line is at 30, and the target is below 30");
    }

    @Test
    void aChangeIsReliableOnlyWhereReliabilityIsConfigured() {
        lsas(38, 30);
        lsas(20, 12);
        assertNull(progress().reliableChange());
        var settings = new ProgressSettings(Map.of("lsas", new ProgressSettings.Reliability(0.95, 24)));
        ProgressView.ReliableChange change =
                Progress.of(course.state(), Course.TODAY, settings).reliableChange();
        assertNotNull(change);
        assertEquals(
                -36 / (24 * Math.sqrt(2) * Math.sqrt(0.05)),
                present(change.index().value()),
                1e-9);
        assertTrue(change.reliable());
        lsas(38, 29);
        assertFalse(present(Progress.of(course.state(), Course.TODAY, settings).reliableChange())
                .reliable());
    }

    @Test
    void roundingIsHalfUp() {
        assertEquals("53", Figures.shown(52.5, 0));
        assertEquals("52", Figures.shown(52.49999, 0));
        assertEquals("0.3", Figures.shown(0.25, 1));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
