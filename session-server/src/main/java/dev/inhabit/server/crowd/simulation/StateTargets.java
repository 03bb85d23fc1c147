package dev.inhabit.server.crowd.simulation;

/**
 * How many people of an audience should be in each state. The level's shares hold at the level's mood; towards 0 they
 * shift to those of a friendly audience, towards 100 to those of a critical one ({@link MoodExtremes}), so that a more
 * critical mood never leaves fewer people skeptical or more engaged. A speaker who does badly turns attentive and engaged
 * people bored, one who does well wins bored ones back. The strength of the score is a proposal of this design, without
 * clinical authority.
 */
final class StateTargets {
    static final int STATES = 5;
    static final int SCORE_MAX = 15;
    static final int SCORE_NEITHER = 8;
    static final int SPEAKER_USUAL = 100;
    static final int SPEAKER_PERCENT_MAX = 250;

    private static final int LOST_PERCENT_PER_STEP = 5;
    private static final int WON_PERCENT_PER_STEP = 10;
    static final int ATTENTIVE = 0;
    static final int BORED = 1;
    static final int SKEPTICAL = 2;
    static final int ENGAGED = 3;
    private static final int AMBIENT = 4;
    /** Whoever is ambient is so in any mood; the others from the most critical to the friendliest. */
    private static final int[] IN_ORDER = {AMBIENT, SKEPTICAL, BORED, ATTENTIVE, ENGAGED};

    private StateTargets() {}

    /** Writes shares in 1/10,000 of the audience. */
    static void shares(StateShares level, int levelMood, int mood, int score, int[] out) {
        shares(level, levelMood, mood, score, SPEAKER_USUAL, CrowdSimulator.VERSION, out);
    }

    /** @param speakerPercent how far the score moves people */
    private static void shares(
            StateShares level, int levelMood, int mood, int score, int speakerPercent, int version, int[] out) {
        boolean friendlier = mood < levelMood;
        int far = friendlier ? levelMood - mood : mood - levelMood;
        int span = friendlier ? levelMood : CrowdSettings.MOOD_MAX - levelMood;
        MoodExtremes.of(level, friendlier, version, out);
        out[ATTENTIVE] = between(level.attentive(), out[ATTENTIVE], far, span);
        out[BORED] = between(level.bored(), out[BORED], far, span);
        out[SKEPTICAL] = between(level.skeptical(), out[SKEPTICAL], far, span);
        out[ENGAGED] = between(level.engaged(), out[ENGAGED], far, span);
        react(score, speakerPercent, out);
        for (int state = 0; state < AMBIENT; state++) {
            out[state] = out[state] * (100 - level.ambient()) / 100;
        }
        out[AMBIENT] = level.ambient() * 100;
    }

    private static int between(int here, int there, int far, int span) {
        return far == 0 ? here * 100 : (here * (span - far) + there * far) * 100 / span;
    }

    private static void react(int score, int speakerPercent, int[] out) {
        if (score < SCORE_NEITHER) {
            int percent =
                    Math.min(100, (SCORE_NEITHER - score) * LOST_PERCENT_PER_STEP * speakerPercent / SPEAKER_USUAL);
            int attentive = out[ATTENTIVE] * percent / 100;
            int engaged = out[ENGAGED] * percent / 100;
            out[ATTENTIVE] -= attentive;
            out[ENGAGED] -= engaged;
            out[BORED] += attentive + engaged;
        } else {
            int percent =
                    Math.min(100, (score - SCORE_NEITHER) * WON_PERCENT_PER_STEP * speakerPercent / SPEAKER_USUAL);
            int won = out[BORED] * percent / 100;
            out[BORED] -= won;
            out[ATTENTIVE] += won / 2;
            out[ENGAGED] += won - won / 2;
        }
    }

    /**
     * Divides whole people by shares: each share gets its whole part, the largest remainders one more. On equal
     * remainders the earlier share wins.
     *
     * @param shares in any unit; not all zero
     */
    static void divide(int people, int[] shares, int[] out) {
        long total = 0;
        for (int share : shares) {
            total += share;
        }
        int given = 0;
        for (int i = 0; i < shares.length; i++) {
            out[i] = (int) ((long) people * shares[i] / total);
            given += out[i];
        }
        // Bit i is set once share i has its extra person: at most one each.
        int topped = 0;
        for (; given < people; given++) {
            int best = -1;
            long bestRemainder = -1;
            for (int i = 0; i < shares.length; i++) {
                long remainder = (long) people * shares[i] % total;
                if ((topped & (1 << i)) == 0 && remainder > bestRemainder) {
                    best = i;
                    bestRemainder = remainder;
                }
            }
            topped |= 1 << best;
            out[best]++;
        }
    }

    /**
     * Divides whole people by shares of states so that each state gets less than one person more or fewer than its share, and
     * so that where people only move on from engaged by attentive and bored to skeptical, the numbers do too: largest
     * remainders may take a person from a share that has grown.
     *
     * @param shares in any unit, by the states' codes; not all zero
     */
    static void divideInOrder(int people, int[] shares, int[] out) {
        long total = 0;
        for (int share : shares) {
            total += share;
        }
        int given = 0;
        long shared = 0;
        for (int state : IN_ORDER) {
            shared += shares[state];
            int upTo = (int) ((2L * people * shared + total) / (2 * total));
            out[state] = upTo - given;
            given = upTo;
        }
    }

    /** Writes how many people of {@code people} should be in each state. */
    static void counts(CrowdArrays a, int people, int version, int[] shares, int[] out) {
        shares(a.shares, a.sharesMood, a.mood, a.score, a.speakerPercent, version, shares);
        if (version < MoodExtremes.BEYOND_THE_LEVEL_FROM_VERSION) {
            divide(people, shares, out);
        } else {
            divideInOrder(people, shares, out);
        }
    }
}
