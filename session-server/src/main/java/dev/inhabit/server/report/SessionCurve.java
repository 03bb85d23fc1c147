package dev.inhabit.server.report;

import dev.inhabit.protocol.SessionView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Distress of one session over its time, with the heart rate where there is one. */
final class SessionCurve {
    private static final double MS_PER_MIN = 60_000;
    private static final double[] STEPS_MIN = {0.5, 1, 2, 5, 10, 15, 20, 30, 60, 120};
    private static final int STEPS_MAX = 8;
    private static final Chart.Axis SUDS = new Chart.Axis("SUDS", 0, 100, 25);

    private SessionCurve() {}

    /**
     * @param distress what the line is called
     * @param left how the axis is named; its ends are 0 and 100
     * @param expected whether the range that is expected of the sub-level is shown
     */
    static Chart.Curves of(
            SessionParts parts, HeartCurve heart, String distress, String left, boolean expected, Report.Table values) {
        SessionView view = parts.view();
        List<Chart.Point> points = view.suds().stream()
                .map(point -> new Chart.Point(point.atActiveMs() / MS_PER_MIN, point.suds()))
                .toList();
        List<Chart.Line> lines = new ArrayList<>();
        Chart.Axis right = null;
        if (!heart.isEmpty()) {
            lines.add(heart.line());
            Double baseline = view.baselineHeartRateBpm();
            double lowest = baseline == null ? heart.lowest() : Math.min(baseline, heart.lowest());
            right = Chart.Axis.around("bpm", lowest, heart.highest(), 10);
        }
        lines.add(Chart.Line.of(distress, Chart.Role.DISTRESS, points));
        Chart.Axis x = minutes(parts.lengthMs() / MS_PER_MIN);
        List<Chart.Band> bands = new ArrayList<>();
        if (expected) {
            bands.add(new Chart.Band(
                    "expected here",
                    Chart.Role.TARGET,
                    List.of(
                            new Chart.Point(0, view.sudsTarget().low()),
                            new Chart.Point(x.to(), view.sudsTarget().low())),
                    List.of(
                            new Chart.Point(0, view.sudsTarget().high()),
                            new Chart.Point(x.to(), view.sudsTarget().high()))));
        }
        return new Chart.Curves(
                distress + (heart.isEmpty() ? "" : " and heart rate") + " during the session",
                description(view, heart),
                x,
                new Chart.Axis(left, SUDS.from(), SUDS.to(), SUDS.step()),
                right,
                bands,
                lines,
                values);
    }

    private static Chart.Axis minutes(double length) {
        double step = STEPS_MIN[STEPS_MIN.length - 1];
        for (double one : STEPS_MIN) {
            if (length <= one * STEPS_MAX) {
                step = one;
                break;
            }
        }
        return new Chart.Axis("minutes of session time", 0, Math.max(step, Math.ceil(length / step) * step), step);
    }

    private static String description(SessionView view, HeartCurve heart) {
        List<SessionView.SudsPoint> ratings = view.suds();
        StringBuilder text = new StringBuilder();
        if (ratings.isEmpty()) {
            text.append("No ratings.");
        } else {
            SessionView.SudsPoint peak = peak(ratings);
            SessionView.SudsPoint last = ratings.get(ratings.size() - 1);
            text.append("%s, from %d at %s to %d at %s, the highest %d at %s."
                    .formatted(
                            Words.count(ratings.size(), "rating"),
                            ratings.get(0).suds(),
                            Words.activeTime(ratings.get(0).atActiveMs()),
                            last.suds(),
                            Words.activeTime(last.atActiveMs()),
                            peak.suds(),
                            Words.activeTime(peak.atActiveMs())));
        }
        if (!heart.isEmpty()) {
            text.append(" Heart rate between %s and %s beats a minute in means of %s."
                    .formatted(Words.number(heart.lowest(), 0), Words.number(heart.highest(), 0), heart.length()));
        }
        return text.toString();
    }

    /** The first of the highest ones. */
    static SessionView.SudsPoint peak(List<SessionView.SudsPoint> ratings) {
        SessionView.SudsPoint peak = ratings.get(0);
        for (SessionView.SudsPoint one : ratings) {
            peak = one.suds() > peak.suds() ? one : peak;
        }
        return peak;
    }

    /** Null where there are none. */
    static SessionView.@Nullable SudsPoint last(List<SessionView.SudsPoint> ratings) {
        return ratings.isEmpty() ? null : ratings.get(ratings.size() - 1);
    }
}
