package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionView.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HabituationTests {
    /** One rating a minute. */
    private static SudsCurve minutes(int... suds) {
        SudsCurve curve = SudsCurve.empty();
        for (int i = 0; i < suds.length; i++) {
            curve = curve.with(new SudsCurve.Rating(i + 1, i * 60_000L, i * 60_000L, suds[i], null, false, false));
        }
        return curve;
    }

    @Test
    void theSeedsOwnExampleIsAPlateauAndNoHabituation() {
        Habituation h = Habituation.of(minutes(65, 62, 61, 60, 60, 62));
        assertEquals(Trend.PLATEAU, h.trend());
        assertFalse(h.habituated());
        assertEquals(65, h.peak());
    }

    @Test
    void aSteadyFallIsHabituation() {
        Habituation h = Habituation.of(minutes(80, 70, 60, 50));
        assertEquals(Trend.FALLING, h.trend());
        assertTrue(h.habituated());
        assertEquals(-10.0, h.slopePerMin());
        assertEquals(37.5, h.reductionPercent());
    }

    @Test
    void tooSmallADropIsNone() {
        assertFalse(Habituation.of(minutes(70, 68, 66, 64)).habituated());
        assertEquals(Trend.FALLING, Habituation.of(minutes(70, 68, 66, 64)).trend());
    }

    @Test
    void aRiseIsRising() {
        assertEquals(Trend.RISING, Habituation.of(minutes(20, 30, 45)).trend());
    }

    @Test
    void twoRatingsAreNotEnough() {
        Habituation h = Habituation.of(minutes(80, 20));
        assertEquals(Trend.NOT_ENOUGH_RATINGS, h.trend());
        assertNull(h.slopePerMin());
        assertEquals(75.0, h.reductionPercent());
    }

    @Test
    void onlyTheLastFiveMinutesCount() {
        Habituation h = Habituation.of(minutes(90, 10, 50, 50, 50, 50, 50, 50));
        assertEquals(0.0, h.slopePerMin());
    }

    @Test
    void ratingsEachThreeMinutesTellATrend() {
        Habituation h =
                Habituation.of(at(new long[] {0, 180_000, 360_000, 540_000, 720_000, 900_000}, 80, 70, 60, 50, 40, 30));
        assertEquals(Trend.FALLING, h.trend());
        assertTrue(h.habituated());
        assertEquals(-10 / 3.0, Objects.requireNonNull(h.slopePerMin()), 1e-12);
    }

    /** Of more than three only those count that lie in the five minutes, or that are needed for three. */
    @Test
    void beforeTheFiveMinutesOnlyAsManyCountAsThreeNeed() {
        Habituation h = Habituation.of(at(new long[] {0, 180_000, 360_000, 540_000}, 10, 90, 50, 50));
        assertEquals(-20 / 3.0, Objects.requireNonNull(h.slopePerMin()), 1e-12);
        Habituation flat = Habituation.of(at(new long[] {0, 180_000, 360_000}, 60, 60, 60));
        assertEquals("Not falling over the last 3 ratings, which lie within 6 min", flat.reason());
    }

    /** Of four told in half a minute the one before them is needed for a rate. */
    @Test
    void afterALongSilenceTheRatingBeforeItCounts() {
        Habituation h = Habituation.of(at(new long[] {0, 600_000, 610_000, 620_000, 630_000}, 80, 40, 40, 40, 40));
        assertEquals(Trend.PLATEAU, h.trend());
        assertEquals(0.0, h.slopePerMin());
    }

    /** A slider that sends ten times a second for an hour costs what its latest ratings cost. */
    @Test
    void ofASliderThatSendsWithoutEndTheLatestCount() {
        List<SudsCurve.Rating> ratings = new ArrayList<>();
        for (int i = 0; i < 36_000; i++) {
            ratings.add(new SudsCurve.Rating(
                    i + 1, i * 100L, i * 100L, i < 33_000 ? 90 : 90 - (i - 33_000) / 50, null, false, false));
        }
        Habituation all = Habituation.of(new SudsCurve(ratings));
        List<SudsCurve.Rating> latest = new ArrayList<>();
        for (int i = 32_999; i < 36_000; i += 100) {
            latest.add(ratings.get(i));
        }
        assertEquals(31, latest.size());
        assertEquals(Habituation.slopePerMin(latest, PinnedRules.BEFORE.spanMinMs()), all.slopePerMin());
        assertEquals(Trend.FALLING, all.trend());
    }

    @Test
    void ratingsWithinLessThanAMinuteTellNoRateAndNoHabituation() {
        Habituation h = Habituation.of(at(new long[] {0, 59_700, 59_999}, 90, 60, 30));
        assertEquals(Trend.TOO_CLOSE_TOGETHER, h.trend());
        assertFalse(h.habituated());
        assertNull(h.slopePerMin());
        assertEquals(
                Trend.TOO_CLOSE_TOGETHER,
                Habituation.of(at(new long[] {0, 2_000, 4_000}, 90, 60, 30)).trend());
        assertEquals(
                "The ratings lie within 40 s, and a rate is told from 60 s on",
                Habituation.of(at(new long[] {0, 20_000, 40_000}, 90, 60, 30)).reason());
    }

    @Test
    void twoRatingsInOneMomentAreOneFeelingAndTheLaterOneCounts() {
        Habituation h = Habituation.of(at(new long[] {0, 60_000, 120_000, 120_300}, 80, 60, 90, 50));
        assertEquals(-15.0, Objects.requireNonNull(h.slopePerMin()), 0.1);
        assertEquals(
                Trend.NOT_ENOUGH_RATINGS,
                Habituation.of(at(new long[] {0, 120_000, 120_300}, 50, 60, 30)).trend());
    }

    @Property
    void noRateIsSteeperThanTheWholeScaleInTenSeconds(
            @ForAll @Size(min = 3, max = 12) long @LongRange(min = 0, max = 400_000) [] atMs, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] suds = random.ints(atMs.length, 0, 101).toArray();
        Double slope = Habituation.of(at(atMs, suds)).slopePerMin();
        assertTrue(slope == null || Math.abs(slope) <= 600, "slope " + slope);
    }

    private static SudsCurve at(long[] atMs, int... suds) {
        SudsCurve curve = SudsCurve.empty();
        for (int i = 0; i < suds.length; i++) {
            curve = curve.with(new SudsCurve.Rating(i + 1, atMs[i], atMs[i], suds[i], null, false, false));
        }
        return curve;
    }

    @Test
    void aPeakOfZeroHasNoReduction() {
        assertNull(Habituation.of(minutes(0, 0, 0)).reductionPercent());
    }

    @Property
    void theOrderOfArrivalDoesNotMatter(@ForAll @Size(min = 1, max = 12) int @IntRange(max = 100) [] suds) {
        SudsCurve forward = minutes(suds);
        SudsCurve backward = SudsCurve.empty();
        for (int i = suds.length - 1; i >= 0; i--) {
            backward = backward.with(forward.ratings().get(i));
        }
        assertEquals(Habituation.of(forward), Habituation.of(backward));
    }

    @Property
    void habituationNeverGoesWithARise(@ForAll @Size(min = 3, max = 12) int @IntRange(max = 100) [] suds) {
        Habituation h = Habituation.of(minutes(suds));
        if (h.habituated()) {
            assertTrue(suds[suds.length - 1] <= suds[suds.length - 2]);
            Double slope = h.slopePerMin();
            assertTrue(slope != null && slope < 0);
        }
    }
}
