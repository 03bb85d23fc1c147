package dev.inhabit.server.feed;

import dev.inhabit.protocol.AffectSample;
import dev.inhabit.server.record.CrossesNodes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the headset or the senses say of this moment. */
public sealed interface Moment extends CrossesNodes {
    /**
     * @param heartRateBpm 20 to 300
     * @param rrMs RR intervals, oldest first
     */
    record Heart(double heartRateBpm, List<Double> rrMs) implements Moment {
        public Heart {
            rrMs = List.copyOf(rrMs);
        }
    }

    record Pose(double yawDeg, double pitchDeg, @Nullable Integer gazeNpc) implements Moment {}

    /** A fused and smoothed reading; its {@code atActiveMs} is set by the session. */
    record Affected(AffectSample sample) implements Moment {}

    /**
     * How the patient speaks now.
     *
     * @param wordsPerMinute null where nothing was said lately
     * @param fillersPerMinute null likewise
     * @param endedAgoMs how long ago the last word of it was said
     */
    record Speech(@Nullable Double wordsPerMinute, @Nullable Double fillersPerMinute, long endedAgoMs)
            implements Moment {}

    /** Camera frames since the last message of this kind. */
    record Frames(int received, int read) implements Moment {}

    /** The headset has shown everything up to this sequence number. */
    record Shown(long sequenceNr) implements Moment {}
}
