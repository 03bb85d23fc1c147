package dev.inhabit.server.session;

import org.jspecify.annotations.Nullable;

/**
 * How much the patient moved in a chunk of readings. Names and fields are stable for ever.
 *
 * @param headDegPerS mean speed at which the head turned, °/s; null where poses came too seldom to say
 * @param accelerationG mean of what sensors told, without gravity, g; null where none told it
 */
public record MotionChunk(
        @Nullable Double headDegPerS, @Nullable Double accelerationG) {}
