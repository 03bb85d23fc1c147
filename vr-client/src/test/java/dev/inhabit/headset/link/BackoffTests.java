package dev.inhabit.headset.link;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Waits double up to a limit and are never alike for all. */
class BackoffTests {
    @Property
    void every_wait_lies_in_the_upper_half_of_its_step(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 1_000_000) int failures) {
        Backoff backoff = new Backoff(200, 5_000);
        long full = failures > 5 ? 5_000 : 200L << (failures - 1);
        long delayMs = backoff.delayMs(failures, new SplittableRandom(seed));
        assertTrue(delayMs >= full / 2 && delayMs <= full, "after " + failures + ": " + delayMs);
    }
}
