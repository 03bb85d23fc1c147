package dev.inhabit.affect.physiology;

/**
 * Arousal from the skin: how much oftener its conductance rises by itself than at rest. People show 1 to 3 such responses per
 * minute at rest and more than 20 when highly aroused (Dawson, Schell and Filion 2007), so that 18 more are the most. Heat and
 * movement raise it as well as fear does; a proposal of this project without clinical validation.
 */
public final class SkinArousal {
    private static final double MOST_RISE_PER_MIN = 18;

    private SkinArousal() {}

    /**
     * Arousal 0..1; fewer responses than at rest are none.
     *
     * @throws IllegalArgumentException if one of them is below 0 or no number
     */
    public static double of(double responsesPerMin, double restResponsesPerMin) {
        if (!(responsesPerMin >= 0 && restResponsesPerMin >= 0)) {
            throw new IllegalArgumentException("responses per minute must be 0 or more");
        }
        return Math.max(0, Math.min(1, (responsesPerMin - restResponsesPerMin) / MOST_RISE_PER_MIN));
    }
}
