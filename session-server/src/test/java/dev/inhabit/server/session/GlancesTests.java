package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The share of the time for which people look at the patient, within any minute and whoever they are. */
class GlancesTests {
    private static final int MINUTE_TICKS = 600;

    @Property(tries = 2_000)
    void anyMinuteHasTheShareThatIsAskedForWithinThreePoints(
            @ForAll long seed,
            @ForAll @IntRange(max = 7) int npc,
            @ForAll @LongRange(max = 36_000) long from,
            @ForAll @IntRange(max = 100) int percent) {
        long looked = LongStream.range(from, from + MINUTE_TICKS)
                .filter(tick -> Glances.looks(seed, npc, tick, percent))
                .count();
        double share = 100.0 * looked / MINUTE_TICKS;
        assertTrue(Math.abs(share - percent) <= 3, share + " for " + percent);
    }

    @Test
    void peopleDoNotLookAndLookAwayTogether() {
        List<Boolean> first = looks(0);
        assertEquals(first, looks(0), "the same again");
        assertNotEquals(first, looks(1));
    }

    private static List<Boolean> looks(int npc) {
        return LongStream.range(0, MINUTE_TICKS)
                .mapToObj(tick -> Glances.looks(42, npc, tick, 48))
                .toList();
    }
}
