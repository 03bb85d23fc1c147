package dev.inhabit.server.audiences;

import dev.inhabit.server.content.Chance;

/**
 * How many of an audience's questions are friendly ones whatever the pool in force, and which: fewer, the harder the questions
 * and the more critical the mood. The specification's talk with questions (3D) has "some friendly" beside the challenging ones,
 * the next step "difficult questions" alone; the numbers are proposals of this project, without clinical authority.
 */
public final class FriendlyShare {
    /** No friendly question is harder. */
    public static final int DIFFICULTY_MAX = 2;

    /** In so many questions that follow on each other the share is kept to one question. */
    static final int BLOCK = 5;

    private static final int ALL_PERCENT = 100;
    private static final int PERCENT_PER_DIFFICULTY = 12;
    private static final int MOOD_PER_PERCENT = 10;
    private static final int KEYS = 1 << 30;
    /** Which is friendly, and which question it is then, are drawn apart. */
    private static final long APART = 0x46524945;

    private FriendlyShare() {}

    /**
     * @param difficulty of questions, 0 easy to 10 hostile
     * @param mood 0 friendly to 100 critical
     * @return 0 to 100: 22 at 3D, so two of five; none from difficulty 9 on, as at 3E
     */
    static int percent(int difficulty, int mood) {
        return Math.max(0, ALL_PERCENT - PERCENT_PER_DIFFICULTY * difficulty - mood / MOOD_PER_PERCENT);
    }

    /**
     * Whether a question is a friendly one. What is friendly at one difficulty or mood is so at all lower ones.
     *
     * @param counter another for each question of a session, from 0
     */
    public static boolean isFriendly(long seed, int counter, int difficulty, int mood) {
        int first = counter / BLOCK * BLOCK;
        int rank = 0;
        for (int other = first; other < first + BLOCK; other++) {
            int compared = Integer.compare(key(seed, other), key(seed, counter));
            rank += compared < 0 || (compared == 0 && other < counter) ? 1 : 0;
        }
        return rank * ALL_PERCENT / BLOCK < percent(difficulty, mood);
    }

    private static int key(long seed, int counter) {
        return Chance.below(seed + APART, counter, KEYS);
    }
}
