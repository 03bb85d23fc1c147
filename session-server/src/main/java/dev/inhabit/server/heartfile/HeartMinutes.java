package dev.inhabit.server.heartfile;

import dev.inhabit.affect.physiology.HeartReading;
import dev.inhabit.affect.physiology.HeartTrack;
import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.BodySeries;
import dev.inhabit.protocol.HeartImport;
import dev.inhabit.protocol.VariabilityWithheld;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a file says of the heart over time, by the same code and limits that read it live. For one thread. */
public final class HeartMinutes {
    private static final long MINUTE_MS = 60_000;

    private final HeartTrack track;
    private final BodySeries rates;
    private final BodySeries intervals;
    private int fed;

    /** @param series of one file */
    public HeartMinutes(List<BodySeries> series, HeartTrack.Settings settings) {
        track = new HeartTrack(settings);
        rates = of(series, BodyMetric.HEART_RATE);
        intervals = of(series, BodyMetric.RR);
    }

    private static BodySeries of(List<BodySeries> series, BodyMetric metric) {
        return series.stream()
                .filter(one -> one.metric() == metric)
                .findFirst()
                .orElse(new BodySeries(metric, metric.unit(), List.of(), List.of()));
    }

    /** What the intervals up to then say of the last minute. Times must not go back. */
    public HeartReading at(long atMs) {
        while (fed < intervals.atMs().size() && intervals.atMs().get(fed) <= atMs) {
            track.beats(
                    intervals.atMs().get(fed), new double[] {intervals.values().get(fed)}, true);
            fed++;
        }
        return track.at(atMs);
    }

    /** Mean heart rate of that time, of its intervals where the file tells no rate; null in a gap. */
    public @Nullable Double meanBpm(long afterMs, long toMs) {
        Double told = mean(rates, afterMs, toMs, bpm -> bpm);
        return told != null ? told : mean(intervals, afterMs, toMs, rr -> MINUTE_MS / rr);
    }

    private static @Nullable Double mean(
            BodySeries series, long afterMs, long toMs, java.util.function.DoubleUnaryOperator bpm) {
        double sum = 0;
        int count = 0;
        for (int i = firstAfter(series.atMs(), afterMs);
                i < series.atMs().size() && series.atMs().get(i) <= toMs;
                i++) {
            sum += bpm.applyAsDouble(series.values().get(i));
            count++;
        }
        return count == 0 ? null : Math.round(1_000 * sum / count) / 1_000.0;
    }

    private static int firstAfter(List<Long> times, long afterMs) {
        int low = 0;
        int high = times.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times.get(middle) > afterMs) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Every minute from the first sample to the last.
     *
     * @param activeMsAt session time of a time
     */
    public static List<HeartImport.Minute> of(
            List<BodySeries> series, HeartTrack.Settings settings, LongUnaryOperator activeMsAt) {
        HeartMinutes heart = new HeartMinutes(series, settings);
        long fromMs = series.stream().mapToLong(one -> one.atMs().get(0)).min().orElse(0);
        long toMs = series.stream()
                .mapToLong(one -> one.atMs().get(one.atMs().size() - 1))
                .max()
                .orElse(0);
        List<HeartImport.Minute> minutes = new ArrayList<>();
        for (long endMs = fromMs + MINUTE_MS; endMs < toMs + MINUTE_MS; endMs += MINUTE_MS) {
            long atMs = Math.min(endMs, toMs);
            HeartReading reading = heart.at(atMs);
            HeartReading.Measured measured = reading.variation() instanceof HeartReading.Measured known ? known : null;
            minutes.add(new HeartImport.Minute(
                    atMs,
                    activeMsAt.applyAsLong(atMs),
                    heart.meanBpm(endMs - MINUTE_MS, atMs),
                    rounded(100 * reading.signalShare()),
                    rounded(100 * reading.correctedShare()),
                    reading.variation() instanceof HeartReading.Withheld none
                            ? VariabilityWithheld.valueOf(none.reason().name())
                            : null,
                    measured == null ? null : rounded(measured.measures().rmssdMs()),
                    measured == null ? null : rounded(measured.measures().sdnnMs()),
                    measured == null ? null : rounded(measured.measures().pnn50Pct())));
        }
        return minutes;
    }

    /** Three digits: more would only lengthen each answer. */
    private static double rounded(double value) {
        return Math.round(value * 1_000) / 1_000.0;
    }
}
