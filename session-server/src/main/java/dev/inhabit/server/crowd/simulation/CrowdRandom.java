package dev.inhabit.server.crowd.simulation;

import dev.inhabit.server.content.Chance;

/**
 * Random numbers by counter: the same for the same seed, NPC, tick and purpose, in whatever order they are asked for.
 * By the mixing function of {@link Chance}, applied twice.
 */
final class CrowdRandom {
    /** Keeps draws apart that concern the same NPC in the same tick. */
    static final int SEAT = 1;

    static final int TEMPERAMENT = 2;
    static final int PERSONALITY = 3;
    static final int WHO_CHANGES = 4;
    static final int DELAY = 5;
    static final int GESTURE = 6;
    static final int GESTURE_LENGTH = 7;
    static final int GAZE = 8;
    static final int GAZE_LENGTH = 9;
    static final int SWAP = 10;
    static final int SWAP_ODDS = 11;
    static final int WHO_HAPPENS = 12;
    static final int WHO_REACTS = 13;
    static final int REACTION_LENGTH = 14;
    static final int FIRST_GESTURE = 15;

    private static final long SPREAD = 0xD1B54A32D192ED03L;

    private CrowdRandom() {}

    static long bits(long seed, int npc, int tick, int purpose) {
        long z = Chance.mix(seed + Chance.GOLDEN * (tick + 1L));
        return Chance.mix(z ^ (SPREAD * ((((long) npc) << 8) | purpose)));
    }

    static int below(long seed, int npc, int tick, int purpose, int bound) {
        return Chance.below(bits(seed, npc, tick, purpose), bound);
    }
}
