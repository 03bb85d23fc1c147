package dev.inhabit.server.report;

import dev.inhabit.server.report.Canvas.Anchor;
import dev.inhabit.server.report.Canvas.Ink;
import dev.inhabit.server.report.Canvas.Pen;
import dev.inhabit.server.report.Chart.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How charts are drawn, the same on the page and in the PDF. */
final class ChartDrawing {
    static final double WIDTH = 460;
    private static final double TEXT = 13;
    private static final double LEFT = 44;
    private static final double RIGHT_ALONE = 14;
    private static final double RIGHT_AXIS = 44;
    private static final double HEAD = 18;
    private static final double LEGEND_ROW = 18;
    private static final double PLOT = 170;
    private static final double FOOT = 42;
    private static final double METER = 28;
    private static final Pen NO_LINE = Pen.of(Ink.PAPER, 0);

    private final Canvas canvas;
    private final List<Key> keys;
    /** Where the plot begins, below its legend. */
    private final double top;

    private ChartDrawing(Canvas canvas, List<Key> keys) {
        this.canvas = canvas;
        this.keys = keys;
        this.top = top(keys);
    }

    private static double top(List<Key> keys) {
        return HEAD + (keys.isEmpty() ? 0 : keys.get(keys.size() - 1).row() + 1) * LEGEND_ROW + 4;
    }

    static double height(Chart chart) {
        return chart instanceof Chart.Meters meters
                ? METER * meters.meters().size() + 8
                : top(keys(chart)) + PLOT + FOOT;
    }

    static void draw(Chart chart, Canvas canvas) {
        ChartDrawing drawing = new ChartDrawing(canvas, keys(chart));
        if (chart instanceof Chart.Curves curves) {
            drawing.curves(curves);
        } else if (chart instanceof Chart.Meters meters) {
            drawing.meters(meters);
        } else {
            drawing.stacks((Chart.Stacks) chart);
        }
    }

    /** The place of a value, in units of the drawing. */
    private record Place(Chart.Axis x, Chart.Axis y, double top, double right) {
        double x(double value) {
            return LEFT + (right - LEFT) * (value - x.from()) / (x.to() - x.from());
        }

        double y(double value) {
            // What lies outside, as the end of an interval may, is drawn at the border.
            double inside = Math.max(y.from(), Math.min(y.to(), value));
            return top + PLOT * (1 - (inside - y.from()) / (y.to() - y.from()));
        }

        Point of(Point point) {
            return new Point(x(point.x()), y(point.y()));
        }

        List<Point> of(List<Point> points) {
            return points.stream().map(this::of).toList();
        }
    }

    private void curves(Chart.Curves chart) {
        double right = WIDTH - (chart.right() == null ? RIGHT_ALONE : RIGHT_AXIS);
        Place left = new Place(chart.x(), chart.left(), top, right);
        for (Chart.Band band : chart.bands()) {
            List<Point> around = new ArrayList<>(left.of(band.low()));
            List<Point> back = new ArrayList<>(left.of(band.high()));
            Collections.reverse(back);
            around.addAll(back);
            canvas.polygon(around, band.role() == Chart.Role.TARGET ? Ink.CAUTION_SOFT : Ink.ACCENT_SOFT);
        }
        grid(left, right, chart);
        for (Chart.Line line : chart.lines()) {
            Chart.Axis y = line.right() && chart.right() != null ? chart.right() : chart.left();
            line(new Place(chart.x(), y, top, right), line);
        }
        legend(chart);
    }

    private void grid(Place place, double right, Chart.Curves chart) {
        for (double y : steps(chart.left())) {
            canvas.line(LEFT, place.y(y), right, place.y(y), Pen.of(Ink.GRID, 1));
            text(LEFT - 6, place.y(y) + 4, Words.score(y), Anchor.END);
        }
        for (double x : steps(chart.x())) {
            canvas.line(place.x(x), top + PLOT, place.x(x), top + PLOT + 4, Pen.of(Ink.AXIS, 1));
            text(place.x(x), top + PLOT + 18, Words.score(x), Anchor.MIDDLE);
        }
        canvas.line(LEFT, top + PLOT, right, top + PLOT, Pen.of(Ink.AXIS, 1));
        text((LEFT + right) / 2, top + PLOT + 36, chart.x().name(), Anchor.MIDDLE);
        text(0, HEAD - 6, chart.left().name(), Anchor.START);
        Chart.Axis other = chart.right();
        if (other != null) {
            Place there = new Place(chart.x(), other, top, right);
            for (double y : steps(other)) {
                text(right + 6, there.y(y) + 4, Words.score(y), Anchor.START);
            }
            text(WIDTH, HEAD - 6, other.name(), Anchor.END);
        }
    }

