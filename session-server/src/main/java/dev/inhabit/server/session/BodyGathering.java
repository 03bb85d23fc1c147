package dev.inhabit.server.session;

import dev.inhabit.protocol.BodySample;
import dev.inhabit.server.feed.Moment;
import org.jspecify.annotations.Nullable;

/** The part of a chunk that is about the body beyond the heart's rate. Owned by one actor. */
final class BodyGathering {
    private static final int SECONDS_MAX = 5;

    private @Nullable String heartDeviceId;
    private @Nullable String skinDeviceId;
    private @Nullable BodySample sample;
    private double noContactSum;
    private int noContactCount;
    private int noContactSeconds;
    private long lastNoContactSecond = Long.MIN_VALUE;

    void felt(Moment.Heart heart) {
        heartDeviceId = heart.deviceId();
    }

    void withoutContact(Moment.Heart heart, long nowMs) {
        heartDeviceId = heart.deviceId();
        noContactSum += heart.heartRateBpm();
        noContactCount++;
        if (nowMs / 1_000 != lastNoContactSecond) {
            lastNoContactSecond = nowMs / 1_000;
            noContactSeconds++;
        }
    }

    void felt(Moment.Body body) {
        sample = body.sample();
        skinDeviceId = body.skinDeviceId();
    }

    /** Null where there is nothing to keep. */
    @Nullable
    BodyChunk taken() {
        BodySample said = sample;
        return said == null && heartDeviceId == null && noContactCount == 0
                ? null
                : new BodyChunk(
                        heartDeviceId,
                        skinDeviceId,
                        Math.min(SECONDS_MAX, noContactSeconds),
                        noContactCount == 0 ? null : noContactSum / noContactCount,
                        said == null ? null : BodyChunk.Sample.of(said));
    }

    void clear() {
        heartDeviceId = null;
        skinDeviceId = null;
        sample = null;
        noContactSum = 0;
        noContactCount = 0;
        noContactSeconds = 0;
        lastNoContactSecond = Long.MIN_VALUE;
    }
}
