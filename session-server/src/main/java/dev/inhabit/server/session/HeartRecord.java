package dev.inhabit.server.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the session remembers of the heart: the resting rates before the scene began, the peak, and the latest.
 *
 * @param restingBpm means of five seconds each, taken before the start, the last {@value #RESTING_MAX}
 * @param baselineMinS seconds of them below which there is no baseline
 */
public record HeartRecord(
        List<Double> restingBpm,
        int baselineMinS,
        @Nullable Double peakBpm,
        @Nullable Double latestBpm) {
    /** 120 s of five-second means. */
    static final int RESTING_MAX = 24;
    /** The field's rule; only a demonstration has less. */
    public static final int BASELINE_MIN_S = 60;

    private static final int CHUNK_S = 5;

    public HeartRecord {
        restingBpm = List.copyOf(restingBpm);
    }

    public static HeartRecord none(int baselineMinS) {
        return new HeartRecord(List.of(), baselineMinS, null, null);
    }

    public HeartRecord resting(double bpm) {
        List<Double> next = new ArrayList<>(restingBpm);
        next.add(bpm);
        return new HeartRecord(
                next.size() > RESTING_MAX ? next.subList(next.size() - RESTING_MAX, next.size()) : next,
                baselineMinS,
                peakBpm,
                bpm);
    }

    public HeartRecord exposed(double bpm) {
        return new HeartRecord(restingBpm, baselineMinS, peakBpm == null ? bpm : Math.max(peakBpm, bpm), bpm);
    }

    /** Seconds of signal at rest, 0 to 120. */
    public int restS() {
        return CHUNK_S * restingBpm.size();
    }

    /** Median of the last 120 s before the scene; null below {@code baselineMinS} of signal. */
    public @Nullable Double baselineBpm() {
        if (restingBpm.isEmpty() || restS() < baselineMinS) {
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
