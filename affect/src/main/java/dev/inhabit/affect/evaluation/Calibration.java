package dev.inhabit.affect.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether confidence means what it says: samples in bins of equal width by confidence, each with how many were right.
 *
 * @param ece expected calibration error (Guo and others 2017): the bins' distance between mean confidence and accuracy,
 *     weighted by their samples, 0..1; empty without samples
 * @param bins those that hold samples, the least confident first
 */
public record Calibration(OptionalDouble ece, List<Bin> bins) {
    /** Guo and others' number. */
    public static final int BINS = 15;

    public Calibration {
        bins = List.copyOf(bins);
    }

    /**
     * One bin: confidence above {@code from} up to {@code to}, the first bin with 0.
     *
     * @param confidence their mean
     * @param accuracy share of them that are right
     */
    public record Bin(double from, double to, int samples, double confidence, double accuracy) {}

    public static Calibration of(List<Judged> samples) {
        int[] count = new int[BINS];
        int[] right = new int[BINS];
        double[] confidence = new double[BINS];
        for (Judged sample : samples) {
            int bin = bin(sample.confidence());
            count[bin]++;
            right[bin] += sample.isRight() ? 1 : 0;
            confidence[bin] += sample.confidence();
        }
        List<Bin> bins = new ArrayList<>();
        double error = 0;
        for (int i = 0; i < BINS; i++) {
            if (count[i] > 0) {
                Bin bin = new Bin(
                        (double) i / BINS,
                        (double) (i + 1) / BINS,
                        count[i],
                        confidence[i] / count[i],
                        (double) right[i] / count[i]);
                bins.add(bin);
                error += Math.abs(bin.confidence() - bin.accuracy()) * count[i] / samples.size();
            }
        }
        return new Calibration(samples.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(error), bins);
    }

    private static int bin(double confidence) {
        return Math.max(0, Math.min(BINS, (int) Math.ceil(confidence * BINS)) - 1);
    }
}
