package dev.inhabit.server.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.SpeechSample;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfidenceTrendTests {
    /** A straight line over so many points, five seconds apart, rises by this many standard deviations a minute. */
    private static double slopeOfALine(int points) {
        return 12 / Math.sqrt((points * points - 1) / 12.0);
    }

    private static @Nullable Double trend(int points, IntFunction<SpeechSample> at) {
        ConfidenceTrend trend = new ConfidenceTrend();
        for (int i = 0; i < points; i++) {
            trend.add(5_000L * i, at.apply(i));
        }
        return trend.perMinute();
    }

    private static void assertSlope(double expected, @Nullable Double slope) {
        assertEquals(expected, Objects.requireNonNull(slope), 1e-9);
    }

    @Test
    void eachSignAloneRisesOrFallsAsALine() {
        double line = slopeOfALine(20);
        assertSlope(-line, trend(20, i -> Spoken.at(135 + i, null, null, null)));
        assertSlope(line, trend(20, i -> Spoken.at(100 + i, null, null, null)));
        // A pace that stands still counts as much as what changes.
        assertSlope(-line / 2, trend(20, i -> Spoken.at(135, 1.0 + i, null, null)));
        assertSlope(line / 2, trend(20, i -> Spoken.at(135, null, i / 20.0, null)));
        assertSlope(-line / 2, trend(20, i -> Spoken.at(135, null, null, 1.0 + i)));
    }

    @Test
    void opposedSignsBalance() {
        assertSlope(0, trend(30, i -> Spoken.at(135, 30.0 - i, 1 - i / 30.0, null)));
    }

    @Test
    void lessThanAMinuteSaysNothing() {
        assertNull(trend(11, i -> Spoken.at(100 + i, null, null, null)));
        assertSlope(slopeOfALine(12), trend(12, i -> Spoken.at(100 + i, null, null, null)));
    }

    @Test
    void whatIsOlderThanFiveMinutesIsForgotten() {
        assertSlope(slopeOfALine(60), trend(160, i -> Spoken.at(i < 100 ? 135 : i - 100, null, null, null)));
    }

    @Property
    void whoSpeaksTheOtherWayRoundTrendsTheOtherWay(
            @ForAll @Size(24) List<@DoubleRange(min = 0, max = 1) Double> eyes) {
        Double there = trend(24, i -> Spoken.at(120, 2.0, eyes.get(i), 3.0));
        Double back = trend(24, i -> Spoken.at(120, 2.0, eyes.get(23 - i), 3.0));
        assertEquals(Objects.requireNonNull(there), -Objects.requireNonNull(back), 1e-9);
    }
}
