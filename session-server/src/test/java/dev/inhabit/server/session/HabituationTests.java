package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionView.Trend;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
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

    /** A slider that sends ten times a second for an hour costs what its latest ratings cost. */
    @Test
    void ofASliderThatSendsWithoutEndTheLatestCount() {
        List<SudsCurve.Rating> ratings = new ArrayList<>();
        for (int i = 0; i < 36_000; i++) {
            ratings.add(new SudsCurve.Rating(
                    i + 1, i * 100L, i * 100L, i < 35_900 ? 90 : 90 - (i - 35_900) / 10, null, false, false));
        }
        Habituation all = Habituation.of(new SudsCurve(ratings));
        List<SudsCurve.Rating> latest = ratings.subList(36_000 - Habituation.RATINGS_MAX, 36_000);
        assertEquals(Habituation.slopePerMin(latest), all.slopePerMin());
        assertEquals(Trend.FALLING, all.trend());
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
