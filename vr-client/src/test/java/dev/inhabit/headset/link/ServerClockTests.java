package dev.inhabit.headset.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The offset between the clocks is found to within half the quickest round trip. */
class ServerClockTests {
    @Test
    void before_the_first_answer_the_own_clock_holds() {
        ServerClock clock = new ServerClock();
        assertFalse(clock.measured());
        assertEquals(1234, clock.serverMs(1234));
    }

    @Test
    void before_the_first_answer_what_the_welcome_said_is_better_than_the_own_clock() {
        ServerClock clock = new ServerClock();
        clock.told(1_700_000_000_000L, 3_600_000);
        assertEquals(1_700_000_000_500L, clock.serverMs(3_600_500));
        clock.heard(3_601_000, 1_700_000_001_030L, 3_601_020);
        assertEquals(1_700_000_002_020L, clock.serverMs(3_602_000));
    }

    @Property
    void the_error_is_at_most_half_the_quickest_round_trip(
            @ForAll @LongRange(min = -86_400_000, max = 86_400_000) long offsetMs, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ServerClock clock = new ServerClock();
        long now = 1_700_000_000_000L;
        long quickestMs = Long.MAX_VALUE;
        for (int i = 0; i < ServerClock.SAMPLES; i++) {
            long outMs = random.nextLong(0, 400);
            long backMs = random.nextLong(0, 400);
            clock.heard(now, now + outMs + offsetMs, now + outMs + backMs);
            quickestMs = Math.min(quickestMs, outMs + backMs);
            now += 2_000;
        }
        long error = Math.abs(clock.serverMs(now) - (now + offsetMs));
        assertTrue(error <= quickestMs / 2 + 1, error + " ms with a round trip of " + quickestMs);
    }

    @Test
    void an_answer_from_before_its_question_is_ignored() {
        ServerClock clock = new ServerClock();
        clock.heard(1000, 5000, 900);
        assertFalse(clock.measured());
    }

    @Test
    void old_measurements_give_way_when_the_clocks_drift() {
        ServerClock clock = new ServerClock();
        clock.heard(0, 100, 0);
        for (int i = 0; i < ServerClock.SAMPLES; i++) {
            clock.heard(i, i + 205, i + 10);
        }
        assertEquals(200, clock.offsetMs());
    }
}
