package dev.inhabit.server.crowd.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.crowd.NpcPersonality;
import dev.inhabit.protocol.crowd.NpcPresence;
import dev.inhabit.protocol.crowd.NpcWord;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SharesTests {
    /** A level's shares, as they stand in the level, hold within 5 points at its mood, at any moment. */
    @Property(tries = 60)
    void levelSharesHold(
            @ForAll long seed,
            @ForAll @IntRange(min = 20, max = 500) int size,
            @ForAll @IntRange(max = 100) int attentive,
            @ForAll @IntRange(max = 40) int ambient,
            @ForAll @IntRange(max = 100) int mood) {
        StateShares shares = new StateShares(attentive, 100 - attentive, 0, 0, ambient);
        CrowdSimulator crowd = new CrowdSimulator(
                Scripts.seating(seed, CrowdSettings.of(size, mood, 5).withShares(shares)));
        for (int tick = 0; tick <= 1_200; tick += 150) {
            crowd.advanceTo(tick);
            int[] count = Scripts.count(crowd, size);
            double others = (100 - ambient) / 100.0;
            assertEquals(attentive * others, 100.0 * count[0] / size, 5, "attentive at " + tick);
            assertEquals((100 - attentive) * others, 100.0 * count[1] / size, 5, "bored at " + tick);
            assertEquals(ambient, 100.0 * count[4] / size, 5, "ambient at " + tick);
        }
    }

    /** After any change of mood, score and size: once people have walked, the shares are those of the settings. */
    @Property(tries = 60)
    void sharesFollowSettings(
            @ForAll long seed,
            @ForAll @IntRange(min = 20, max = 500) int from,
            @ForAll @IntRange(min = 20, max = 500) int to,
            @ForAll @IntRange(max = 100) int mood,
            @ForAll @IntRange(max = 15) int score) {
        CrowdSimulator crowd = new CrowdSimulator(Scripts.seating(seed, CrowdSettings.of(from, 50, 5)));
        crowd.advanceTo(40);
        crowd.apply(new CrowdChange.Settings(to, mood, 5));
        crowd.advanceTo(45);
        crowd.apply(new CrowdChange.Score(score));
        crowd.advanceTo(450);

        int[] shares = new int[StateTargets.STATES];
        StateTargets.shares(StateShares.NEUTRAL, 50, mood, score, shares);
        int[] count = Scripts.count(crowd, to);
        for (int state = 0; state < StateTargets.STATES; state++) {
            assertEquals(shares[state] / 100.0, 100.0 * count[state] / to, 5, "state " + state);
        }
        for (int npc = 0; npc < CrowdSettings.SIZE_MAX; npc++) {
            NpcPresence expected = npc < to ? NpcPresence.SEATED : NpcPresence.ABSENT;
            assertEquals(expected, NpcWord.presence(crowd.word(npc)), "NPC " + npc);
        }
    }

    /** The more critical the mood, the fewer are won over and the more are bored or skeptical; likewise the score. */
    @Test
    void sharesMoveOneWay() {
        int[] now = new int[StateTargets.STATES];
        int good = Integer.MAX_VALUE;
        for (int mood = 0; mood <= 100; mood++) {
            StateTargets.shares(StateShares.NEUTRAL, 50, mood, 8, now);
            assertTrue(now[0] + now[3] <= good, "mood " + mood);
            assertEquals(10_000, now[0] + now[1] + now[2] + now[3], 3);
            good = now[0] + now[3];
        }
        int bored = Integer.MAX_VALUE;
        for (int score = 0; score <= 15; score++) {
            StateTargets.shares(StateShares.NEUTRAL, 50, 50, score, now);
            assertTrue(now[1] < bored, "score " + score);
            bored = now[1];
        }
    }

    @Test
    void peopleAreDividedByLargestRemainder() {
        int[] out = new int[4];
        StateTargets.divide(4, new int[] {25, 50, 25, 0}, out);
        assertArrayEquals(new int[] {1, 2, 1, 0}, out);
        StateTargets.divide(5, new int[] {70, 30, 0, 0}, out);
        assertArrayEquals(new int[] {4, 1, 0, 0}, out);
        StateTargets.divide(7, new int[] {1, 1, 1, 0}, out);
        assertArrayEquals(new int[] {3, 2, 2, 0}, out);
    }

    @Property(tries = 60)
    void personalitiesFollowTheMix(@ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int size) {
        PersonalityMix mix = new PersonalityMix(10, 35, 45, 10);
        Personalities personalities = new Personalities(seed, CrowdSettings.SIZE_MAX, size, mix);
        int[] exact = new int[4];
        StateTargets.divide(size, mix.percent(), exact);
        int[] count = new int[4];
        for (int npc = 0; npc < CrowdSettings.SIZE_MAX; npc++) {
            if (npc == size) {
                assertArrayEquals(exact, count);
            }
            count[personalities.of(npc)]++;
        }
        for (NpcPersonality p : NpcPersonality.values()) {
            assertEquals(mix.percent()[p.code()] * 5, count[p.code()], 2);
        }
    }
}
