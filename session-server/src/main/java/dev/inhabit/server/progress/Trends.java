package dev.inhabit.server.progress;

import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.Input;
import dev.inhabit.protocol.ProgressView.Outlook;
import dev.inhabit.protocol.ProgressView.Prediction;
import dev.inhabit.protocol.ProgressView.Series;
import dev.inhabit.protocol.ProgressView.TrendPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    /** So many values running reach a target, whatever the line says. */
    static final int RUNNING_MIN = 2;
    /** Of what is computed with fractions. */
    private static final double ROUNDING = 1e-9;

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
        int since = metSince(points, sen, target, strictly);
        if (since > 0) {
            String why = "the latest values meet it since number " + since + rising(sen);
            return new Prediction(Outlook.REACHED, target, since, null, null, why);
        }
        if (sen == null) {
            return new Prediction(Outlook.NOT_ENOUGH_DATA, target, null, null, null, tooFew(points.size()));
        }
        int last = (int) points.get(points.size() - 1).x();
        if (sen.slope() > 0) {
            return new Prediction(Outlook.RISING, target, null, null, null, "it gets worse" + rising(sen));
        }
        Integer at = crossing(points, sen.slope(), target, strictly, last);
        if (at == null) {
            return new Prediction(Outlook.NOT_FALLING, target, null, null, null, "it does not fall towards the target");
        }
        Integer earliest = sen.low() == null ? null : crossing(points, sen.low(), target, strictly, last);
        Integer latest = sen.high() == null ? null : crossing(points, sen.high(), target, strictly, last);
        String why = "where the line of the Theil–Sen slope meets the target"
                + (latest == null ? "; the flatter end of the slope's interval never gets there" : "");
        return new Prediction(Outlook.EXPECTED, target, at, earliest, latest, why);
    }

    /**
     * From which number on all values meet the target; 0 where it is not reached. It is, once the last value meets it and
     * either the one before does too or the line of the slope is there: a single good day is none.
     */
    private static int metSince(List<SenSlope.Point> points, @Nullable SenSlope sen, double target, boolean strictly) {
        int first = points.size();
        while (first > 0 && meets(points.get(first - 1).y(), target, strictly)) {
            first--;
        }
        int running = points.size() - first;
        boolean isReached = running >= RUNNING_MIN
                || (running == 1 && sen != null && meets(lineAt(points, sen, points.size() - 1), target, strictly));
        return isReached ? (int) points.get(first).x() : 0;
    }

    private static double lineAt(List<SenSlope.Point> points, SenSlope sen, int index) {
        return SenSlope.intercept(points, sen.slope())
                + sen.slope() * points.get(index).x();
    }

    private static boolean meets(double value, double target, boolean strictly) {
        return strictly ? value < target - ROUNDING : value <= target + ROUNDING;
    }

    private static String rising(@Nullable SenSlope sen) {
        if (sen == null || sen.slope() <= 0) {
            return "";
        }
        boolean mayBeChance = sen.low() == null || sen.low() <= 0;
        return String.format(
                Locale.ROOT,
                ": the series rises by %.1f a step%s",
                sen.slope(),
                mayBeChance ? ", which may be chance" : "");
    }

    /** The first step after the last one at which the line meets the target; null where that never is. */
    private static @Nullable Integer crossing(
            List<SenSlope.Point> points, double slope, double target, boolean strictly, int last) {
        if (slope >= 0) {
            return null;
        }
        double exact = (target - SenSlope.intercept(points, slope)) / slope;
        double x = strictly ? Math.floor(exact + ROUNDING) + 1 : Math.ceil(exact - ROUNDING);
        return x > last + AHEAD_MAX ? null : (int) Math.max(last + 1, x);
    }
}