    private static List<Double> steps(Chart.Axis axis) {
        List<Double> steps = new ArrayList<>();
        int n = (int) Math.round((axis.to() - axis.from()) / axis.step());
        for (int i = 0; i <= n; i++) {
            steps.add(axis.from() + i * axis.step());
        }
        return steps;
    }

    private void text(double x, double y, String text, Anchor anchor) {
        canvas.text(x, y, text, anchor, Ink.MUTED, TEXT);
    }

    private static Pen pen(Chart.Role role) {
        return switch (role) {
            case DISTRESS -> Pen.of(Ink.DISTRESS, 2);
            case HEART -> Pen.dashed(Ink.HEART, 1.5, 5);
            case SCORE -> Pen.of(Ink.ACCENT, 2);
            case LINE -> Pen.dashed(Ink.TEXT, 1.2, 7);
            case TARGET -> Pen.dashed(Ink.AXIS, 1.2, 2);
            case INTERVAL -> Pen.of(Ink.ACCENT_MIDDLE, 1);
        };
    }

    private void line(Place place, Chart.Line line) {
        Pen pen = pen(line.role());
        for (List<Point> run : line.runs()) {
            List<Point> points = place.of(run);
            canvas.polyline(points, pen);
            boolean dense = points.size() > 120;
            for (Point point : points) {
                marker(point, line.role(), dense);
            }
        }
        // A single value is no line; without its marker nobody would see it.
        if (line.role() == Chart.Role.HEART) {
            line.runs().stream()
                    .filter(run -> run.size() == 1)
                    .forEach(run -> canvas.circle(
                            place.of(run.get(0)).x(), place.of(run.get(0)).y(), 1.5, Ink.HEART, NO_LINE));
        }
    }

    private void marker(Point at, Chart.Role role, boolean dense) {
        double radius = dense ? 1.6 : 3.2;
        if (role == Chart.Role.DISTRESS) {
            canvas.circle(at.x(), at.y(), radius, Ink.DISTRESS, Pen.of(Ink.PAPER, dense ? 0 : 1));
        } else if (role == Chart.Role.SCORE) {
            canvas.rectangle(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius, Ink.ACCENT, NO_LINE);
        }
    }

    /**
     * One entry of the legend.
     *
     * @param part number of the line, band or stack that it is of
     * @param row from 0
     */
    private record Key(String name, int part, boolean isBand, double x, int row) {}

    private static final double KEY = 27;

    private static List<Key> keys(Chart chart) {
        List<Key> keys = new ArrayList<>();
        double[] next = {0, 0};
        if (chart instanceof Chart.Curves curves) {
            for (int i = 0; i < curves.lines().size(); i++) {
                keys.add(key(next, curves.lines().get(i).name(), i, false));
            }
            for (int i = 0; i < curves.bands().size(); i++) {
                keys.add(key(next, curves.bands().get(i).name(), i, true));
            }
        } else if (chart instanceof Chart.Stacks stacks) {
            for (int i = 0; i < stacks.stacks().size(); i++) {
                keys.add(key(next, stacks.stacks().get(i).name(), i, false));
            }
        }
        return keys;
    }

    /** @param next x and row of the next entry */
    private static Key key(double[] next, String name, int part, boolean isBand) {
        // About how wide it is: spacing needs no more.
        double width = KEY + name.length() * (TEXT - 1) * 0.54 + 14;
        if (next[0] > 0 && next[0] + width > WIDTH) {
            next[0] = 0;
            next[1]++;
        }
        Key key = new Key(name, part, isBand, next[0], (int) next[1]);
        next[0] += width;
        return key;
    }

    private double base(Key key) {
        return HEAD + (key.row() + 1) * LEGEND_ROW - 6;
    }

