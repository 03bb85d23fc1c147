package dev.inhabit.server.session;

import dev.inhabit.affect.physiology.StressLinkedVariability;
import dev.inhabit.protocol.BodySample;
import dev.inhabit.protocol.BodyView;
import dev.inhabit.protocol.HeartStatus;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.adaptation.HeartPoint;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.ToSocket;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body as people see it: a pure function of what was recorded, so that live and replay show the same. While motion
 * sickness is reported nothing is read into the heart.
 */
public final class BodyViews {
    /** Of signal, below which there is no trend. */
    private static final long TREND_LEAST_MS = 60_000;

    private static final double MS_PER_MIN = 60_000;

    private BodyViews() {}

    /**
     * What is known at one moment.
     *
     * @param state with all readings up to it
     * @param gapMs how long ago the last heart rate came; null while they come, and where none ever came
     */
    public record Now(
            SessionState state,
            long atActiveMs,
            @Nullable Double heartRateBpm,
            @Nullable Long gapMs,
            @Nullable BodySample sample) {}

    /** For therapists. */
    public static ToClient.Body body(Now now, Biofeedback content) {
        SessionState state = now.state();
        boolean sick = state.adaptation().sick();
        Double rest = state.body().restRmssdMs();
        Double rmssd = now.sample() == null ? null : now.sample().rmssdMs();
        return new ToClient.Body(
                now.atActiveMs(),
                heart(now, content),
                sick ? null : status(now.heartRateBpm(), state.heart().baselineBpm(), content),
                sick ? null : rounded(state.heart().recoveryPercent()),
                rounded(rest),
                sick || rest == null || rmssd == null || rest <= 0 || rmssd <= 0
                        ? null
                        : rounded(StressLinkedVariability.logRatio(rmssd, rest)),
                sick,
                now.sample());
    }

    /** For the patient. */
    public static ToClient.OwnHeart ownHeart(Now now, Biofeedback content) {
        return new ToClient.OwnHeart(now.atActiveMs(), heart(now, content));
    }

    private static BodyView heart(Now now, Biofeedback content) {
        HeartRecord heart = now.state().heart();
        Double baseline = heart.baselineBpm();
        int mild = content.status().mildBpm();
        Long peakAt = heart.peakAtActiveMs();
        return new BodyView(
                rounded(now.heartRateBpm()),
                now.gapMs(),
                rounded(baseline),
                baseline == null ? null : rounded(baseline - mild),
                baseline == null ? null : rounded(baseline + mild),
                rounded(heart.peakBpm()),
                peakAt == null ? null : Math.max(0, now.atActiveMs() - peakAt),
                rounded(trend(
                        now.state().adaptation().heart(),
                        now.atActiveMs(),
                        1_000L * content.windows().trendS())),
                content.windows().graphS());
    }

    private static @Nullable HeartStatus status(@Nullable Double bpm, @Nullable Double baseline, Biofeedback content) {
        return bpm == null || baseline == null
                ? null
                : HeartStatus.valueOf(content.status().of(bpm, baseline).toUpperCase(Locale.ROOT));
    }

    /** Slope by least squares over the readings of that time, beats/min per minute; null below a minute of signal. */
    static @Nullable Double trend(List<HeartPoint> all, long nowMs, long windowMs) {
        List<HeartPoint> points = all.stream()
                .filter(point -> point.atMs() > nowMs - windowMs && point.atMs() <= nowMs)
                .toList();
        if (points.stream().mapToLong(HeartPoint::signalMs).sum() < TREND_LEAST_MS) {
            return null;
        }
        double meanMs = points.stream().mapToLong(HeartPoint::atMs).average().orElse(0);
        double meanBpm = points.stream().mapToDouble(HeartPoint::bpm).average().orElse(0);
        double product = 0;
        double square = 0;
        for (HeartPoint point : points) {
            product += (point.atMs() - meanMs) * (point.bpm() - meanBpm);
            square += (point.atMs() - meanMs) * (point.atMs() - meanMs);
        }
        return square == 0 ? null : product / square * MS_PER_MIN;
    }

    /** Three digits: more would only lengthen each message. */
    private static @Nullable Double rounded(@Nullable Double value) {
        return value == null ? null : Math.round(value * 1_000) / 1_000.0;
    }

    /** As it is stored, on the wire. */
    public static @Nullable BodySample sample(Telemetry chunk) {
        BodyChunk body = chunk.body();
        BodyChunk.Sample sample = body == null ? null : body.sample();
        return sample == null ? null : sample.onWire();
    }

    /** What a headset's socket must know to take samples. */
    static ToSocket.BodyKnown known(SessionState state) {
        return new ToSocket.BodyKnown(
                state.adaptation().sick()
                        ? BodyAtRest.UNKNOWN
                        : new BodyAtRest(
                                state.heart().baselineBpm(),
                                state.body().restRmssdMs(),
                                state.body().restSkinResponsesPerMin()),
                state.body().devices().stream().map(Device::onWire).toList());
    }

    static SessionUpdate update(BodyEvent event) {
        if (event instanceof BodyEvent.DevicePaired e) {
            return new SessionUpdate.DevicePaired(e.device().onWire());
        } else if (event instanceof BodyEvent.DeviceUnpaired e) {
            return new SessionUpdate.DeviceUnpaired(e.deviceId());
        } else if (event instanceof BodyEvent.BreathingStarted e) {
            return new SessionUpdate.BreathingStarted(e.breathsPerMin(), e.inhalePercent());
        }
        return new SessionUpdate.BreathingStopped();
    }
}
