package dev.inhabit.server.crowd.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.protocol.crowd.NpcWord;
import org.junit.jupiter.api.Test;

class ContagionTests {
    private static final int SIZE = 200;

    /** How much the others' attention differs when one person does something else instead of being engaged. */
    private static int effectOfOne(int couplingPercent) {
        CrowdSettings settings = CrowdSettings.of(SIZE, 50, 5)
                .withShares(new StateShares(100, 0, 0, 0, 0))
                .withCoupling(couplingPercent);
        CrowdSimulator engaged = new CrowdSimulator(Scripts.seating(11, settings));
        CrowdSimulator elsewhere = engaged.copy();
        engaged.apply(new CrowdChange.Direct(40, NpcState.ENGAGED, null, null, 0));
        elsewhere.apply(new CrowdChange.Direct(40, NpcState.AMBIENT, null, null, 0));
        int difference = 0;
        for (int tick = 1; tick <= 600; tick++) {
            engaged.advance();
            elsewhere.advance();
            for (int npc = 0; npc < SIZE; npc++) {
                if (npc != 40) {
                    difference += NpcWord.attention(engaged.word(npc)) - NpcWord.attention(elsewhere.word(npc));
                }
            }
        }
        return difference;
    }

    @Test
    void attentionSpreadsByCoupling() {
        assertEquals(0, effectOfOne(0));
        int last = 0;
        for (int coupling : new int[] {25, 50, 75, 100}) {
            int effect = effectOfOne(coupling);
            assertTrue(effect > last, coupling + " %: " + effect + " after " + last);
            last = effect;
        }
    }

    /** Pairs side by side in the same state, in per mille, after five minutes, over many crowds. */
    private static int alike(int couplingPercent) {
        int pairs = 0;
        int alike = 0;
        CrowdSettings settings = CrowdSettings.of(SIZE, 50, 5)
                .withShares(new StateShares(50, 50, 0, 0, 0))
                .withMix(new PersonalityMix(0, 100, 0, 0))
                .withCoupling(couplingPercent);
        for (int seed = 0; seed < 20; seed++) {
            SeatPlan plan = new SeatPlan(seed, CrowdSettings.SIZE_MAX);
            CrowdSimulator crowd = new CrowdSimulator(Scripts.seating(seed, settings));
            crowd.advanceTo(3_000);
            for (int npc = 0; npc < SIZE; npc++) {
                int left = plan.neighbour(npc, SeatPlan.LEFT);
                if (left >= 0 && left < SIZE) {
                    pairs++;
                    alike += NpcWord.state(crowd.word(npc)) == NpcWord.state(crowd.word(left)) ? 1 : 0;
                }
            }
        }
        return alike * 1_000 / pairs;
    }

    @Test
    void moodSpreadsByCoupling() {
        int alone = alike(0);
        int some = alike(50);
        int strong = alike(100);
        assertEquals(500, alone, 40);
        assertTrue(alone + 20 < some && some < strong, alone + " " + some + " " + strong);
    }
}
