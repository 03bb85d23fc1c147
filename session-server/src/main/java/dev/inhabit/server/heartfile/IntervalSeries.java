package dev.inhabit.server.heartfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Intervals between beats as published series come: one number a line, or all on one line, or a table whose first line
 * names a column of intervals. Lines that begin with {@code #} are left out.
 */
public final class IntervalSeries {
    /** A day and a half of beats at 90 a minute. */
    public static final int INTERVALS_MAX = 200_000;
    /** Longer is no interval between beats but a file of something else, ms. */
    public static final double INTERVAL_MAX_MS = 60_000;
    /** No heart beats as fast: such a series is in seconds. */
    private static final double SECONDS_BELOW = 10;

    private static final Pattern BETWEEN = Pattern.compile("\\s*[,;\\s]\\s*");

    /** What the numbers are. */
    public enum Unit {
        ms(1),
        s(1_000);

        private final double inMs;

        Unit(double inMs) {
            this.inMs = inMs;
        }
    }

    private record Line(int number, String[] cells) {
        UnusableHeartFile unusable(String problem) {
            return new UnusableHeartFile("file", "line " + number + " " + problem);
        }
    }

    private IntervalSeries() {}

    /**
     * Reads a series.
     *
     * @return intervals in ms, in the order of the file; two at least
     * @throws UnusableHeartFile with the line that is to blame, and without what stands there
     */
    public static double[] read(String text, Unit unit) {
        List<Line> lines = lines(text);
        if (lines.isEmpty()) {
            throw new UnusableHeartFile("file", "file has no intervals");
        }
        double[] rr =
                numbers(lines).stream().mapToDouble(each -> each * unit.inMs).toArray();
        if (rr.length < 2) {
            throw new UnusableHeartFile("file", "file has fewer than two intervals");
        }
        double[] sorted = Arrays.stream(rr).sorted().toArray();
        if (unit == Unit.ms && sorted[sorted.length / 2] < SECONDS_BELOW) {
            throw new UnusableHeartFile(
                    "file",
                    "half of the intervals are below " + (int) SECONDS_BELOW
                            + " ms: say --unit s if they are in seconds");
        }
        return rr;
    }

    private static List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(new Line(number, BETWEEN.split(line, -1)));
            }
        }
        return lines;
    }

    private static List<Double> numbers(List<Line> lines) {
        Line first = lines.get(0);
        List<Double> numbers = new ArrayList<>();
        if (lines.size() == 1) {
            for (String cell : first.cells()) {
                add(numbers, first, cell);
            }
            return numbers;
        }
        int column = columnNamed(first);
        for (Line line : column < 0 ? lines : lines.subList(1, lines.size())) {
            if (column < 0 && line.cells().length > 1) {
                throw line.unusable("has " + line.cells().length
                        + " columns; a first line must name them, rr_ms that of the intervals");
            }
            if (column >= line.cells().length) {
                throw line.unusable("has no column " + (column + 1));
            }
            add(numbers, line, line.cells()[Math.max(0, column)]);
        }
        return numbers;
    }

    /** -1 where the first line is not of names. */
    private static int columnNamed(Line first) {
        for (int i = 0; i < first.cells().length; i++) {
            if (CsvRows.INTERVALS.contains(first.cells()[i].toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private static void add(List<Double> numbers, Line line, String cell) {
        double value =
                WrittenNumber.of(cell).orElseThrow(() -> line.unusable("has no number where an interval is expected"));
        if (!(value > 0 && value <= INTERVAL_MAX_MS)) {
            throw line.unusable("has an interval outside 0 to " + (int) INTERVAL_MAX_MS);
        }
        if (numbers.size() == INTERVALS_MAX) {
            throw line.unusable("is beyond " + INTERVALS_MAX + " intervals, the most that are read");
        }
        numbers.add(value);
    }
}
