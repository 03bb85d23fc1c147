package dev.inhabit.server.record;

import java.time.Instant;

/**
 * All that an entity holds between two commands; what a snapshot stores.
 *
 * @param lastRecordedAt time of the last event; the epoch before the first
 * @param sequenceNr of the last event; 0 before the first
 */
public record Memory<S>(S state, RecentCommands recent, Instant lastRecordedAt, long sequenceNr) {
    public static <S> Memory<S> of(S empty) {
        return new Memory<>(empty, RecentCommands.none(), Instant.EPOCH, 0);
    }

    /** Folds one stored event. An erased one only moves the position. */
    public <E extends Event<S>> Memory<S> with(Recorded<E> recorded) {
        long next = sequenceNr + 1;
        S after = recorded.body() instanceof Recorded.Known<E> known
                ? known.event().applyTo(state, new EventMeta(next, recorded.recordedAt(), recorded.occurredAt()))
                : state;
        CommandId id = recorded.commandId();
        return new Memory<>(after, id == null ? recent : recent.with(id, next), recorded.recordedAt(), next);
    }
}
