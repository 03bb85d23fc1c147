package dev.inhabit.server.report;

import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.Series;
import dev.inhabit.protocol.ProgressView.TrendPoint;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.progress.TrendLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The charts of a course of treatment. */
final class CourseCharts {
    private static final int X_STEPS_MAX = 10;
    private static final double[] X_STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500};

    private CourseCharts() {}

    /**
     * How a series goes.
     *
     * @param what the points are called
     * @param x what its numbers count, such as {@code session}
     * @param scale left axis; null for one that follows from the values
     * @param withInterval whether the interval of the slope is drawn too
     */
    record TrendOf(
            String title,
            String what,
            String x,
            Chart.Role role,
            Chart.@Nullable Axis scale,
            boolean withInterval,
            Report.Table values) {
        Chart.Curves of(Series series) {
            List<Chart.Point> points = series.points().stream()
                    .map(point -> new Chart.Point(point.x(), point.value()))
                    .toList();
            List<Chart.Line> lines = new ArrayList<>();
            List<Chart.Band> bands = new ArrayList<>();
            Chart.Axis axis = count(x, points.size());
            double target = series.prediction().target();
            lines.add(Chart.Line.of(
                    "target",
                    Chart.Role.TARGET,
                    List.of(new Chart.Point(0, target), new Chart.Point(axis.to(), target))));
            Double slope = series.slope().value();
            if (slope != null) {
                List<TrendPoint> counted = TrendLine.points(series);
                double from = counted.get(0).x();
                double to = counted.get(counted.size() - 1).x();
                lines.add(Chart.Line.of(
                        withInterval ? "trend (Theil–Sen)" : "trend",
                        Chart.Role.LINE,
                        List.of(
                                new Chart.Point(from, TrendLine.at(series, slope, from)),
                                new Chart.Point(to, TrendLine.at(series, slope, to)))));
                Chart.Band interval = interval(series, from, to);
                if (withInterval && interval != null) {
                    bands.add(interval);
                }
            }
            lines.add(Chart.Line.of(what, role, points));
            return new Chart.Curves(
                    title,
                    description(series, x),
                    axis,
                    scale == null ? around(points, target) : scale,
                    null,
                    bands,
                    lines,
                    values);
        }
    }

    private static Chart.Axis around(List<Chart.Point> points, double target) {
        double highest = points.stream().mapToDouble(Chart.Point::y).max().orElse(0);
        return Chart.Axis.around("total", 0, Math.max(highest, target), 5);
    }

    private static Chart.Axis count(String name, int n) {
        double step = X_STEPS[X_STEPS.length - 1];
        for (double one : X_STEPS) {
            if (n <= one * X_STEPS_MAX) {
                step = one;
                break;
            }
        }
        return new Chart.Axis(name, 0, Math.max(4, Math.ceil(n / step) * step), step);
    }

    /** Between the two lines by which earliest and latest are predicted: each goes through the middle of the points. */
    private static Chart.@Nullable Band interval(Series series, double from, double to) {
        Double low = series.slopeLow();
        Double high = series.slopeHigh();
        if (low == null || high == null) {
            return null;
        }
        List<Double> xs = new ArrayList<>(List.of(from));
        double crossing =
                low.equals(high) ? from : (TrendLine.at(series, low, 0) - TrendLine.at(series, high, 0)) / (high - low);
        if (crossing > from && crossing < to) {
            xs.add(crossing);
        }
        xs.add(to);
        List<Chart.Point> under = new ArrayList<>();
        List<Chart.Point> over = new ArrayList<>();
        for (double x : xs) {
            double a = TrendLine.at(series, low, x);
            double b = TrendLine.at(series, high, x);
            under.add(new Chart.Point(x, Math.min(a, b)));
            over.add(new Chart.Point(x, Math.max(a, b)));
        }
        String sure = series.confidencePercent() == null
                ? ""
                : ", " + Words.number(series.confidencePercent(), 0) + " % of confidence";
        return new Chart.Band("interval of the trend" + sure, Chart.Role.INTERVAL, under, over);
    }

    static String description(Series series, String x) {
        List<TrendPoint> points = series.points();
        if (points.isEmpty()) {
            return "No values yet.";
        }
        return "%s, from %s at %s %d to %s at %s %d. %s"
                .formatted(
                        Words.count(points.size(), "value"),
                        Words.score(points.get(0).value()),
                        x,
                        points.get(0).x(),
                        Words.score(points.get(points.size() - 1).value()),
                        x,
                        points.get(points.size() - 1).x(),
                        slope(series, x));
    }

    static String slope(Series series, String x) {
        Figure slope = series.slope();
        return slope.value() == null
                ? "No trend: " + slope.whyNot() + "."
                : "Trend: " + Words.number(slope.value(), 1) + " points a " + x + ".";
    }

    static Chart.Meters levels(List<TreatmentView.Level> levels, String title, Report.Table values) {
        List<Chart.Meter> meters = levels.stream()
                .map(level -> new Chart.Meter(
                        "Level " + level.level(),
                        Objects.requireNonNullElse(level.progress().value(), 0.0),
                        Objects.requireNonNullElse(level.progress().shown(), Words.NONE)
                                + (level.open() ? "" : ", not open")))
                .toList();
        StringBuilder told = new StringBuilder();
        meters.forEach(meter -> told.append(told.isEmpty() ? "" : "; ")
                .append(meter.name())
                .append(": ")
                .append(meter.shown()));
        return new Chart.Meters(title, told + ".", meters, values);
    }

    /** Every week from the first to the last in which something is due, also those in which nothing is. */
    static Chart.Stacks homework(TreatmentView.Homework homework, Report.Table values) {
        Map<Integer, TreatmentView.Week> known = new HashMap<>();
        homework.weeks().forEach(week -> known.put(week.week(), week));
        int last = homework.weeks().stream()
                .mapToInt(TreatmentView.Week::week)
                .max()
                .orElse(0);
        // Somebody may have mistyped a year: then only the weeks that there are.
        List<Integer> numbers = last <= 2 * 52
                ? java.util.stream.IntStream.rangeClosed(1, last).boxed().toList()
                : known.keySet().stream().sorted().toList();
        List<TreatmentView.Week> weeks = numbers.stream()
                .map(number -> known.getOrDefault(number, new TreatmentView.Week(number, 0, 0, 0, 0, 0)))
                .toList();
        return new Chart.Stacks(
                "Homework by the week in which it was due",
                "%s assigned: %s completed, %s attempted, %s skipped."
                        .formatted(
                                homework.figures().assigned(),
                                homework.figures().completed(),
                                homework.figures().attempted(),
                                homework.figures().skipped()),
                "week",
                weeks.stream().map(week -> String.valueOf(week.week())).toList(),
                List.of(
                        new Chart.Stack(
                                "completed",
                                weeks.stream()
                                        .map(TreatmentView.Week::completed)
                                        .toList()),
                        new Chart.Stack(
                                "attempted",
                                weeks.stream()
                                        .map(TreatmentView.Week::attempted)
                                        .toList()),
                        new Chart.Stack(
                                "skipped",
                                weeks.stream().map(TreatmentView.Week::skipped).toList()),
                        new Chart.Stack(
                                "not reported",
                                weeks.stream().map(TreatmentView.Week::open).toList())),
                values);
    }

    static Report.Table homeworkWeeks(TreatmentView.Homework homework) {
        return Report.Table.wordy(
                "Homework by week",
                List.of("Week", "Assigned", "Completed", "Attempted", "Skipped", "Not reported"),
                homework.weeks().stream()
                        .map(week -> List.of(
                                String.valueOf(week.week()),
                                String.valueOf(week.assigned()),
                                String.valueOf(week.completed()),
                                String.valueOf(week.attempted()),
                                String.valueOf(week.skipped()),
                                String.valueOf(week.open())))
                        .toList());
    }
}
