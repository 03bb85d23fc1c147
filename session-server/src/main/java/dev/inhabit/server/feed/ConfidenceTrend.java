package dev.inhabit.server.feed;

import dev.inhabit.protocol.SpeechSample;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody speaks more or less confidently than a few minutes ago: the slope by least squares of the mean of what
 * shows it (few fillers, a pace near {@value #PACE_WPM} words a minute, eye contact, an even loudness), each in standard
 * deviations from its own mean. A proposal of this project without clinical validation. Knows no clock.
 */
public final class ConfidenceTrend {
    /** Five minutes of samples of five seconds. */
    static final int POINTS_MAX = 60;
    /** A minute of them. */
    static final int POINTS_LEAST = 12;

    private static final double PACE_WPM = 135;
    private static final double MINUTE_MS = 60_000;

    /** Less than this is no change but the last digits of a sum. */
    private static final double NO_CHANGE = 1e-9;

    private final Deque<Point> points = new ArrayDeque<>(POINTS_MAX);

    /** Signs of confidence at one time, each the greater the better; NaN where it is not known. */
    private record Point(long atMs, double[] signs) {
        static Point of(long atMs, SpeechSample sample) {
            return new Point(atMs, new double[] {
                -known(sample.fillersPerMinute()),
                -Math.abs(sample.wordsPerMinute() - PACE_WPM),
                known(sample.eyeContactShare()),
                -known(sample.loudnessSpreadDb())
            });
        }

        private static double known(@Nullable Double value) {
            return value == null ? Double.NaN : value;
        }
    }

    /** @param atMs session time; later than that of the sample before */
    public void add(long atMs, SpeechSample sample) {
        if (points.size() == POINTS_MAX) {
            points.removeFirst();
        }
        points.addLast(Point.of(atMs, sample));
    }

    /** Standard deviations a minute, positive where confidence rises; null before a minute of samples. */
    public @Nullable Double perMinute() {
        if (points.size() < POINTS_LEAST) {
            return null;
        }
        double[] confidence = confidence(points.toArray(Point[]::new));
        double meanMs = points.stream().mapToLong(Point::atMs).average().orElse(0);
        double mean = DoubleStream.of(confidence).average().orElse(0);
        double product = 0;
        double square = 0;
        int i = 0;
        for (Point point : points) {
            double offMs = point.atMs() - meanMs;
            product += offMs * (confidence[i++] - mean);
            square += offMs * offMs;
        }
        return square == 0 ? null : product / square * MINUTE_MS;
    }

    /** At each point the mean of those signs that are known there, in standard deviations. */
    private static double[] confidence(Point[] points) {
        double[] sum = new double[points.length];
        int[] known = new int[points.length];
        for (int sign = 0; sign < points[0].signs().length; sign++) {
            double[] scores = standardScores(column(points, sign));
            for (int i = 0; i < scores.length; i++) {
                if (!Double.isNaN(scores[i])) {
                    sum[i] += scores[i];
                    known[i]++;
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= known[i];
        }
        return sum;
    }

    private static double[] column(Point[] points, int sign) {
        return Stream.of(points).mapToDouble(point -> point.signs()[sign]).toArray();
    }

    /** What is not known stays NaN; what never changes is 0. */
    private static double[] standardScores(double[] values) {
        double mean = known(values).average().orElse(0);
        double deviation = Math.sqrt(known(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
        return DoubleStream.of(values)
                .map(value -> deviation < NO_CHANGE ? 0 * value : (value - mean) / deviation)
                .toArray();
    }

    private static DoubleStream known(double[] values) {
        return DoubleStream.of(values).filter(value -> !Double.isNaN(value));
    }
}
