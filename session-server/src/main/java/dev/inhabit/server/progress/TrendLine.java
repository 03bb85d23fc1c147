package dev.inhabit.server.progress;

import dev.inhabit.protocol.ProgressView.Series;
import dev.inhabit.protocol.ProgressView.TrendPoint;
import java.util.List;

/** The line by which a series is drawn and its target predicted. */
public final class TrendLine {
    private TrendLine() {}

    /** The points that count for a series' slope. */
    public static List<TrendPoint> points(Series series) {
        List<TrendPoint> all = series.points();
        return all.subList(Math.max(0, all.size() - Trends.POINTS_MAX), all.size());
    }

    /** The value at number {@code x} of the line with that slope through the middle of the points, of which there are some. */
    public static double at(Series series, double slope, double x) {
        return SenSlope.intercept(
                        points(series).stream()
                                .map(point -> new SenSlope.Point(point.x(), point.value()))
                                .toList(),
                        slope)
                + slope * x;
    }
}
