package dev.inhabit.server.sensing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class CameraPaceTests {
    private static final long SECOND = 1_000_000_000L;

    /** A socket that is read again once it has rested, and always finds a picture. */
    private static int takenIn(CameraPace pace, int seconds, long everyNanos) {
        int taken = 0;
        for (long now = 0; now < seconds * SECOND; ) {
            taken++;
            now += Math.max(everyNanos, pace.restNanos(now));
        }
        return taken;
    }

    @Property
    void aCameraThatSendsWithoutEndIsTakenAtTwiceWhatItWasTold(
            @ForAll @DoubleRange(min = .2, max = 30) double suggestedFps,
            @ForAll @IntRange(min = 60, max = 1_000) int fps) {
        CameraPace pace = new CameraPace(20);
        pace.suggested(suggestedFps);
        double expected = 10 * Math.min(fps, Math.max(20, 2 * suggestedFps));
        assertEquals(expected, takenIn(pace, 10, SECOND / fps), 6 + expected / 100);
    }

    @Property
    void aCameraThatKeepsToWhatItWasToldNeverRests(@ForAll @DoubleRange(min = .2, max = 30) double suggestedFps) {
        CameraPace pace = new CameraPace(20);
        pace.suggested(suggestedFps);
        long everyNanos = (long) (SECOND / suggestedFps);
        for (int i = 0; i < 200; i++) {
            assertEquals(0, pace.restNanos(i * everyNanos));
        }
    }

    @Test
    void picturesThatTheNetworkDeliversTogetherAreTakenTogether() {
        CameraPace pace = new CameraPace(20);
        pace.suggested(10);
        for (int i = 0; i < 4; i++) {
            assertEquals(0, pace.restNanos(5 * SECOND));
        }
        assertTrue(pace.restNanos(5 * SECOND) > 0);
    }

    @Test
    void beforeTheFirstReportNothingRests() {
        CameraPace pace = new CameraPace(20);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(0, pace.restNanos(i));
        }
    }
}
