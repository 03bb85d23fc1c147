package dev.inhabit.server.crowd.simulation;

import dev.inhabit.server.content.Chance;
import java.util.Arrays;

/**
 * Who is in which state. When the targets move, just as many people change as must, those first whom the new state suits;
 * they do so one after another. While nothing moves, neighbours and strangers now and then trade states, which keeps the
 * shares and still lets no one sit the same way for an hour. With coupling they trade so that neighbours grow alike.
 *
 * <p>Holds room to work in, so that nothing is allocated; keeps nothing between calls.
 */
final class StateChanges {
    /** How well a state suits a personality (rows: friendly, neutral, skeptical, hostile; columns by state code). */
    private static final int[][] SUITS = {
        {12, 4, 0, 16, 6},
        {10, 8, 6, 8, 8},
        {8, 8, 16, 4, 6},
        {3, 12, 16, 0, 10},
    };

    private static final int WHIM = 8;
    private static final int NEWCOMER = 1_000;
    /** Attempts to trade: people / this, in each tick. Half of them come about, each moves two: once a minute or so. */
    private static final int TRADES_ONE_IN = 512;

    private static final int EVEN_ODDS = 128;
    private static final int ODDS_MIN = 8;
    private static final int ODDS_PER_SUIT = 4;
    private static final int ODDS_PER_LIKE_NEIGHBOUR = 60;

    private final long seed;
    private final int version;
    private final SeatPlan plan;
    private final Personalities personalities;
    private final int[] shares = new int[StateTargets.STATES];
    private final int[] due = new int[StateTargets.STATES];
    private final long[] candidates;

    StateChanges(CrowdSeating seating, SeatPlan plan, Personalities personalities) {
        this.seed = seating.seed();
        this.version = seating.simulatorVersion();
        this.plan = plan;
        this.personalities = personalities;
        candidates = new long[seating.seats()];
    }

    /** Plans the changes that bring the people wanted to the targets. Newcomers get their state at once. */
    void plan(CrowdArrays a) {
        int now = a.tick + 1;
        StateTargets.counts(a, a.wanted(), version, shares, due);
        for (int npc = 0; npc < a.wanted(); npc++) {
            int state = destined(a, npc);
            if (state != CrowdArrays.NONE) {
                due[state]--;
            }
        }
        int movers = 0;
        for (int state = 0; state < StateTargets.STATES; state++) {
            if (due[state] > 0) {
                movers = fill(a, state, now, movers);
            }
        }
    }

    private int fill(CrowdArrays a, int state, int now, int movers) {
        int count = 0;
        for (int npc = 0; npc < a.wanted(); npc++) {
            int from = destined(a, npc);
            if (from == CrowdArrays.NONE || due[from] < 0) {
                int[] suits = SUITS[personalities.of(npc)];
                int wish = from == CrowdArrays.NONE ? NEWCOMER + suits[state] : suits[state] - suits[from];
                int whim = CrowdRandom.below(seed, npc, now, CrowdRandom.WHO_CHANGES, WHIM);
                candidates[count++] = ((long) -(wish + whim) << 16) | npc;
            }
        }
        Arrays.sort(candidates, 0, count);
        int next = movers;
        for (int i = 0; i < count && due[state] > 0; i++) {
            int npc = (int) candidates[i] & 0xFFFF;
            int from = destined(a, npc);
            if (from == CrowdArrays.NONE) {
                a.state[npc] = a.nextState[npc] = (byte) state;
            } else if (due[from] < 0) {
                due[from]++;
                change(a, npc, state, now + Delays.of(seed, npc, now, next++));
            } else {
                continue;
            }
            due[state]--;
        }
        return next;
    }

    private static void change(CrowdArrays a, int npc, int state, int at) {
        a.nextState[npc] = (byte) state;
        a.changeAt[npc] = a.state[npc] == state ? CrowdArrays.NEVER : at;
    }

    private static int destined(CrowdArrays a, int npc) {
        return a.changeAt[npc] == CrowdArrays.NEVER ? a.state[npc] : a.nextState[npc];
    }

    /** Carries out what was planned for one NPC and is due. */
    static void step(CrowdArrays a, int npc) {
        if (a.tick >= a.changeAt[npc]) {
            a.changeAt[npc] = CrowdArrays.NEVER;
            a.state[npc] = a.nextState[npc];
            if (a.heldUntil[npc] == 0) {
                a.animationUntil[npc] = a.tick;
                a.gazeUntil[npc] = a.tick;
            }
        }
    }

    /** Lets two people trade states, perhaps. */
    void trade(CrowdArrays a) {
        int people = a.wanted();
        long random = CrowdRandom.bits(seed, 0, a.tick, CrowdRandom.SWAP);
        if (((int) random & (TRADES_ONE_IN - 1)) >= people) {
            return;
        }
        int one = Chance.below(random, people);
        long odds = CrowdRandom.bits(seed, 0, a.tick, CrowdRandom.SWAP_ODDS);
        int other = Chance.below(odds, people);
        if (!mayTrade(a, one) || !mayTrade(a, other) || a.state[one] == a.state[other]) {
            return;
        }
        int suits = SUITS[personalities.of(one)][a.state[other]]
                + SUITS[personalities.of(other)][a.state[one]]
                - SUITS[personalities.of(one)][a.state[one]]
                - SUITS[personalities.of(other)][a.state[other]];
        int alike = alike(a, one, a.state[other])
                + alike(a, other, a.state[one])
                - alike(a, one, a.state[one])
                - alike(a, other, a.state[other]);
        int threshold = EVEN_ODDS + suits * ODDS_PER_SUIT + alike * ODDS_PER_LIKE_NEIGHBOUR * a.couplingPercent / 100;
        if (((int) odds & 0xFF) < Math.max(ODDS_MIN, Math.min(256 - ODDS_MIN, threshold))) {
            byte state = a.state[one];
            a.state[one] = a.state[other];
            a.state[other] = state;
        }
    }

    private static boolean mayTrade(CrowdArrays a, int npc) {
        return a.presence[npc] == CrowdArrays.SEATED && a.changeAt[npc] == CrowdArrays.NEVER && a.heldUntil[npc] == 0;
    }

    private int alike(CrowdArrays a, int npc, int state) {
        int count = 0;
        for (int side = 0; side < SeatPlan.NEIGHBOURS; side++) {
            int beside = plan.neighbour(npc, side);
            if (a.isSeated(beside) && a.shownState(beside) == state) {
                count++;
            }
        }
        return count;
    }
}
