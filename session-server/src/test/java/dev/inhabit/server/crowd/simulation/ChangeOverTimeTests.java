package dev.inhabit.server.crowd.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.crowd.NpcPresence;
import dev.inhabit.protocol.crowd.NpcWord;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChangeOverTimeTests {
    /** A change of mood shows on the very first tick, is over within 2 s, and does not come all at once. */
    @Property(tries = 40)
    void moodIsSpreadOverTwoSeconds(@ForAll long seed, @ForAll @IntRange(min = 30, max = 500) int size) {
        CrowdSimulator crowd = new CrowdSimulator(
                Scripts.seating(seed, CrowdSettings.of(size, 0, 5).withShares(new StateShares(100, 0, 0, 0, 0))));
        crowd.advanceTo(30);
        int[] expected = new int[StateTargets.STATES];
        int[] shares = new int[StateTargets.STATES];
        StateTargets.shares(new StateShares(100, 0, 0, 0, 0), 0, 100, 8, shares);
        StateTargets.divideInOrder(size, shares, expected);

        crowd.apply(new CrowdChange.Settings(size, 100, 5));
        int movers = size - expected[0];
        crowd.advance();
        int first = size - Scripts.count(crowd, size)[0];
        assertTrue(first > 0, "nobody changed on the first tick");
        assertTrue(first < movers, "everybody changed at once");
        crowd.advanceTo(30 + Delays.TICKS_MAX);
        assertArrayEquals(expected, Scripts.count(crowd, size));
    }

    /** People walk: from absent to seated only by arriving, back only by leaving, a step at a time. */
    @Property(tries = 20)
    void nobodyPops(@ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int from) {
        CrowdSimulator crowd = new CrowdSimulator(Scripts.seating(seed, CrowdSettings.of(from, 50, 5)));
        NpcPresence[] before = new NpcPresence[500];
        int[] way = new int[500];
        int[] sizes = {500, 10, 250, 1, 300};
        for (int tick = 1; tick <= 900; tick++) {
            for (int npc = 0; npc < 500; npc++) {
                before[npc] = NpcWord.presence(crowd.word(npc));
                way[npc] = NpcWord.way(crowd.word(npc));
            }
            if (tick % 100 == 1 && tick / 100 < sizes.length) {
                crowd.apply(new CrowdChange.Settings(sizes[tick / 100], 50, 5));
            }
            crowd.advance();
            for (int npc = 0; npc < 500; npc++) {
                NpcPresence now = NpcWord.presence(crowd.word(npc));
                boolean allowed = now == before[npc]
                        || switch (before[npc]) {
                            case ABSENT -> now == NpcPresence.ARRIVING;
                            case ARRIVING -> true;
                            case SEATED -> now == NpcPresence.LEAVING;
                            case LEAVING -> true;
                        };
                assertTrue(allowed && !(before[npc] == NpcPresence.ABSENT && now == NpcPresence.SEATED));
                assertTrue(Math.abs(NpcWord.way(crowd.word(npc)) - way[npc]) <= 255 / 8 + 2, "NPC " + npc + " jumped");
            }
        }
        assertEquals(300, crowd.people());
        int seated = 0;
        for (int npc = 0; npc < 500; npc++) {
            seated += NpcWord.presence(crowd.word(npc)) == NpcPresence.SEATED ? 1 : 0;
        }
        assertEquals(300, seated);
    }

    @Test
    void sizeShowsOnTheFirstTick() {
        CrowdSimulator crowd = new CrowdSimulator(Scripts.seating(1, CrowdSettings.of(50, 50, 5)));
        crowd.apply(new CrowdChange.Settings(80, 50, 5));
        crowd.advance();
        int arriving = 0;
        for (int npc = 0; npc < 80; npc++) {
            arriving += NpcWord.presence(crowd.word(npc)) == NpcPresence.ARRIVING ? 1 : 0;
        }
        assertTrue(arriving > 0 && arriving < 30);
    }
}
