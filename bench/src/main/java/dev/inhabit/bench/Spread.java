package dev.inhabit.bench;

import java.util.List;
import java.util.Locale;

/** Median, least and most of what several rounds gave. */
record Spread(double median, double min, double max, int rounds) {
    static Spread of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return new Spread(Double.NaN, Double.NaN, Double.NaN, 0);
        }
        double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /** Of two contestants: ratio of the medians; least and most are those of the rounds in which both had a turn. */
    static Spread ratio(List<Double> ours, List<Double> theirs) {
        int rounds = Math.min(ours.size(), theirs.size());
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rounds; i++) {
            double ratio = ours.get(i) / theirs.get(i);
            min = Math.min(min, ratio);
            max = Math.max(max, ratio);
        }
        return new Spread(of(ours).median() / of(theirs).median(), min, max, rounds);
    }

    String text() {
        return rounds == 1 || min == max
                ? number(median)
                : number(median) + " (" + number(min) + " … " + number(max) + ")";
    }

    static String number(double value) {
        double size = Math.abs(value);
        String format =
                size >= 1_000 ? "%,.0f" : size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }
}
