package dev.inhabit.server.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A chart as values, with its words for whoever does not see it and the same values as a table. */
public sealed interface Chart extends Report.Block {
    String title();

    /** What a look at it tells, in a sentence or two. */
    String description();

    /** The values that it shows. */
    Report.Table values();

    /** What is drawn, by which its colour, dash and marker are chosen: none is told by colour alone. */
    enum Role {
        DISTRESS,
        HEART,
        SCORE,
        LINE,
        INTERVAL,
        TARGET
    }

    /**
     * @param from lower end
     * @param to upper end
     * @param step between the lines of the grid
     */
    record Axis(String name, double from, double to, double step) {
        /** From 0 or below the lowest value to above the highest, in 3 to 7 steps of 1, 2 or 5 times a power of ten. */
        static Axis around(String name, double lowest, double highest, double stepMin) {
            double span = Math.max(highest - lowest, stepMin);
            double raw = span / 5;
            double power = Math.pow(10, Math.floor(Math.log10(raw)));
            double step = 10 * power;
            for (double times : new double[] {1, 2, 5}) {
                if (times * power >= raw) {
                    step = times * power;
                    break;
                }
            }
            step = Math.max(step, stepMin);
            double from = Math.floor(lowest / step) * step;
            double to = Math.ceil(highest / step) * step;
            return new Axis(name, from, to > from ? to : from + step, step);
        }
    }

    record Point(double x, double y) {}

    /**
     * @param runs points that are joined; a gap between two runs is a gap
     * @param right whether it is read at the axis on the right
     */
    record Line(String name, Role role, boolean right, List<List<Point>> runs) {
        public Line {
            runs = runs.stream().map(List::copyOf).toList();
        }

        static Line of(String name, Role role, List<Point> points) {
            return new Line(name, role, false, List.of(points));
        }

        public List<Point> points() {
            return runs.stream().flatMap(List::stream).toList();
        }
    }

    /** An area between two lines over the same x: an interval, or an expected range. */
    record Band(String name, Role role, List<Point> low, List<Point> high) {
        public Band {
            low = List.copyOf(low);
            high = List.copyOf(high);
        }
    }

    /** @param right null where there is one axis */
    record Curves(
            String title,
            String description,
            Axis x,
            Axis left,
            @Nullable Axis right,
            List<Band> bands,
            List<Line> lines,
            Report.Table values)
            implements Chart {
        public Curves {
            bands = List.copyOf(bands);
            lines = List.copyOf(lines);
        }
    }

    /** @param percent 0 to 100 */
    record Meter(String name, double percent, String shown) {}

    /** How much of each is done. */
    record Meters(String title, String description, List<Meter> meters, Report.Table values) implements Chart {
        public Meters {
            meters = List.copyOf(meters);
        }
    }

    /** @param counts one for each category */
    record Stack(String name, List<Integer> counts) {
        public Stack {
            counts = List.copyOf(counts);
        }
    }

    /** Counts on top of each other, from the first stack at the foot. */
    record Stacks(
            String title,
            String description,
            String categoryName,
            List<String> categories,
            List<Stack> stacks,
            Report.Table values)
            implements Chart {
        public Stacks {
            categories = List.copyOf(categories);
            stacks = List.copyOf(stacks);
        }
    }
}
