package dev.inhabit.server.crowd.simulation;

/** How people who all react to one thing are spread in time: over at most 2 s, the first of them at once. */
final class Delays {
    /** The last one is one tick earlier than this. */
    static final int TICKS_MAX = 20;

    private static final int AT_ONCE_ONE_IN = 6;

    private Delays() {}

    /** @param before how many react to the same thing and were asked before */
    static int of(long seed, int npc, int tick, int before) {
        return before % AT_ONCE_ONE_IN == 0 ? 0 : CrowdRandom.below(seed, npc, tick, CrowdRandom.DELAY, TICKS_MAX);
    }
}
