package dev.inhabit.server.session;

import dev.inhabit.protocol.BodyMetric;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The heart rates of a batch as readings of five seconds, each at the time at which it was measured. What was measured in a
 * pause is none.
 *
 * @param atRest before the scene
 * @param endedAtMs when its last sample was measured, ms since 1970
 * @param toActiveMs session time at the end of the five seconds, ms; 0 at rest
 * @param signalMs how much of them the samples stand for, ms, at most 5,000
 * @param bpm mean by time
 */
record PushedHeart(boolean atRest, long endedAtMs, long toActiveMs, long signalMs, double bpm) {
    private static final long BIN_MS = 5_000;
    /** A rate stands for the time since the one before, and for no more than this: a proposal of this project. */
    private static final long STANDS_FOR_MS = 5_000;
    /** What the first one stands for. */
    private static final long FIRST_MS = 1_000;

    private static final double MS_PER_MIN = 60_000;

    private record Bin(boolean atRest, long number) {}

    /** One rate, and the time that it stands for. */
    record Sample(long atMs, long standsForMs, double bpm) {}

    static double bpm(double rrMs) {
        return MS_PER_MIN / rrMs;
    }

    /** @param before what was known before the batch */
    static List<PushedHeart> of(String deviceId, List<Samples> series, PushedRecord before, SessionClock clock) {
        Map<Bin, List<Sample>> bins = new LinkedHashMap<>();
        for (Sample sample : samples(deviceId, series, before)) {
            Instant at = Instant.ofEpochMilli(sample.atMs());
            boolean atRest =
                    clock.turns().isEmpty() || at.isBefore(clock.turns().get(0).at());
            if (atRest || clock.isRunningAt(at)) {
                long time = atRest ? sample.atMs() : clock.activeMsAt(at);
                bins.computeIfAbsent(new Bin(atRest, time / BIN_MS), bin -> new ArrayList<>())
                        .add(sample);
            }
        }
        List<PushedHeart> all = new ArrayList<>();
        bins.forEach((bin, of) -> {
            long signalMs = of.stream().mapToLong(Sample::standsForMs).sum();
            double weighed = of.stream()
                    .mapToDouble(one -> one.bpm() * one.standsForMs())
                    .sum();
            all.add(new PushedHeart(
                    bin.atRest(),
                    of.get(of.size() - 1).atMs(),
                    bin.atRest() ? 0 : (bin.number() + 1) * BIN_MS,
                    Math.min(BIN_MS, signalMs),
                    weighed / signalMs));
        });
        return all;
    }

    /** Rates; where the device told none, those that its intervals mean. */
    static List<Sample> samples(String deviceId, List<Samples> series, PushedRecord before) {
        Samples rates = of(series, BodyMetric.HEART_RATE);
        Samples intervals = of(series, BodyMetric.RR);
        List<Sample> all = new ArrayList<>();
        if (rates != null) {
            Long last =
                    before.before(deviceId, BodyMetric.HEART_RATE, rates.atMs().get(0));
            for (int i = 0; i < rates.size(); i++) {
                long atMs = rates.atMs().get(i);
                long standsForMs = last == null ? FIRST_MS : Math.min(STANDS_FOR_MS, atMs - last);
                all.add(new Sample(atMs, standsForMs, rates.values().get(i)));
                last = atMs;
            }
        } else if (intervals != null) {
            for (int i = 0; i < intervals.size(); i++) {
                double rrMs = intervals.values().get(i);
                all.add(new Sample(intervals.atMs().get(i), Math.round(rrMs), bpm(rrMs)));
            }
        }
        return all;
    }

    private static @Nullable Samples of(List<Samples> series, BodyMetric metric) {
        return series.stream().filter(one -> one.metric() == metric).findFirst().orElse(null);
    }
}
