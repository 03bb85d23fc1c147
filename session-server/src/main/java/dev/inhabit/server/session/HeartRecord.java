package dev.inhabit.server.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the session remembers of the heart: at rest before the scene began, and in the scene the peak and the latest. What
 * was measured in a pause is neither.
 *
 * @param rest of the last {@value #WINDOW_S} s before the scene, or before the last of them while it has not begun
 * @param baselineMinS seconds of signal at rest below which there is no baseline
 * @param peakAtActiveMs session time at the end of the reading that was the peak, the first of equal ones
 * @param latestAtActiveMs session time at the end of the latest reading: one may arrive after others that follow it
 * @param trace by which a rating finds the heart rate of its moment
 */
public record HeartRecord(
        List<Rest> rest,
        int baselineMinS,
        @Nullable Double peakBpm,
        @Nullable Long peakAtActiveMs,
        @Nullable Double latestBpm,
        long latestAtActiveMs,
        HeartTrace trace) {
    /**
     * A reading before the scene.
     *
     * @param endedAtMs since 1970
     * @param signalS seconds of it in which a heart rate came, 1 to 5
     * @param bpm mean
     */
    public record Rest(long endedAtMs, int signalS, double bpm) {}

    /** Of what the baseline is the median, s. */
    static final int WINDOW_S = 120;
    /** The field's rule; only a demonstration has less. */
    public static final int BASELINE_MIN_S = 60;

    /** What a reading was taken for that did not say how much signal it had. */
    private static final int ASSUMED_S = 5;

    public HeartRecord {
        rest = List.copyOf(rest);
    }

    public static HeartRecord none(int baselineMinS) {
        return new HeartRecord(List.of(), baselineMinS, null, null, null, -1, HeartTrace.NONE);
    }

    /**
     * With one more reading.
     *
     * @param at when it ended
     * @param startedAt when the scene began; null before
     */
    HeartRecord with(Telemetry chunk, Instant at, @Nullable Instant startedAt) {
        Double bpm = chunk.heartRateBpm();
        boolean isSigned = chunk.heartSignalS() >= 0;
        int signalS = isSigned ? chunk.heartSignalS() : ASSUMED_S;
        if (bpm == null || signalS == 0) {
            return this;
        }
        HeartRecord traced = traced(chunk, at);
        if (chunk.toActiveMs() == 0) {
            return traced.resting(new Rest(at.toEpochMilli(), signalS, bpm)).before(startedAt == null ? at : startedAt);
        }
        // Readings that say how much signal they have end where a pause or the scene begins; older ones lie on both
        // sides.
        boolean isInPause = chunk.fromActiveMs() >= chunk.toActiveMs();
        boolean isPartlyRest = !isSigned && chunk.fromActiveMs() == 0;
        return isInPause || isPartlyRest ? traced : traced.exposed(bpm, chunk.toActiveMs());
    }

    /** With a reading that nothing is read into: it stays known what the heart did. */
    HeartRecord traced(Telemetry chunk, Instant at) {
        Double bpm = chunk.heartRateBpm();
        int signalS = chunk.heartSignalS();
        return bpm == null || signalS == 0
                ? this
                : traced(trace.with(HeartTrace.Reading.ending(at, bpm, signalS < 0 ? null : signalS)));
    }

    HeartRecord traced(HeartTrace next) {
        return new HeartRecord(rest, baselineMinS, peakBpm, peakAtActiveMs, latestBpm, latestAtActiveMs, next);
    }

    private HeartRecord resting(Rest next) {
        List<Rest> all = new ArrayList<>(rest);
        all.add(next);
        return new HeartRecord(all, baselineMinS, peakBpm, peakAtActiveMs, latestBpm, latestAtActiveMs, trace);
    }

    private HeartRecord exposed(double bpm, long atActiveMs) {
        boolean isPeak = peakBpm == null || bpm > peakBpm;
        boolean isLatest = atActiveMs >= latestAtActiveMs;
        return new HeartRecord(
                rest,
                baselineMinS,
                isPeak ? Double.valueOf(bpm) : peakBpm,
                isPeak ? Long.valueOf(atActiveMs) : peakAtActiveMs,
                isLatest ? Double.valueOf(bpm) : latestBpm,
                Math.max(latestAtActiveMs, atActiveMs),
                trace);
    }

    /** With a reading that a device sent over HTTP, at the time at which it was measured. */
    HeartRecord with(PushedHeart pushed, @Nullable Instant startedAt) {
        if (!pushed.atRest()) {
            return exposed(pushed.bpm(), pushed.toActiveMs());
        }
        int signalS = Math.max(1, Math.toIntExact(Math.round(pushed.signalMs() / 1_000.0)));
        Instant at = Instant.ofEpochMilli(pushed.endedAtMs());
        return resting(new Rest(pushed.endedAtMs(), signalS, pushed.bpm())).before(startedAt == null ? at : startedAt);
    }

    /** Without what is too old to say how the heart was at rest before a scene that begins then. */
    HeartRecord before(Instant sceneAt) {
        long fromMs = sceneAt.toEpochMilli() - 1_000L * WINDOW_S;
        List<Rest> recent = rest.stream()
                .filter(one -> one.endedAtMs() - 1_000L * one.signalS() >= fromMs)
                .toList();
        return new HeartRecord(recent, baselineMinS, peakBpm, peakAtActiveMs, latestBpm, latestAtActiveMs, trace);
    }

    /** Seconds of signal at rest, 0 to 120. */
    public int restS() {
        return Math.min(WINDOW_S, rest.stream().mapToInt(Rest::signalS).sum());
    }

    /** Median of the last 120 s before the scene, each reading by its seconds; null below {@code baselineMinS} of them. */
    public @Nullable Double baselineBpm() {
        if (rest.isEmpty() || restS() < baselineMinS) {
            return null;
        }
        List<Rest> sorted =
                rest.stream().sorted(Comparator.comparingDouble(Rest::bpm)).toList();
        int allS = sorted.stream().mapToInt(Rest::signalS).sum();
        int upToS = 0;
        for (int i = 0; i < sorted.size(); i++) {
            upToS += sorted.get(i).signalS();
            if (2 * upToS == allS) {
                return (sorted.get(i).bpm() + sorted.get(i + 1).bpm()) / 2;
            } else if (2 * upToS > allS) {
                return sorted.get(i).bpm();
            }
        }
        throw new IllegalStateException("half of the seconds is not reached by all of them");
    }

    /** The readings at rest, in the order of time. */
    List<Double> restBpm() {
        return rest.stream()
                .sorted(Comparator.comparingLong(Rest::endedAtMs))
                .map(Rest::bpm)
                .toList();
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
