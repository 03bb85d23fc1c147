package dev.inhabit.server.crowd.simulation;

/**
 * How attentive each person is, 0 to 255. It follows state, personality, gaze and how the speaker does, and, with
 * coupling, the neighbours: (own × 100 + neighbours × coupling) / (100 + coupling). Moved every fourth tick, each NPC in
 * its own.
 */
final class Attention {
    private static final int EVERY_TICKS = 4;
    private static final int[] BY_STATE = {185, 70, 140, 232, 36};
    private static final int[] BY_PERSONALITY = {10, 0, -6, -14};
    /** Speaker, slides, neighbour left and right, phone, away, floor. */
    private static final int[] BY_GAZE = {8, 8, -8, -8, -16, -8, -8};

    private static final int PER_SCORE = 2;

    private final SeatPlan plan;
    private final Personalities personalities;

    Attention(SeatPlan plan, Personalities personalities) {
        this.plan = plan;
        this.personalities = personalities;
    }

    void seat(CrowdArrays a, int npc) {
        a.attention[npc] = (byte) own(a, npc);
    }

    void step(CrowdArrays a, int npc) {
        if (((a.tick + npc) & (EVERY_TICKS - 1)) != 0) {
            return;
        }
        int goal = own(a, npc);
        if (a.couplingPercent > 0) {
            goal = (goal * 100 + around(a, npc, goal) * a.couplingPercent) / (100 + a.couplingPercent);
        }
        int now = a.attention(npc);
        int half = (goal - now) / 2;
        a.attention[npc] = (byte) (half != 0 ? now + half : goal);
    }

    private int own(CrowdArrays a, int npc) {
        int own = BY_STATE[a.shownState(npc)]
                + BY_PERSONALITY[personalities.of(npc)]
                + BY_GAZE[a.gaze[npc]]
                + personalities.temperament(npc)
                + (a.score - StateTargets.SCORE_NEITHER) * PER_SCORE * a.speakerPercent / StateTargets.SPEAKER_USUAL;
        return Math.max(0, Math.min(255, own));
    }

    /** Mean of the neighbours who sit there; {@code alone} where nobody does. */
    private int around(CrowdArrays a, int npc, int alone) {
        int sum = 0;
        int count = 0;
        for (int side = 0; side < SeatPlan.NEIGHBOURS; side++) {
            int beside = plan.neighbour(npc, side);
            if (a.isSeated(beside)) {
                sum += a.attention(beside);
                count++;
            }
        }
        return count == 0 ? alone : sum / count;
    }

    /** Mean of those seated, 0 to 255; 0 where nobody is. */
    static int mean(CrowdArrays a) {
        int sum = 0;
        int count = 0;
        for (int npc = 0; npc < a.used; npc++) {
            if (a.presence[npc] == CrowdArrays.SEATED) {
                sum += a.attention(npc);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
