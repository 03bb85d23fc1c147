package dev.inhabit.server.heartfile;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.HeartImport;
import dev.inhabit.protocol.InvalidField;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes rows of a file as they are read: a row is taken whole, or rejected with its first reason. */
final class HeartRows {
    /** A file of nothing but wrong rows is not read to its end. */
    private static final int REJECTED_MAX = 10_000;

    private final HeartFile.Span span;
    private final List<HeartFile.Sample> samples = new ArrayList<>();
    private final List<HeartImport.RejectedRow> rejected = new ArrayList<>();
    private final Map<BodyMetric, Set<Long>> times = new EnumMap<>(BodyMetric.class);
    private double elapsedMs;

    HeartRows(HeartFile.Span span) {
        this.span = span;
    }

    List<HeartFile.Sample> samples() {
        return samples;
    }

    List<HeartImport.RejectedRow> rejected() {
        return rejected;
    }

    /** Whether rows without a time have a place. */
    boolean hasStart() {
        return span.startMs() != null;
    }

    /**
     * One row.
     *
     * @param row its number as the reader finds it
     * @param time ISO 8601 with an offset, or ms since 1970; null where the row has none
     * @param bpm as it is written; null where the row has none
     * @param rrMs intervals as they are written, the last of which ends at the row's time
     */
    void row(int row, @Nullable String time, @Nullable String bpm, List<String> rrMs) {
        if (bpm == null && rrMs.isEmpty()) {
            return;
        }
        try {
            List<HeartFile.Sample> ofRow = new ArrayList<>();
            List<Double> intervals = new ArrayList<>();
            for (String rr : rrMs) {
                intervals.add(number("rr_ms", rr, BodyMetric.RR));
            }
            double spanMs = intervals.stream().mapToDouble(rr -> rr).sum();
            Double rate = bpm == null ? null : Double.valueOf(number("heart_rate_bpm", bpm, BodyMetric.HEART_RATE));
            long atMs = time == null ? Math.round(start() + elapsedMs + spanMs) : within(time(time));
            if (rate != null) {
                ofRow.add(new HeartFile.Sample(atMs, BodyMetric.HEART_RATE, rate));
            }
            double endMs = atMs - spanMs;
            for (double rr : intervals) {
                endMs += rr;
                ofRow.add(new HeartFile.Sample(within(Math.round(endMs)), BodyMetric.RR, rr));
            }
            take(ofRow);
            elapsedMs += time == null ? spanMs : 0;
        } catch (InvalidField e) {
            reject(row, e.field(), String.valueOf(e.getMessage()));
        }
    }

    private void take(List<HeartFile.Sample> ofRow) {
        for (HeartFile.Sample one : ofRow) {
            Set<Long> known = times.computeIfAbsent(one.metric(), metric -> new HashSet<>());
            if (known.contains(one.atMs())) {
                throw new InvalidField("time", "time is one that an earlier row has");
            }
        }
        if (samples.size() + ofRow.size() > HeartFile.SAMPLES_MAX) {
            throw new UnusableHeartFile(
                    "file", "file has more than " + HeartFile.SAMPLES_MAX + " samples, must have at most as many");
        }
        for (HeartFile.Sample one : ofRow) {
            times.computeIfAbsent(one.metric(), metric -> new HashSet<>()).add(one.atMs());
        }
        samples.addAll(ofRow);
    }

    private void reject(int row, String field, String problem) {
        if (rejected.size() >= REJECTED_MAX) {
            throw new UnusableHeartFile("file", "file has more than " + REJECTED_MAX + " rows that cannot be taken");
        }
        rejected.add(new HeartImport.RejectedRow(row, field, problem));
    }

    private static double number(String field, String text, BodyMetric metric) {
        String limit = metric.least() + " to " + metric.most();
        double value = WrittenNumber.of(text.strip())
                .orElseThrow(() -> InvalidField.outside(field, InvalidField.told(text), limit));
        return InvalidField.inRange(field, value, metric.least(), metric.most());
    }

    private long start() {
        Long startMs = span.startMs();
        if (startMs == null) {
            throw new InvalidField("time", "time is missing");
        }
        return startMs;
    }

    private static long time(String text) {
        String given = text.strip();
        try {
            return given.matches("[0-9]{1,15}")
                    ? Long.parseLong(given)
                    : OffsetDateTime.parse(given).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            throw InvalidField.outside("time", InvalidField.told(given), "ISO 8601 with an offset, or ms since 1970");
        }
    }

    private long within(long atMs) {
        if (atMs < span.fromMs() || atMs > span.toMs()) {
            throw InvalidField.outside(
                    "time",
                    Long.toString(atMs),
                    span.fromMs() + " to " + span.toMs() + ", an hour before and after the session");
        }
        return atMs;
    }
}
