package dev.inhabit.server.crowd.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.GazeTarget;
import dev.inhabit.protocol.crowd.NpcAnimation;
import dev.inhabit.protocol.crowd.NpcPersonality;
import dev.inhabit.protocol.crowd.NpcPresence;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.protocol.crowd.NpcWord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HappeningsTests {
    private static final int SIZE = 200;

    private static CrowdSimulator crowd(long seed) {
        CrowdSettings settings = CrowdSettings.of(SIZE, 50, 5).withMix(new PersonalityMix(25, 25, 25, 25));
        CrowdSimulator crowd = new CrowdSimulator(Scripts.seating(seed, settings));
        crowd.advanceTo(50);
        return crowd;
    }

    private static int doing(CrowdSimulator crowd, NpcAnimation animation) {
        int count = 0;
        for (int npc = 0; npc < SIZE; npc++) {
            count += NpcWord.animation(crowd.word(npc)) == animation ? 1 : 0;
        }
        return count;
    }

    /** Greatest number of people who do it at once in the next 3 s. */
    private static int most(CrowdSimulator crowd, NpcAnimation animation) {
        int most = 0;
        for (int i = 0; i < 30; i++) {
            crowd.advance();
            most = Math.max(most, doing(crowd, animation));
        }
        return most;
    }

    @ParameterizedTest
    @EnumSource(SceneEvent.class)
    void everythingThatHappensShowsOnTheNextTick(SceneEvent event) {
        CrowdSimulator calm = crowd(3);
        CrowdSimulator crowd = calm.copy();
        crowd.apply(new CrowdChange.Happen(event));
        calm.advance();
        crowd.advance();
        int different = 0;
        for (int npc = 0; npc < CrowdSettings.SIZE_MAX; npc++) {
            different += calm.word(npc) == crowd.word(npc) ? 0 : 1;
        }
        assertTrue(different > 0, event + " changed nothing");
    }

    @Test
    void latecomerWalksIn() {
        CrowdSimulator crowd = crowd(4);
        crowd.apply(new CrowdChange.Happen(SceneEvent.LATECOMER));
        crowd.advance();
        assertEquals(NpcPresence.ARRIVING, NpcWord.presence(crowd.word(SIZE)));
        crowd.advanceTo(400);
        assertEquals(NpcPresence.SEATED, NpcWord.presence(crowd.word(SIZE)));
    }

    @Test
    void applauseByStyle() {
        CrowdSimulator clap = crowd(5);
        clap.apply(new CrowdChange.Applaud(ApplauseStyle.CLAP));
        CrowdSimulator polite = crowd(5);
        polite.apply(new CrowdChange.Applaud(ApplauseStyle.POLITE));
        CrowdSimulator mixed = crowd(5);
        mixed.apply(new CrowdChange.Applaud(ApplauseStyle.MIXED));
        CrowdSimulator none = crowd(5);
        none.apply(new CrowdChange.Applaud(ApplauseStyle.NONE));

        int hearty = most(clap, NpcAnimation.CLAP);
        int brief = most(polite, NpcAnimation.CLAP);
        int some = most(mixed, NpcAnimation.CLAP);
        assertEquals(SIZE, hearty);
        assertTrue(hearty > brief && brief > some && some > 0, hearty + " " + brief + " " + some);
        assertEquals(0, most(none, NpcAnimation.CLAP));
    }

    /** Hard questions come from critical people, easy ones from friendly people. */
    @Test
    void difficultyDecidesWhoAsks() {
        int criticalWhenEasy = 0;
        int criticalWhenHard = 0;
        for (int seed = 0; seed < 100; seed++) {
            criticalWhenEasy += criticalAsks(seed, 0) ? 1 : 0;
            criticalWhenHard += criticalAsks(seed, 10) ? 1 : 0;
        }
        assertTrue(criticalWhenEasy < 40 && criticalWhenHard > 80, criticalWhenEasy + " " + criticalWhenHard);
    }

    private static boolean criticalAsks(long seed, int difficulty) {
        CrowdSimulator crowd = crowd(seed);
        crowd.apply(new CrowdChange.Settings(SIZE, 50, difficulty));
        crowd.apply(new CrowdChange.Happen(SceneEvent.QUESTION));
        crowd.advance();
        long word = crowd.word(crowd.asking());
        assertTrue(NpcWord.isAsking(word));
        assertEquals(NpcAnimation.RAISE_HAND, NpcWord.animation(word));
        NpcPersonality who = NpcWord.personality(word);
        return who == NpcPersonality.HOSTILE || who == NpcPersonality.SKEPTICAL;
    }

    @Test
    void oneIsHeldForSomeTimeThenFree() {
        CrowdSimulator crowd = crowd(6);
        crowd.apply(new CrowdChange.Direct(9, NpcState.BORED, NpcAnimation.YAWN, GazeTarget.FLOOR, 40));
        crowd.apply(new CrowdChange.Happen(SceneEvent.APPLAUSE));
        for (int i = 0; i < 40; i++) {
            crowd.advance();
            long word = crowd.word(9);
            assertTrue(NpcWord.isSetByHand(word));
            assertEquals(NpcState.BORED, NpcWord.state(word));
            assertEquals(NpcAnimation.YAWN, NpcWord.animation(word));
            assertEquals(GazeTarget.FLOOR, NpcWord.gaze(word));
        }
        crowd.advance();
        assertFalse(NpcWord.isSetByHand(crowd.word(9)));
    }

    @Test
    void oneIsHeldUntilReleased() {
        CrowdSimulator crowd = crowd(7);
        crowd.apply(new CrowdChange.Direct(3, NpcState.SKEPTICAL, null, null, 0));
        crowd.advanceTo(5_000);
        assertTrue(NpcWord.isSetByHand(crowd.word(3)));
        assertEquals(NpcState.SKEPTICAL, NpcWord.state(crowd.word(3)));
        crowd.apply(new CrowdChange.Release(3));
        crowd.advance();
        assertFalse(NpcWord.isSetByHand(crowd.word(3)));
    }
}
