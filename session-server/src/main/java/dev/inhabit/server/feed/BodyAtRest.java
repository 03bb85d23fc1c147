package dev.inhabit.server.feed;

import org.jspecify.annotations.Nullable;

/**
 * What a patient's body is like at rest, before the scene: what is read of it later is read against this. Each null where it
 * is not known.
 *
 * @param heartRateBpm beats/min
 * @param rmssdMs how much the intervals between beats vary, ms
 * @param skinResponsesPerMin how often the skin's conductance rises by itself
 */
public record BodyAtRest(
        @Nullable Double heartRateBpm,
        @Nullable Double rmssdMs,
        @Nullable Double skinResponsesPerMin) {
    /** Nothing is known, or nothing may be read into the body. */
    public static final BodyAtRest UNKNOWN = new BodyAtRest(null, null, null);
}
