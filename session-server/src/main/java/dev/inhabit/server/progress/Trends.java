package dev.inhabit.server.progress;

import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.Input;
import dev.inhabit.protocol.ProgressView.Outlook;
import dev.inhabit.protocol.ProgressView.Prediction;
import dev.inhabit.protocol.ProgressView.Series;
import dev.inhabit.protocol.ProgressView.TrendPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a series goes on, and when it would reach a target if it did. */
final class Trends {
    /** Fewer tell nothing of what comes. */
    static final int POINTS_MIN = 4;
    /** Older points count no more: a straight line over years says nothing. */
    static final int POINTS_MAX = 200;
    /** With four points no interval can have more than 91.7 %. */
    static final double ALPHA = 0.1;
    /** What would come later than this is not told. */
    static final int AHEAD_MAX = 200;

    private Trends() {}

    /**
     * @param inputs the values in order, one a step
     * @param target what is to be reached from above
     * @param strictly whether the target must be undercut
     */
    static Series of(List<Input> inputs, double target, boolean strictly) {
        List<TrendPoint> all = new ArrayList<>();
        for (Input input : inputs) {
            all.add(new TrendPoint(input.sequenceNr(), all.size() + 1, Figures.value(input)));
        }
        List<SenSlope.Point> points = all.subList(Math.max(0, all.size() - POINTS_MAX), all.size()).stream()
                .map(point -> new SenSlope.Point(point.x(), point.value()))
                .toList();
        String formula = "median of (later − earlier)/(steps between) over all pairs";
        String unit = "points a step";
        Optional<SenSlope> found = points.size() < POINTS_MIN ? Optional.empty() : SenSlope.of(points, ALPHA);
        Figure slope = found.map(sen -> Figures.of("slope", sen.slope(), unit, 1, formula, inputs))
                .orElseGet(() -> Figures.none("slope", unit, formula, tooFew(points.size()), inputs));
        SenSlope sen = found.orElse(null);
        return new Series(
                all,
                slope,
                sen == null ? null : sen.low(),
                sen == null ? null : sen.high(),
                sen == null || sen.confidence() == null ? null : 100 * sen.confidence(),
                prediction(points, sen, target, strictly));
    }

    private static String tooFew(int n) {
        return "not enough data: " + n + " of " + POINTS_MIN + " values";
    }

    private static Prediction prediction(
            List<SenSlope.Point> points, @Nullable SenSlope sen, double target, boolean strictly) {
        for (SenSlope.Point point : points) {
            if (strictly ? point.y() < target : point.y() <= target) {
                int at = (int) point.x();
                return new Prediction(Outlook.REACHED, target, at, null, null, "reached at number " + at);
            }
        }
        if (sen == null) {
            return new Prediction(Outlook.NOT_ENOUGH_DATA, target, null, null, null, tooFew(points.size()));
        }
        int last = (int) points.get(points.size() - 1).x();
        Integer at = crossing(points, sen.slope(), target, last);
        if (at == null) {
            return new Prediction(Outlook.NOT_FALLING, target, null, null, null, "it does not fall towards the target");
        }
        Integer earliest = sen.low() == null ? null : crossing(points, sen.low(), target, last);
        Integer latest = sen.high() == null ? null : crossing(points, sen.high(), target, last);
        String why = "where the line of the Theil–Sen slope meets the target"
                + (latest == null ? "; the flatter end of the slope's interval never gets there" : "");
        return new Prediction(Outlook.EXPECTED, target, at, earliest, latest, why);
    }

    /** The first step after the last one at or behind which the line is at the target; null where it never is. */
    private static @Nullable Integer crossing(List<SenSlope.Point> points, double slope, double target, int last) {
        if (slope >= 0) {
            return null;
        }
        double x = Math.ceil((target - SenSlope.intercept(points, slope)) / slope);
        return x > last + AHEAD_MAX ? null : (int) Math.max(last + 1, x);
    }
}
