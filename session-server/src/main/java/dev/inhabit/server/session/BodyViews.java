package dev.inhabit.server.session;

import dev.inhabit.affect.physiology.StressLinkedVariability;
import dev.inhabit.protocol.BodySample;
import dev.inhabit.protocol.BodyView;
import dev.inhabit.protocol.HeartPhase;
import dev.inhabit.protocol.HeartStatus;
import dev.inhabit.protocol.NotJudged;
import dev.inhabit.protocol.PushedView;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.adaptation.HeartPoint;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.feed.ToSocket;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The body as people see it: a pure function of what was recorded, so that live and replay show the same. While the
 * patient is sick from motion, or moves, nothing is read into the heart.
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
     * @param atMs the moment, ms since 1970
     * @param gapMs how long ago the last heart rate came; null while they come, and where none ever came
     */
    public record Now(
            SessionState state,
            long atActiveMs,
            long atMs,
            @Nullable Double heartRateBpm,
            @Nullable Long gapMs,
            @Nullable BodySample sample) {}

    /**
     * What is known when a chunk is over. Where no sensor of the headset tells a heart rate, that is the latest of a device
     * that sends over HTTP, as long as the clinic takes that for fresh.
     *
     * @param chunk null for nothing
     * @param sensorGapMs how long ago a sensor of the headset last told a heart rate; null where none ever did
     */
    public static Now now(
            SessionState state,
            long atActiveMs,
            long atMs,
            @Nullable Telemetry chunk,
            @Nullable Long sensorGapMs,
            Biofeedback content) {
        Double bpm = chunk == null ? null : chunk.heartRateBpm();
        PushedRecord.Latest pushed = state.body().pushed().heart();
        Long pushedAgeMs = pushed == null ? null : Long.valueOf(Math.max(0, atMs - pushed.atMs()));
        if (bpm == null
                && pushed != null
                && pushedAgeMs != null
                && pushedAgeMs <= 1_000L * content.vendorPush().freshS()) {
            bpm = pushed.value();
        }
        Long gapMs =
                sensorGapMs == null || (pushedAgeMs != null && pushedAgeMs < sensorGapMs) ? pushedAgeMs : sensorGapMs;
        return new Now(state, atActiveMs, atMs, bpm, bpm == null ? gapMs : null, chunk == null ? null : sample(chunk));
    }

    /** For therapists. */
    public static ToClient.Body body(Now now, Biofeedback content) {
        SessionState state = now.state();
        NotJudged notJudged = state.adaptation().notJudged(now.atMs());
        boolean withheld = notJudged != null;
        Double rest = state.body().restRmssdMs();
        Double rmssd = now.sample() == null ? null : now.sample().rmssdMs();
        return new ToClient.Body(
                now.atActiveMs(),
                heart(now, content),
                withheld ? null : status(now.heartRateBpm(), state.heart().baselineBpm(), content),
                withheld ? null : rounded(state.heart().recoveryPercent()),
                rounded(rest),
                withheld || rest == null || rmssd == null || rest <= 0 || rmssd <= 0
                        ? null
                        : rounded(StressLinkedVariability.logRatio(rmssd, rest)),
                state.adaptation().isUnwell(),
                notJudged,
                now.sample(),
                pushed(state.body().pushed(), now.atMs()),
                HeartPhases.of(state, now.atActiveMs(), now.atMs()).stream()
                        .map(BodyViews::rounded)
                        .toList());
    }

    private static HeartPhase rounded(HeartPhase phase) {
        return new HeartPhase(
                phase.part(),
                phase.fromActiveMs(),
                phase.toActiveMs(),
                rounded(phase.bpm()),
                rounded(phase.overBaselineBpm()),
                phase.reading());
    }

    private static @Nullable PushedView pushed(PushedRecord pushed, long atMs) {
        PushedRecord.Latest heart = pushed.heart();
        PushedRecord.Latest sdnn = pushed.sdnn();
        PushedRecord.Latest skin = pushed.skin();
        PushedRecord.Latest any = heart != null ? heart : sdnn != null ? sdnn : skin;
        return any == null
                ? null
                : new PushedView(
                        any.deviceId(),
                        any.deviceId().equals(pushed.followedDeviceId()),
                        age(heart, atMs),
                        sdnn == null ? null : rounded(sdnn.value()),
                        age(sdnn, atMs),
                        skin == null ? null : rounded(skin.value()),
                        age(skin, atMs));
    }

    private static @Nullable Long age(PushedRecord.@Nullable Latest latest, long atMs) {
        return latest == null ? null : Long.valueOf(Math.max(0, atMs - latest.atMs()));
    }

    /** For the patient. */
    public static ToClient.OwnHeart ownHeart(Now now, Biofeedback content) {
        return new ToClient.OwnHeart(now.atActiveMs(), heart(now, content));
    }

    private static BodyView heart(Now now, Biofeedback content) {
        return heart(
                now.state().heart(),
                now.state().adaptation().heart(),
                now.atActiveMs(),
                now.atMs(),
                new Latest(now.heartRateBpm(), now.gapMs()),
                content);
    }

    /**
     * @param bpm null in a gap
     * @param gapMs null while they come, and where none ever came
     */
    record Latest(@Nullable Double bpm, @Nullable Long gapMs) {}

    /** @param points of the scene */
    static BodyView heart(
            HeartRecord heart,
            List<HeartPoint> points,
            long atActiveMs,
            long atMs,
            Latest latest,
            Biofeedback content) {
        Double baseline = heart.baselineBpm();
        int mild = content.status().mildBpm();
        Long peakAt = heart.peakAtActiveMs();
        return new BodyView(
                rounded(latest.bpm()),
                latest.gapMs(),
                rounded(baseline),
                baseline == null ? null : rounded(baseline - mild),
                baseline == null ? null : rounded(baseline + mild),
                rounded(heart.peakBpm()),
                peakAt == null ? null : Math.max(0, atActiveMs - peakAt),
                rounded(trend(points, atActiveMs, 1_000L * content.windows().trendS())),
                content.windows().graphS(),
                heart.trace()
                        .graph(
                                atMs,
                                content.windows().graphS(),
                                1_000L * content.vendorPush().freshS()));
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
    static ToSocket.BodyKnown known(SessionState state, Instant now) {
        return new ToSocket.BodyKnown(
                state.adaptation().notJudged(now.toEpochMilli()) != null
                        ? BodyAtRest.UNKNOWN
                        : new BodyAtRest(
                                state.heart().baselineBpm(),
                                state.body().restRmssdMs(),
                                state.body().restSkinResponsesPerMin()),
                state.body().devices().stream().map(Device::onWire).toList(),
                state.body().pushed().followedDeviceId());
    }

    static SessionUpdate update(BodyEvent event, Role reader) {
        if (event instanceof BodyEvent.DevicePaired e) {
            return new SessionUpdate.DevicePaired(e.device().onWire());
        } else if (event instanceof BodyEvent.DeviceUnpaired e) {
            return new SessionUpdate.DeviceUnpaired(e.deviceId());
        } else if (event instanceof BodyEvent.BreathingStarted e) {
            return new SessionUpdate.BreathingStarted(e.breathsPerMin(), e.inhalePercent());
        } else if (event instanceof BodyEvent.DeviceKeyIssued e) {
            return new SessionUpdate.DeviceKeyIssued(e.deviceId());
        } else if (event instanceof BodyEvent.SamplesReceived e) {
            return SessionViews.mayReadBody(reader)
                    ? new SessionUpdate.SamplesReceived(
                            e.deviceId(),
                            e.followed(),
                            e.series().stream().map(Samples::onWire).toList())
                    : new SessionUpdate.Withheld();
        } else if (event instanceof BodyEvent.MovementNoticed e) {
            return new SessionUpdate.MovementNoticed(e.headDegPerS(), e.accelerationG(), e.settlesMs());
        } else if (event instanceof BodyEvent.SicknessScored e) {
            return new SessionUpdate.SicknessScored(e.total(), e.total() >= e.from());
        } else if (event instanceof BodyEvent.HeartImported e) {
            return new SessionUpdate.HeartImported(
                    e.device(),
                    e.format(),
                    e.series().stream().mapToInt(Samples::size).sum(),
                    e.series().stream()
                            .mapToLong(one -> one.atMs().get(0))
                            .min()
                            .orElse(0),
                    e.series().stream()
                            .mapToLong(one -> one.atMs().get(one.size() - 1))
                            .max()
                            .orElse(0));
        }
        return new SessionUpdate.BreathingStopped();
    }
}
