package dev.inhabit.server.sensing;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The resting heart rate as the senses know it where nobody else told them: the median of the first two minutes of a
 * session's signal, once there is a minute of it. For one thread.
 */
final class HeartBaseline {
    private static final long LEARNT_FOR_MS = 120_000;
    private static final long KNOWN_AFTER_MS = 60_000;
    /** Longer silence is no signal. */
    private static final long GAP_MS = 5_000;
    /** Two minutes at four a second; faster devices are thinned. */
    private static final int MOST = 480;

    private static final long THINNED_TO_MS = 250;

    private final double[] bpm = new double[MOST];
    private int count;
    private long signalMs;
    private long lastAtMs = Long.MIN_VALUE;
    private @Nullable Double median;

    void heard(double heartRateBpm, long atMs) {
        if (signalMs >= LEARNT_FOR_MS || count == MOST) {
            return;
        }
        if (lastAtMs != Long.MIN_VALUE) {
            long gapMs = atMs - lastAtMs;
            if (gapMs < THINNED_TO_MS) {
                return;
            }
            signalMs += gapMs <= GAP_MS ? gapMs : 0;
        }
        lastAtMs = atMs;
        bpm[count++] = heartRateBpm;
        if (signalMs >= KNOWN_AFTER_MS) {
            double[] sorted = Arrays.copyOf(bpm, count);
            Arrays.sort(sorted);
            median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
        }
    }

    /** Beats/min; null below a minute of signal. */
    @Nullable
    Double bpm() {
        return median;
    }
}
