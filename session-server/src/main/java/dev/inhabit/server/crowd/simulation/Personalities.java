package dev.inhabit.server.crowd.simulation;

import java.util.Arrays;

/** Who is friendly, neutral, skeptical, hostile, and how awake by nature: for the whole session. */
final class Personalities {
    /** How much more or less attentive than others of the same state, at most. */
    private static final int TEMPERAMENT = 12;

    private final byte[] personality;
    private final byte[] temperament;

    /**
     * The first {@code size} NPCs have exactly the mix, by largest remainder; every longer audience has it within one
     * person each.
     */
    Personalities(long seed, int seats, int size, PersonalityMix mix) {
        personality = new byte[seats];
        temperament = new byte[seats];
        int[] percent = mix.percent();
        int[] given = new int[percent.length];
        StateTargets.divide(size, percent, given);
        deal(seed, size, given);
        for (int npc = size; npc < seats; npc++) {
            int due = 0;
            for (int p = 1; p < percent.length; p++) {
                if (lack(percent, given, p, npc) > lack(percent, given, due, npc)) {
                    due = p;
                }
            }
            given[due]++;
            personality[npc] = (byte) due;
        }
        for (int npc = 0; npc < seats; npc++) {
            int offset = CrowdRandom.below(seed, npc, 0, CrowdRandom.TEMPERAMENT, 2 * TEMPERAMENT + 1);
            temperament[npc] = (byte) (offset - TEMPERAMENT);
        }
    }

    private void deal(long seed, int size, int[] given) {
        long[] shuffled = new long[size];
        for (int npc = 0; npc < size; npc++) {
            long random = CrowdRandom.bits(seed, npc, 0, CrowdRandom.PERSONALITY) >>> 32;
            shuffled[npc] = (random << 16) | npc;
        }
        Arrays.sort(shuffled);
        int next = 0;
        for (int p = 0; p < given.length; p++) {
            for (int i = 0; i < given[p]; i++) {
                personality[(int) shuffled[next++] & 0xFFFF] = (byte) p;
            }
        }
    }

    private static int lack(int[] percent, int[] given, int p, int npcs) {
        return percent[p] * (npcs + 1) - given[p] * 100;
    }

    int of(int npc) {
        return personality[npc];
    }

    /** −12 (dreamy) to 12 (wide awake). */
    int temperament(int npc) {
        return temperament[npc];
    }
}
