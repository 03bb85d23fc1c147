package dev.inhabit.server.crowd.simulation;

import org.jspecify.annotations.Nullable;

/**
 * What an audience starts with.
 *
 * @param size people, 1 to 500
 * @param mood 0 friendly, 50 neutral, 100 critical
 * @param questionDifficulty 0 easy to 10 hostile; decides who asks
 * @param shares how it divides at {@code sharesMood}; other moods shift from there
 * @param sharesMood 0 to 100
 * @param mix of personalities, which stay
 * @param couplingPercent how much neighbours infect each other: 0 not at all, 100 strongly
 * @param manners null: any, as with simulator version 1
 */
public record CrowdSettings(
        int size,
        int mood,
        int questionDifficulty,
        StateShares shares,
        int sharesMood,
        PersonalityMix mix,
        int couplingPercent,
        @Nullable Manners manners) {
    public static final int SIZE_MAX = 500;
    public static final int MOOD_MAX = 100;
    public static final int DIFFICULTY_MAX = 10;

    public CrowdSettings {
        inRange("size", size, 1, SIZE_MAX);
        inRange("mood", mood, 0, MOOD_MAX);
        inRange("questionDifficulty", questionDifficulty, 0, DIFFICULTY_MAX);
        inRange("sharesMood", sharesMood, 0, MOOD_MAX);
        inRange("couplingPercent", couplingPercent, 0, 100);
    }

    /** With the shares of a neutral audience, a middling mix and a little contagion. */
    public static CrowdSettings of(int size, int mood, int questionDifficulty) {
        return new CrowdSettings(
                size, mood, questionDifficulty, StateShares.NEUTRAL, 50, PersonalityMix.MIDDLE, 30, null);
    }

    /** With the shares that a level prescribes for its own mood. */
    public CrowdSettings withShares(StateShares levelShares) {
        return new CrowdSettings(size, mood, questionDifficulty, levelShares, mood, mix, couplingPercent, manners);
    }

    public CrowdSettings withMix(PersonalityMix other) {
        return new CrowdSettings(size, mood, questionDifficulty, shares, sharesMood, other, couplingPercent, manners);
    }

    public CrowdSettings withCoupling(int percent) {
        return new CrowdSettings(size, mood, questionDifficulty, shares, sharesMood, mix, percent, manners);
    }

    public CrowdSettings withManners(Manners other) {
        return new CrowdSettings(size, mood, questionDifficulty, shares, sharesMood, mix, couplingPercent, other);
    }

    static void inRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be " + min + " to " + max);
        }
    }
}
