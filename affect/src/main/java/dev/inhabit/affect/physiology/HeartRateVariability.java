package dev.inhabit.affect.physiology;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much intervals between beats vary, in time (Task Force of the ESC and NASPE, 1996). Differences are formed between
 * neighbours only, never across a beat that was taken out. Compare SDNN only over windows of equal length; RMSSD needs 60 s.
 *
 * @param beats intervals that were kept
 * @param removed intervals that were taken out
 * @param meanNnMs mean interval, ms
 * @param sdnnMs standard deviation of intervals with n − 1, ms
 * @param rmssdMs root of the mean squared difference, ms
 * @param sdsdMs standard deviation of differences with n − 1, ms
 * @param nn50 differences of more than 50 ms
 * @param pnn50Pct {@code nn50} in percent of all differences
 * @param nn20 differences of more than 20 ms
 * @param pnn20Pct {@code nn20} in percent of all differences
 * @param meanHeartRateBpm mean of 60,000 / NN; not 60,000 / mean NN
 */
public record HeartRateVariability(
        int beats,
        int removed,
        double meanNnMs,
        double sdnnMs,
        double rmssdMs,
        double sdsdMs,
        int nn50,
        double pnn50Pct,
        int nn20,
        double pnn20Pct,
        double meanHeartRateBpm) {
    private static final double MS_PER_MIN = 60_000;

    /**
     * Empty where there are not two differences to speak of.
     *
     * @param nnMs intervals in ms in their order, {@link Double#NaN} where one was taken out
     */
    public static Optional<HeartRateVariability> of(double[] nnMs) {
        double[] kept = Arrays.stream(nnMs).filter(nn -> !Double.isNaN(nn)).toArray();
        double[] differences = differences(nnMs);
        if (differences.length < 2) {
            return Optional.empty();
        }
        int nn50 = countOver(50, differences);
        int nn20 = countOver(20, differences);
        return Optional.of(new HeartRateVariability(
                kept.length,
                nnMs.length - kept.length,
                mean(kept),
                deviation(kept),
                Math.sqrt(Arrays.stream(differences).map(d -> d * d).sum() / differences.length),
                deviation(differences),
                nn50,
                100.0 * nn50 / differences.length,
                nn20,
                100.0 * nn20 / differences.length,
                Arrays.stream(kept).map(nn -> MS_PER_MIN / nn).sum() / kept.length));
    }

    /** Width of the Poincaré plot across its diagonal, ms: what changes from beat to beat. */
    public double sd1Ms() {
        return sdsdMs / Math.sqrt(2);
    }

    /** Length of the Poincaré plot along its diagonal, ms: what changes slowly. */
    public double sd2Ms() {
        return Math.sqrt(Math.max(0, 2 * sdnnMs * sdnnMs - sd1Ms() * sd1Ms()));
    }

    /** Share of intervals that were taken out, 0..1. */
    public double removedShare() {
        return (double) removed / (beats + removed);
    }

    private static double[] differences(double[] nnMs) {
        double[] all = new double[Math.max(0, nnMs.length - 1)];
        for (int i = 0; i < all.length; i++) {
            all[i] = nnMs[i + 1] - nnMs[i];
        }
        return Arrays.stream(all).filter(d -> !Double.isNaN(d)).toArray();
    }

    private static int countOver(double limitMs, double[] differences) {
        return (int)
                Arrays.stream(differences).filter(d -> Math.abs(d) > limitMs).count();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }
}
