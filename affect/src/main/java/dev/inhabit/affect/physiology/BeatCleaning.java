package dev.inhabit.affect.physiology;

import java.util.Arrays;

/**
 * Takes out intervals that are not from one sinus beat to the next. Each rule gives a series of the same length with
 * {@link Double#NaN} where an interval was taken out, so that nobody joins what was apart. The rules are those that the
 * HRV literature names after their authors.
 */
public final class BeatCleaning {
    /** Shortest interval that is believed, ms: 200 beats/min. */
    public static final double SHORTEST_MS = 300;
    /** Longest interval that is believed, ms: 30 beats/min. */
    public static final double LONGEST_MS = 2000;

    private static final double SHARE = 0.20;
    private static final double KAMATH_LONGER = 0.325;
    private static final double KAMATH_SHORTER = 0.245;
    private static final int ACAR_BEATS = 9;

    private BeatCleaning() {}

    /** How an ectopic beat is known. */
    public enum Rule {
        /** More than 20 % from the interval before it. */
        MALIK,
        /** More than 32.5 % longer or 24.5 % shorter than the interval before it. */
        KAMATH,
        /** 20 % or more from the mean of its neighbours. */
        KARLSSON,
        /** 20 % or more from the mean of the last nine that were kept. */
        ACAR
    }

    /** Without intervals shorter than {@link #SHORTEST_MS} or longer than {@link #LONGEST_MS}. */
    public static double[] withinRange(double[] rrMs) {
        return Arrays.stream(rrMs)
                .map(rr -> rr >= SHORTEST_MS && rr <= LONGEST_MS ? rr : Double.NaN)
                .toArray();
    }

    /** Without ectopic beats. What is already out stays out, and nothing is judged by it. */
    public static double[] withoutEctopic(double[] rrMs, Rule rule) {
        return switch (rule) {
            case MALIK -> byPrevious(rrMs, SHARE, SHARE);
            case KAMATH -> byPrevious(rrMs, KAMATH_LONGER, KAMATH_SHORTER);
            case KARLSSON -> byNeighbours(rrMs);
            case ACAR -> byLastKept(rrMs);
        };
    }

    /** Both, by the rule of Malik: what measures of variability are taken from. */
    public static double[] clean(double[] rrMs) {
        return withoutEctopic(withinRange(rrMs), Rule.MALIK);
    }

    /** With a straight line over what was taken out between two beats; what is out at either end stays out. */
    public static double[] interpolated(double[] nnMs) {
        double[] filled = nnMs.clone();
        int last = -1;
        for (int i = 0; i < filled.length; i++) {
            if (Double.isNaN(nnMs[i])) {
                continue;
            }
            for (int gap = last + 1; last >= 0 && gap < i; gap++) {
                filled[gap] = nnMs[last] + (nnMs[i] - nnMs[last]) * (gap - last) / (i - last);
            }
            last = i;
        }
        return filled;
    }

    /** An interval after one that was taken out is kept: the pause after an early beat says nothing about what follows. */
    private static double[] byPrevious(double[] rrMs, double longer, double shorter) {
        double[] kept = rrMs.clone();
        for (int i = 1; i < rrMs.length; i++) {
            double change = rrMs[i] - kept[i - 1];
            if (change > longer * kept[i - 1] || -change > shorter * kept[i - 1]) {
                kept[i] = Double.NaN;
            }
        }
        return kept;
    }

    private static double[] byNeighbours(double[] rrMs) {
        double[] kept = rrMs.clone();
        for (int i = 1; i < rrMs.length - 1; i++) {
            if (isFarFrom((rrMs[i - 1] + rrMs[i + 1]) / 2, rrMs[i])) {
                kept[i] = Double.NaN;
            }
        }
        return kept;
    }

    private static double[] byLastKept(double[] rrMs) {
        double[] kept = rrMs.clone();
        for (int i = ACAR_BEATS; i < rrMs.length; i++) {
            double mean = Arrays.stream(kept, i - ACAR_BEATS, i)
                    .filter(rr -> !Double.isNaN(rr))
                    .average()
                    .orElse(Double.NaN);
            if (isFarFrom(mean, rrMs[i])) {
                kept[i] = Double.NaN;
            }
        }
        return kept;
    }

    private static boolean isFarFrom(double expected, double rr) {
        return Math.abs(expected - rr) >= SHARE * expected;
    }
}
