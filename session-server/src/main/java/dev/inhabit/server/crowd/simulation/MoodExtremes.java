package dev.inhabit.server.crowd.simulation;

/**
 * How an audience divides at the two ends of the mood, 0 friendly and 100 critical. The shares are proposals of this
 * design, without clinical authority.
 *
 * <p>An end always lies beyond the level: at the critical one there are never fewer skeptical or bored people than at the
 * level's own mood nor more engaged or attentive ones, and at the friendly one never fewer engaged nor more bored or
 * skeptical. Versions 1 and 2 of the simulator had the same ends for every level, which made those that lie beyond them
 * easier where a therapist asked for harder.
 */
final class MoodExtremes {
    static final int BEYOND_THE_LEVEL_FROM_VERSION = 3;

    private static final int ALL = 100;

    /** In the order of the states' codes: attentive, bored, skeptical, engaged. */
    private static final int[] FRIENDLY = {56, 4, 0, 40};

    private static final int[] CRITICAL = {22, 34, 42, 2};

    private MoodExtremes() {}

    /** Writes the shares of one end, percent; the states after the first four are left as they are. */
    static void of(StateShares level, boolean friendly, int version, int[] out) {
        if (version < BEYOND_THE_LEVEL_FROM_VERSION) {
            System.arraycopy(friendly ? FRIENDLY : CRITICAL, 0, out, 0, FRIENDLY.length);
        } else if (friendly) {
            friendly(level, out);
        } else {
            critical(level, out);
        }
    }

    private static void friendly(StateShares level, int[] out) {
        out[StateTargets.BORED] = Math.min(FRIENDLY[StateTargets.BORED], twoThirds(level.bored()));
        out[StateTargets.SKEPTICAL] = 0;
        int won = level.attentive() - twoThirds(level.attentive());
        out[StateTargets.ENGAGED] = Math.max(FRIENDLY[StateTargets.ENGAGED], level.engaged() + won);
        out[StateTargets.ATTENTIVE] = ALL - out[StateTargets.BORED] - out[StateTargets.ENGAGED];
    }

    /** Those who are lost turn bored or skeptical as far as each is short of its share, but at least a third skeptical. */
    private static void critical(StateShares level, int[] out) {
        int attentive = Math.min(CRITICAL[StateTargets.ATTENTIVE], twoThirds(level.attentive()));
        int engaged = Math.min(CRITICAL[StateTargets.ENGAGED], twoThirds(level.engaged()));
        int lost = level.attentive() + level.engaged() - attentive - engaged;
        int bored = Math.max(0, CRITICAL[StateTargets.BORED] - level.bored());
        int skeptical = Math.max(0, CRITICAL[StateTargets.SKEPTICAL] - level.skeptical());
        int turned = bored + skeptical == 0 ? lost : lost * skeptical / (bored + skeptical);
        out[StateTargets.ATTENTIVE] = attentive;
        out[StateTargets.ENGAGED] = engaged;
        out[StateTargets.SKEPTICAL] = level.skeptical() + Math.max(turned, lost - twoThirds(lost));
        out[StateTargets.BORED] = ALL - attentive - engaged - out[StateTargets.SKEPTICAL];
    }

    private static int twoThirds(int share) {
        return share * 2 / 3;
    }
}
