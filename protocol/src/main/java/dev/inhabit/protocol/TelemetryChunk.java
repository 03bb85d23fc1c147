package dev.inhabit.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Readings of at most five seconds, the only form in which the moment is kept.
 *
 * @param fromActiveMs session time at its begin, ms
 * @param toActiveMs session time at its end, ms
 * @param heartRateBpm mean of the chunk; null where there was no signal
 * @param affect one entry for each second that had a reading
 * @param headYawDeg mean; null where there was no pose
 * @param eyeContactShare share of poses that looked at a person, 0 to 1; null where there was none
 * @param wordsPerMinute of what was said; null where nothing was
 * @param fillersPerMinute likewise
 * @param attentionPercent mean attention of the audience, 0 to 100; null where there was none
 * @param framesReceived camera frames that arrived
 * @param framesRead camera frames that were read
 * @param crowdTick tick to which {@code crowdChecksum} belongs; −1 where there was no crowd yet
 * @param crowdChecksum 16 hex digits
 * @param body heart and skin over the last minute; null where no sensor told more than a rate, and for whoever is no
 *     therapist
 * @param speech over the last minute; null where nothing was said, and for whoever is no therapist
 */
public record TelemetryChunk(
        long fromActiveMs,
        long toActiveMs,
        @Nullable Double heartRateBpm,
        List<Double> rrMs,
        List<AffectSample> affect,
        @Nullable Double headYawDeg,
        @Nullable Double headPitchDeg,
        @Nullable Double eyeContactShare,
        @Nullable Double wordsPerMinute,
        @Nullable Double fillersPerMinute,
        @Nullable Double attentionPercent,
        int framesReceived,
        int framesRead,
        long crowdTick,
        String crowdChecksum,
        @Nullable BodySample body,
        @Nullable SpeechSample speech) {
    public TelemetryChunk {
        rrMs = List.copyOf(rrMs);
        affect = List.copyOf(affect);
    }
}
