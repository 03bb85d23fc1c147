package dev.inhabit.headset.patient;

import org.jspecify.annotations.Nullable;

/**
 * What the patient stands before.
 *
 * @param exposed whether the scene is on at all: false before the start, after the end and in the safe scene
 * @param paused whether the session stands still
 * @param audienceSize 0 to 500 people
 * @param mood 0 (friendly) to 100 (critical)
 * @param questionDifficulty 0 to 10
 * @param lookingShare share of the audience that looks at the patient, 0 to 1
 * @param slides where the patient's slides are shown; null while none are
 */
public record Surroundings(
        boolean exposed,
        boolean paused,
        int audienceSize,
        int mood,
        int questionDifficulty,
        double lookingShare,
        @Nullable Direction slides) {
    /** Without slides. */
    public Surroundings(
            boolean exposed, boolean paused, int audienceSize, int mood, int questionDifficulty, double lookingShare) {
        this(exposed, paused, audienceSize, mood, questionDifficulty, lookingShare, null);
    }

    /** The safe scene, or nothing yet. */
    public static final Surroundings NOTHING = new Surroundings(false, false, 0, 0, 0, 0);
}
