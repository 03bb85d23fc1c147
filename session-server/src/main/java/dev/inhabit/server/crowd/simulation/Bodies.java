package dev.inhabit.server.crowd.simulation;

/**
 * Moves bodies and eyes of those who sit: the next gesture when one is over, the next look, and what something in the
 * hall makes people do.
 */
final class Bodies {
    private final long seed;
    private final SeatPlan plan;
    private final Personalities personalities;
    private final Manners manners;

    Bodies(long seed, SeatPlan plan, Personalities personalities, Manners manners) {
        this.manners = manners;
        this.seed = seed;
        this.plan = plan;
        this.personalities = personalities;
    }

    /** Puts somebody into the middle of a gesture, so that an audience does not begin all at once. */
    void seat(CrowdArrays a, int npc) {
        nextGesture(a, npc);
        int ticks = a.animationUntil[npc];
        int gone = CrowdRandom.below(seed, npc, 0, CrowdRandom.FIRST_GESTURE, Math.max(1, ticks));
        a.animationFrom[npc] = -gone;
        a.animationUntil[npc] = ticks - gone;
        nextGaze(a, npc);
        a.gazeUntil[npc] -= CrowdRandom.below(seed, npc, 0, CrowdRandom.SEAT, Math.max(1, a.gazeUntil[npc]));
    }

    void step(CrowdArrays a, int npc) {
        if (a.heldUntil[npc] != 0 && a.tick >= a.heldUntil[npc]) {
            release(a, npc, a.tick);
        }
        if (a.tick >= a.reactAt[npc]) {
            react(a, npc);
        }
        if (a.tick >= a.animationUntil[npc]) {
            nextGesture(a, npc);
        }
        if (a.tick >= a.gazeUntil[npc]) {
            nextGaze(a, npc);
        }
    }

    /** @param now from when they choose for themselves */
    static void release(CrowdArrays a, int npc, int now) {
        a.heldUntil[npc] = 0;
        a.heldState[npc] = a.heldAnimation[npc] = a.heldGaze[npc] = CrowdArrays.NONE;
        a.animationUntil[npc] = now;
        a.gazeUntil[npc] = now;
    }

    /** Plans what an NPC does in answer to something; what the therapist set by hand goes before. */
    static void plan(CrowdArrays a, int npc, int animation, int gaze, int at, int ticks) {
        if (a.isSeated(npc) && a.heldUntil[npc] == 0) {
            a.reaction[npc] = (byte) animation;
            a.reactionGaze[npc] = (byte) gaze;
            a.reactionTicks[npc] = (short) ticks;
            a.reactAt[npc] = at;
        }
    }

    private static void react(CrowdArrays a, int npc) {
        a.reactAt[npc] = CrowdArrays.NEVER;
        if (a.heldUntil[npc] == 0) {
            a.animation[npc] = a.reaction[npc];
            a.gaze[npc] = a.reactionGaze[npc];
            a.animationFrom[npc] = a.tick;
            a.animationUntil[npc] = a.gazeUntil[npc] = a.tick + a.reactionTicks[npc];
        }
        a.reaction[npc] = a.reactionGaze[npc] = CrowdArrays.NONE;
        a.reactionTicks[npc] = 0;
    }

    private void nextGesture(CrowdArrays a, int npc) {
        int animation = a.heldAnimation[npc];
        int until = a.heldUntil[npc];
        boolean asks = npc == a.asking && a.tick < a.askingUntil;
        if (animation == CrowdArrays.NONE && asks) {
            animation = Gestures.IDLE;
            until = a.askingUntil;
        } else if (animation == CrowdArrays.NONE) {
            long random = CrowdRandom.bits(seed, npc, a.tick, CrowdRandom.GESTURE);
            animation = Gestures.animation(a.shownState(npc), personalities.of(npc), random);
            if (animation == Gestures.WHISPER && !(manners.sideTalk() && hasCompany(a, npc))) {
                animation = Gestures.IDLE;
            } else if (animation == Gestures.YAWN && !manners.yawns()) {
                animation = Gestures.FIDGET;
            }
            long length = CrowdRandom.bits(seed, npc, a.tick, CrowdRandom.GESTURE_LENGTH);
            until = a.tick + Gestures.animationTicks(animation, length);
        }
        if (a.animation[npc] != animation || animation != Gestures.IDLE) {
            a.animation[npc] = (byte) animation;
            a.animationFrom[npc] = a.tick;
        }
        a.animationUntil[npc] = until;
        int gaze = asks ? Gestures.SPEAKER : Gestures.gazeOf(animation);
        if (animation == Gestures.WHISPER) {
            gaze = beside(a, npc);
        }
        if (gaze != CrowdArrays.NONE && a.heldGaze[npc] == CrowdArrays.NONE) {
            a.gaze[npc] = (byte) gaze;
            a.gazeUntil[npc] = until;
        }
    }

    private void nextGaze(CrowdArrays a, int npc) {
        if (a.heldGaze[npc] != CrowdArrays.NONE) {
            a.gaze[npc] = a.heldGaze[npc];
            a.gazeUntil[npc] = a.heldUntil[npc];
            return;
        }
        long random = CrowdRandom.bits(seed, npc, a.tick, CrowdRandom.GAZE);
        int gaze = Gestures.gaze(a.shownState(npc), random);
        if (gaze == Gestures.NEIGHBOUR_LEFT || gaze == Gestures.NEIGHBOUR_RIGHT) {
            gaze = hasCompany(a, npc) ? beside(a, npc) : Gestures.SPEAKER;
        }
        long length = CrowdRandom.bits(seed, npc, a.tick, CrowdRandom.GAZE_LENGTH);
        a.gaze[npc] = (byte) gaze;
        a.gazeUntil[npc] = a.tick + Gestures.gazeTicks(gaze, length);
    }

    private boolean hasCompany(CrowdArrays a, int npc) {
        return a.isSeated(plan.neighbour(npc, SeatPlan.LEFT)) || a.isSeated(plan.neighbour(npc, SeatPlan.RIGHT));
    }

    /** The side on which somebody sits; where both do, one of them by chance. */
    private int beside(CrowdArrays a, int npc) {
        boolean left = a.isSeated(plan.neighbour(npc, SeatPlan.LEFT));
        boolean right = a.isSeated(plan.neighbour(npc, SeatPlan.RIGHT));
        boolean toLeft = left && (!right || (CrowdRandom.bits(seed, npc, a.tick, CrowdRandom.WHO_REACTS) & 1) == 0);
        return toLeft ? Gestures.NEIGHBOUR_LEFT : Gestures.NEIGHBOUR_RIGHT;
    }
}
