package dev.inhabit.affect.evaluation;

import static dev.inhabit.affect.Emotion.ANGRY;
import static dev.inhabit.affect.Emotion.HAPPY;
import static dev.inhabit.affect.Emotion.NEUTRAL;
import static dev.inhabit.affect.Emotion.SAD;
import static dev.inhabit.affect.Emotion.SURPRISED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against figures computed by hand. */
class FiguresTests {
    private static final double EXACT = 1e-12;

    /** Neutral: 3 of 4 right, one read as happy. Happy: 1 of 2, one read as sad. Nothing else is in the data. */
    private static final List<Judged> SIX = List.of(
            Made.judged(NEUTRAL, NEUTRAL, .9, true, "a"),
            Made.judged(NEUTRAL, NEUTRAL, .8, true, "a"),
            Made.judged(NEUTRAL, NEUTRAL, .5, false, "b"),
            Made.judged(NEUTRAL, HAPPY, .6, true, "b"),
            Made.judged(HAPPY, HAPPY, .7, true, "a"),
            Made.judged(HAPPY, SAD, .4, false, "b"));

    @Test
    void sharesOfSixSamples() {
        Figures figures = Figures.of(SIX, List.of(new Figures.Unread(Optional.of("b"))));
        assertEquals(7, figures.samples());
        assertEquals(6, figures.read());
        assertShare(4 / 6., figures.accuracy());
        assertShare(4 / 7., figures.accuracyOfAll());
        assertShare((3 / 4. + 1 / 2.) / 2, figures.uar());
        // Neutral: precision 1, recall 3/4. Happy: precision 1/2, recall 1/2. Sad is not in the data.
        assertShare((6 / 7. + 1 / 2.) / 2, figures.macroF1());
        assertShare(4 / 6., figures.named());
        assertShare(3 / 4., figures.accuracyOfNamed());
    }

    @Test
    void classesOfSixSamples() {
        List<Figures.OfClass> classes = Figures.of(SIX, List.of()).classes();
        Figures.OfClass neutral = classes.get(NEUTRAL.index());
        assertEquals("neutral", neutral.label());
        assertEquals(4, neutral.samples());
        assertShare(3 / 4., neutral.recall());
        assertShare(1, neutral.precision());
        assertShare(6 / 7., neutral.f1());
        Figures.OfClass sad = classes.get(SAD.index());
        assertEquals(OptionalDouble.empty(), sad.recall());
        assertShare(0, sad.precision());
        assertEquals(OptionalDouble.empty(), sad.f1());
    }

    @Test
    void confusionHasRowsByTruth() {
        Confusion confusion = Confusion.of(SIX);
        assertEquals(3, confusion.count(NEUTRAL, NEUTRAL));
        assertEquals(1, confusion.count(NEUTRAL, HAPPY));
        assertEquals(1, confusion.count(HAPPY, SAD));
        assertEquals(0, confusion.count(SAD, HAPPY));
        assertEquals(List.of(3, 1, 0, 0, 0, 0, 0), confusion.rows().get(NEUTRAL.index()));
    }

    @Test
    void groupsCountForThemselves() {
        List<Figures.OfGroup> groups =
                Figures.of(SIX, List.of(new Figures.Unread(Optional.of("c")))).groups();
        assertEquals(
                List.of("a", "b", "c"),
                groups.stream().map(Figures.OfGroup::group).toList());
        assertShare(1, groups.get(0).accuracy());
        assertShare(1 / 3., groups.get(1).accuracy());
        assertShare((1 / 2. + 0) / 2, groups.get(1).uar());
        assertEquals(1, groups.get(2).samples());
        assertEquals(OptionalDouble.empty(), groups.get(2).accuracy());
    }

    @Test
    void severalLabelsAreRightIfOneIsRead() {
        Judged both = Made.labelled(Set.of(ANGRY, SAD), SAD, Set.of(ANGRY, HAPPY));
        assertTrue(both.isRight());
        assertEquals(1, Confusion.of(List.of(both)).count(SAD, SAD));
        // A wrong reading stands in the row of the label that comes first among the seven.
        Judged neither = Made.labelled(Set.of(ANGRY, SAD), HAPPY, Set.of());
        assertEquals(1, Confusion.of(List.of(neither)).count(SAD, HAPPY));
    }

    @Test
    void thresholdedLabelsCountEachForItself() {
        PresentLabels present = PresentLabels.of(List.of(
                Made.labelled(Set.of(ANGRY, SAD), SAD, Set.of(ANGRY, HAPPY)),
                Made.labelled(Set.of(ANGRY), ANGRY, Set.of()),
                Made.labelled(Set.of(SURPRISED), SURPRISED, Set.of(SURPRISED, ANGRY))));
        // Angry: 1 true positive, 1 false positive, 1 false negative.
        assertShare(1 / 2., present.f1(ANGRY));
        assertShare(0, present.f1(SAD));
        assertShare(1, present.f1(SURPRISED));
        assertEquals(OptionalDouble.empty(), present.f1(HAPPY));
        assertShare((1 / 2. + 0 + 1) / 3, present.macroF1());
    }

    @Test
    void calibrationWeighsTheBinsDistances() {
        Calibration calibration = Calibration.of(List.of(
                Made.judged(HAPPY, HAPPY, .95),
                Made.judged(HAPPY, SAD, .97),
                Made.judged(HAPPY, HAPPY, .5),
                Made.judged(HAPPY, HAPPY, 0)));
        // Bins of a fifteenth: (14/15, 1] has .96 against 1/2, (7/15, 8/15] .5 against 1, the first 0 against 1.
        assertShare((2 * .46 + .5 + 1) / 4, calibration.ece());
        assertEquals(3, calibration.bins().size());
        assertEquals(0, calibration.bins().get(0).from());
        assertEquals(7 / 15., calibration.bins().get(1).from(), EXACT);
        assertEquals(2, calibration.bins().get(2).samples());
        assertEquals(.96, calibration.bins().get(2).confidence(), EXACT);
    }

    @Test
    void aConfidenceOnAnEdgeBelongsToTheBinBelow() {
        Calibration calibration = Calibration.of(List.of(Made.judged(HAPPY, HAPPY, 1.0 / 3)));
        assertEquals(4 / 15., calibration.bins().get(0).from(), EXACT);
    }

    @Test
    void latencyIsByNearestRank() {
        long[] nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = (200 - i) * 1_000_000L;
        }
        assertEquals(new Latency(200, 1, 100, 198), Latency.ofNanos(nanos));
        assertEquals(new Latency(1, 3, 3, 3), Latency.ofNanos(new long[] {3_000_000}));
        assertEquals(new Latency(0, 0, 0, 0), Latency.ofNanos(new long[0]));
    }

    @Test
    void nothingReadHasNoShares() {
        Figures figures = Figures.of(List.of(), List.of());
        assertEquals(OptionalDouble.empty(), figures.accuracy());
        assertEquals(OptionalDouble.empty(), figures.uar());
        assertEquals(OptionalDouble.empty(), figures.calibration().ece());
    }

    @Test
    void aSampleNeedsTruthAndConfidence() {
        assertThrows(IllegalArgumentException.class, () -> Made.labelled(Set.of(), HAPPY, Set.of()));
        assertThrows(IllegalArgumentException.class, () -> Made.judged(HAPPY, HAPPY, 1.01));
        assertThrows(IllegalArgumentException.class, () -> Made.judged(HAPPY, HAPPY, Double.NaN));
    }

    private static void assertShare(double expected, OptionalDouble actual) {
        assertEquals(expected, actual.orElseThrow(), EXACT);
    }
}
