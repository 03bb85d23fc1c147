package dev.inhabit.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Something that asked for the therapist's eye.
 *
 * @param sequenceNr by which it is acknowledged
 * @param value what was measured, in the unit that {@link AlertKind} says
 * @param limit that it passed
 * @param atActiveMs session time at which it was raised, ms
 * @param clearedAtActiveMs session time at which it was over; null while it stands
 * @param acknowledgedBy account of the therapist who has seen it; null while nobody has
 */
public record AlertView(
        long sequenceNr,
        AlertKind kind,
        AlertLevel level,
        double value,
        double limit,
        long atActiveMs,
        @Nullable Long clearedAtActiveMs,
        @Nullable String acknowledgedBy) {}
