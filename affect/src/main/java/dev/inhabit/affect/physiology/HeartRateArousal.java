package dev.inhabit.affect.physiology;

/**
 * Arousal from the heart: its rise over the person's own baseline, a rise of 40 beats/min being the most. Walking raises
 * it as well as fear does. A proposal of this project without clinical validation.
 */
public final class HeartRateArousal {
    private static final double MOST_RISE_BPM = 40;
    private static final double LOWEST_BPM = 20;
    private static final double HIGHEST_BPM = 300;

    private HeartRateArousal() {}

    /**
     * Arousal 0..1.
     *
     * @throws IllegalArgumentException if a rate is not one a heart can have, 20..300 beats/min
     */
    public static double of(double heartRateBpm, double baselineBpm) {
        check(heartRateBpm);
        check(baselineBpm);
        return Math.max(0, Math.min(1, (heartRateBpm - baselineBpm) / MOST_RISE_BPM));
    }

    private static void check(double bpm) {
        if (!(bpm >= LOWEST_BPM && bpm <= HIGHEST_BPM)) {
            throw new IllegalArgumentException("heart rate must lie in 20..300 beats/min");
        }
    }
}
