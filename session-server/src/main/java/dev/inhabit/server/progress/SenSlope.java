package dev.inhabit.server.progress;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Theil–Sen slope, the median of the slopes between all pairs of points, with its distribution-free confidence
 * interval (Theil 1950, Sen 1968; limits by the exact distribution of Kendall's statistic, as in Hollander and Wolfe,
 * <i>Nonparametric Statistical Methods</i>).
 *
 * @param low lower end; null where so few points give none with the confidence asked for
 * @param confidence that the interval truly has, 0 to 1; null where there is none
 */
record SenSlope(
        double slope,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double confidence) {

    /** One point; all of a series have different x. */
    record Point(double x, double y) {}

    /**
     * @param alpha one less the confidence asked for, for example 0.1
     * @return empty below two points
     */
    static Optional<SenSlope> of(List<Point> points, double alpha) {
        double[] slopes = slopes(points);
        if (slopes.length == 0) {
            return Optional.empty();
        }
        double[] atMost = discordant(points.size());
        // The k-th slope from either end: the chance that fewer than k slopes lie below the true one is P(D <= k - 1).
        int k = 0;
        while (k < slopes.length / 2 && 2 * atMost[k] <= alpha) {
            k++;
        }
        double median = median(slopes);
        return Optional.of(
                k == 0
                        ? new SenSlope(median, null, null, null)
                        : new SenSlope(median, slopes[k - 1], slopes[slopes.length - k], 1 - 2 * atMost[k - 1]));
    }

    /** The line of this slope through the middle of the points: the median of {@code y − slope·x}. */
    static double intercept(List<Point> points, double slope) {
        return median(points.stream()
                .mapToDouble(point -> point.y() - slope * point.x())
                .sorted()
                .toArray());
    }

    private static double[] slopes(List<Point> points) {
        double[] slopes = new double[points.size() * (points.size() - 1) / 2];
        int count = 0;
        for (int i = 0; i < points.size(); i++) {
            for (int j = i + 1; j < points.size(); j++) {
                Point a = points.get(i);
                Point b = points.get(j);
                slopes[count++] = (b.y() - a.y()) / (b.x() - a.x());
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    static double median(double[] sorted) {
        int n = sorted.length;
        return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    /** {@code P(D <= d)} for the number of discordant pairs among {@code n} points in chance order. */
    static double[] discordant(int n) {
        double[] chance = {1};
        for (int m = 2; m <= n; m++) {
            double[] next = new double[m * (m - 1) / 2 + 1];
            double window = 0;
            for (int d = 0; d < next.length; d++) {
                window += d < chance.length ? chance[d] : 0;
                window -= d >= m ? chance[d - m] : 0;
                next[d] = window / m;
            }
            chance = next;
        }
        for (int d = 1; d < chance.length; d++) {
            chance[d] += chance[d - 1];
        }
        return chance;
    }
}
