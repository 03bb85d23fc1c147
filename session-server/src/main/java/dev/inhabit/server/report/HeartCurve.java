package dev.inhabit.server.report;

import dev.inhabit.server.adaptation.HeartPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The heart rate of a session in at most {@value #MEANS_MAX} means of equal length, so that a person can read them.
 *
 * @param everyS length of each, s
 * @param means by number, from 0; those without any reading are missing, and are not bridged
 * @param readings how many there are, of five seconds each
 */
record HeartCurve(
        int everyS,
        TreeMap<Integer, Double> means,
        int readings,
        @Nullable Peak peak) {
    static final int MEANS_MAX = 60;
    private static final int[] LENGTHS_S = {5, 10, 15, 30, 60, 120, 300, 600, 1_200, 3_600};

    record Peak(double bpm, long atActiveMs) {}

    static HeartCurve of(List<HeartPoint> scene, long lengthMs) {
        int everyS = LENGTHS_S[LENGTHS_S.length - 1];
        for (int lengthS : LENGTHS_S) {
            if (lengthMs <= 1_000L * lengthS * MEANS_MAX) {
                everyS = lengthS;
                break;
            }
        }
        TreeMap<Integer, List<Double>> parts = new TreeMap<>();
        Peak peak = null;
        int readings = 0;
        for (HeartPoint point : scene) {
            readings++;
            // By its end, which is when it is shown; what ends at a border belongs to what lies before it.
            int part = (int) ((point.atMs() - 1) / (1_000L * everyS));
            parts.computeIfAbsent(part, key -> new ArrayList<>()).add(point.bpm());
            peak = peak == null || point.bpm() > peak.bpm() ? new Peak(point.bpm(), point.atMs()) : peak;
        }
        TreeMap<Integer, Double> means = new TreeMap<>();
        parts.forEach((part, values) -> means.put(
                part, values.stream().mapToDouble(Double::doubleValue).average().orElseThrow()));
        return new HeartCurve(everyS, means, readings, peak);
    }

    boolean isEmpty() {
        return means.isEmpty();
    }

    double lowest() {
        return means.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
    }

    double highest() {
        return means.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    @Nullable
    Double last() {
        return means.isEmpty() ? null : means.lastEntry().getValue();
    }

    Chart.Line line() {
        List<List<Chart.Point>> runs = new ArrayList<>();
        int before = Integer.MIN_VALUE;
        for (Map.Entry<Integer, Double> mean : means.entrySet()) {
            if (mean.getKey() != before + 1) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(new Chart.Point(minute(mean.getKey()), mean.getValue()));
            before = mean.getKey();
        }
        return new Chart.Line("Heart rate", Chart.Role.HEART, true, runs);
    }

    /** The middle of a part, in minutes of session time. */
    private double minute(int part) {
        return (part + 0.5) * everyS / 60.0;
    }

    private static final int COLUMNS = 6;

    /** Six means a row. */
    Report.Table table() {
        List<String> columns = new ArrayList<>(List.of("From"));
        for (int i = 0; i < COLUMNS; i++) {
            columns.add("+" + Words.activeTime(1_000L * everyS * i));
        }
        List<List<String>> rows = new ArrayList<>();
        int last = means.isEmpty() ? -1 : means.lastKey();
        for (int from = 0; from <= last; from += COLUMNS) {
            List<String> row = new ArrayList<>(List.of(Words.activeTime(1_000L * everyS * from)));
            for (int i = from; i < from + COLUMNS; i++) {
                Double mean = means.get(i);
                row.add(mean == null ? Words.NONE : Words.number(mean, 0));
            }
            rows.add(row);
        }
        return Report.Table.ofNumbers(
                "Heart rate, beats a minute: means of " + length() + " of session time", columns, rows);
    }

    String length() {
        return everyS < 60 ? everyS + " s" : Words.count(everyS / 60, "minute");
    }
}
