package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SenSlopeTests {
    private static List<SenSlope.Point> points(double... ys) {
        List<SenSlope.Point> points = new ArrayList<>();
        for (double y : ys) {
            points.add(new SenSlope.Point(points.size() + 1, y));
        }
        return points;
    }

    /** Slopes of 9, 7, 4, 5 over 1 to 4: -3, -2.5, -2, -4/3, -1, 1. */
    @Test
    void theSlopeIsTheMedianOfAllPairs() {
        SenSlope sen = SenSlope.of(points(9, 7, 4, 5), 0.1).orElseThrow();
        assertEquals((-2 + -4.0 / 3) / 2, sen.slope(), 1e-12);
        assertEquals(-3, sen.low());
        assertEquals(1, sen.high());
        assertEquals(1 - 2.0 / 24, Objects.requireNonNull(sen.confidence()), 1e-12);
    }

    /** Sen (1968) is robust: one wild value moves it little. */
    @Test
    void oneWildValueChangesLittle() {
        assertEquals(
                -2,
                SenSlope.of(points(20, 18, 16, 100, 12, 10, 8), 0.1)
                        .orElseThrow()
                        .slope(),
                1e-12);
    }

    /** Kendall's statistic among 4 and 5 in chance order: 1, 3, 5, 6, 5, 3, 1 of 24; 1, 4, 9, 15, 20, … of 120. */
    @Test
    void theDistributionIsKendalls() {
        double[] four = SenSlope.discordant(4);
        assertEquals(7, four.length);
        assertEquals(1 / 24.0, four[0], 1e-12);
        assertEquals(4 / 24.0, four[1], 1e-12);
        assertEquals(9 / 24.0, four[2], 1e-12);
        assertEquals(1, four[6], 1e-12);
        double[] five = SenSlope.discordant(5);
        assertEquals(29 / 120.0, five[3], 1e-12);
    }

    @Test
    void soFewPointsHaveNoInterval() {
        SenSlope sen = SenSlope.of(points(3, 2, 1), 0.1).orElseThrow();
        assertEquals(-1, sen.slope());
        assertNull(sen.low());
        assertNull(sen.confidence());
        assertTrue(SenSlope.of(points(3), 0.1).isEmpty());
    }

    /** As often as it promises, the interval holds the true slope. */
    @Property(tries = 5)
    void theIntervalHoldsTheTrueSlopeOftenEnough(@ForAll long seed) {
        Random random = new Random(seed);
        int held = 0;
        int times = 400;
        for (int t = 0; t < times; t++) {
            double[] ys = new double[8];
            for (int i = 0; i < ys.length; i++) {
                ys[i] = 80 - 3 * i + 10 * random.nextGaussian();
            }
            SenSlope sen = SenSlope.of(points(ys), 0.1).orElseThrow();
            held += Objects.requireNonNull(sen.low()) <= -3 && Objects.requireNonNull(sen.high()) >= -3 ? 1 : 0;
        }
        // 90 % of 400 with five standard errors to spare.
        assertTrue(held >= 330, "held " + held);
    }
}
