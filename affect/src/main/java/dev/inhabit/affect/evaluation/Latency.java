package dev.inhabit.affect.evaluation;

import java.util.Arrays;

/**
 * How long one reading took, wall time in milliseconds; percentiles by nearest rank, so that each is a time that was
 * measured. All 0 without readings.
 */
public record Latency(int readings, double minMs, double p50Ms, double p99Ms) {
    public static Latency ofNanos(long[] nanos) {
        if (nanos.length == 0) {
            return new Latency(0, 0, 0, 0);
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latency(sorted.length, sorted[0] / 1e6, rank(sorted, .5), rank(sorted, .99));
    }

    private static double rank(long[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1] / 1e6;
    }
}