    private void legend(Chart.Curves chart) {
        for (Key key : keys) {
            double y = base(key);
            if (key.isBand()) {
                Ink fill =
                        chart.bands().get(key.part()).role() == Chart.Role.TARGET ? Ink.CAUTION_SOFT : Ink.ACCENT_SOFT;
                canvas.rectangle(key.x() + 4, y - 10, 16, 11, fill, Pen.of(Ink.AXIS, 0.5));
            } else {
                Chart.Role role = chart.lines().get(key.part()).role();
                canvas.line(key.x(), y - 4, key.x() + 22, y - 4, pen(role));
                marker(new Point(key.x() + 11, y - 4), role, false);
            }
            named(key);
        }
    }

    private void named(Key key) {
        canvas.text(key.x() + KEY, base(key), key.name(), Anchor.START, Ink.TEXT, TEXT - 1);
    }

    private void meters(Chart.Meters chart) {
        double from = 58;
        double to = WIDTH - 124;
        double y = 4;
        for (Chart.Meter meter : chart.meters()) {
            canvas.text(0, y + 14, meter.name(), Anchor.START, Ink.TEXT, TEXT);
            canvas.rectangle(from, y + 3, to - from, 14, Ink.PAPER, Pen.of(Ink.AXIS, 1));
            double share = Math.max(0, Math.min(100, meter.percent())) / 100;
            if (share > 0) {
                canvas.rectangle(from, y + 3, (to - from) * share, 14, Ink.ACCENT, NO_LINE);
            }
            canvas.text(to + 10, y + 14, meter.shown(), Anchor.START, Ink.TEXT, TEXT);
            y += METER;
        }
    }

    private static final List<Ink> STACK_FILLS = List.of(Ink.ACCENT, Ink.ACCENT_MIDDLE, Ink.GRID, Ink.PAPER);

    private void stacks(Chart.Stacks chart) {
        int highest = 1;
        for (int i = 0; i < chart.categories().size(); i++) {
            int at = i;
            highest = Math.max(
                    highest,
                    chart.stacks().stream()
                            .mapToInt(stack -> stack.counts().get(at))
                            .sum());
        }
        Chart.Axis y = Chart.Axis.around("tasks", 0, highest, 1);
        double right = WIDTH - RIGHT_ALONE;
        int n = Math.max(1, chart.categories().size());
        Place place = new Place(new Chart.Axis(chart.categoryName(), 0, n, 1), y, top, right);
        for (double step : steps(y)) {
            canvas.line(LEFT, place.y(step), right, place.y(step), Pen.of(Ink.GRID, 1));
            text(LEFT - 6, place.y(step) + 4, Words.score(step), Anchor.END);
        }
        double width = Math.min(34, 0.7 * (right - LEFT) / n);
        int labelEvery = Math.max(1, (int) Math.ceil(n / 18.0));
        for (int i = 0; i < chart.categories().size(); i++) {
            double middle = place.x(i + 0.5);
            bar(chart, i, middle - width / 2, width, place);
            if (i % labelEvery == 0) {
                text(middle, top + PLOT + 18, chart.categories().get(i), Anchor.MIDDLE);
            }
        }
        canvas.line(LEFT, top + PLOT, right, top + PLOT, Pen.of(Ink.AXIS, 1));
        text((LEFT + right) / 2, top + PLOT + 36, chart.categoryName(), Anchor.MIDDLE);
        for (Key key : keys) {
            canvas.rectangle(key.x() + 6, base(key) - 11, 12, 12, fill(key.part()), line(key.part()));
            named(key);
        }
    }

    private static Ink fill(int stack) {
        return STACK_FILLS.get(Math.min(stack, STACK_FILLS.size() - 1));
    }

    private static Pen line(int stack) {
        return fill(stack) == Ink.PAPER ? Pen.dashed(Ink.AXIS, 1, 2) : Pen.of(Ink.AXIS, 0.5);
    }

    private void bar(Chart.Stacks chart, int category, double x, double width, Place place) {
        double below = 0;
        for (int i = 0; i < chart.stacks().size(); i++) {
            int count = chart.stacks().get(i).counts().get(category);
            if (count > 0) {
                double top = place.y(below + count);
                double height = place.y(below) - top;
                canvas.rectangle(x, top, width, height, fill(i), line(i));
                if (height >= TEXT + 2 && width >= TEXT) {
                    Ink ink = fill(i) == Ink.ACCENT ? Ink.PAPER : Ink.TEXT;
                    canvas.text(
                            x + width / 2, top + height / 2 + 4, String.valueOf(count), Anchor.MIDDLE, ink, TEXT - 1);
                }
                below += count;
            }
        }
    }
}
