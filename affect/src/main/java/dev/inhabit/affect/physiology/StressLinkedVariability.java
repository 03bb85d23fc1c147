package dev.inhabit.affect.physiology;

/**
 * Variability against the same person's own at rest, on a logarithmic scale: half and double are equally far. RMSSD differs
 * many times more between people than within one. Breathing and movement change it as well as fear does; a proposal of this
 * project without clinical validation.
 */
public final class StressLinkedVariability {
    private static final double MOST_FALL = Math.log(4);

    private StressLinkedVariability() {}

    /**
     * Natural logarithm of RMSSD over RMSSD at rest: 0 as at rest, −0.69 at half of it.
     *
     * @throws IllegalArgumentException if one of them is not above 0
     */
    public static double logRatio(double rmssdMs, double restRmssdMs) {
        if (!(rmssdMs > 0 && restRmssdMs > 0)) {
            throw new IllegalArgumentException("RMSSD must be above 0 ms");
        }
        return Math.log(rmssdMs / restRmssdMs);
    }

    /** Arousal 0..1 from its fall, a fall to a quarter being the most; a rise is none. */
    public static double arousal(double rmssdMs, double restRmssdMs) {
        return Math.max(0, Math.min(1, -logRatio(rmssdMs, restRmssdMs) / MOST_FALL));
    }
}
