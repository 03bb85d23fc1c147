package dev.inhabit.server.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the session remembers of the heart: the resting rates before the scene began, the peak, and the latest.
 *
 * @param restingBpm means of five seconds each, taken before the start, the last {@value #RESTING_MAX}
 */
public record HeartRecord(
        List<Double> restingBpm,
        @Nullable Double peakBpm,
        @Nullable Double latestBpm) {
    /** 120 s of five-second means. */
    static final int RESTING_MAX = 24;
    /** 60 s: below that there is no baseline. */
    static final int RESTING_MIN = 12;

    public HeartRecord {
        restingBpm = List.copyOf(restingBpm);
    }

    public static HeartRecord none() {
        return new HeartRecord(List.of(), null, null);
    }

    public HeartRecord resting(double bpm) {
        List<Double> next = new ArrayList<>(restingBpm);
        next.add(bpm);
        return new HeartRecord(
                next.size() > RESTING_MAX ? next.subList(next.size() - RESTING_MAX, next.size()) : next, peakBpm, bpm);
    }

    public HeartRecord exposed(double bpm) {
        return new HeartRecord(restingBpm, peakBpm == null ? bpm : Math.max(peakBpm, bpm), bpm);
    }

    /** Median of the last 120 s before the scene; null below 60 s of signal. */
    public @Nullable Double baselineBpm() {
        if (restingBpm.size() < RESTING_MIN) {
            return null;
        }
        List<Double> sorted = restingBpm.stream().sorted().toList();
        int n = sorted.size();
        return n % 2 == 1 ? sorted.get(n / 2) : (sorted.get(n / 2 - 1) + sorted.get(n / 2)) / 2;
    }

    /** 100·(peak − latest)/(peak − baseline); null without a baseline or where the peak is not above it. */
    public @Nullable Double recoveryPercent() {
        Double baseline = baselineBpm();
        if (baseline == null || peakBpm == null || latestBpm == null || peakBpm <= baseline) {
            return null;
        }
        return 100 * (peakBpm - latestBpm) / (peakBpm - baseline);
    }
}
