package dev.inhabit.server.record;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * All that an entity holds between two commands; what a snapshot stores.
 *
 * @param lastRecordedAt time of the last event; the epoch before the first
 * @param sequenceNr of the last event; 0 before the first
 * @param holdings whose data, of which kinds, went into the state: a snapshot is sealed under the keys of all of them
 */
public record Memory<S>(
        S state, RecentCommands recent, Instant lastRecordedAt, long sequenceNr, Set<Holding> holdings) {

    /** One kind of data of one person. */
    public record Holding(Subject subject, RetentionClass retention) {}

    public Memory {
        holdings = Set.copyOf(holdings);
    }

    public static <S> Memory<S> of(S empty) {
        return new Memory<>(empty, RecentCommands.none(), Instant.EPOCH, 0, Set.of());
    }

    /** Folds one stored event. An erased one only moves the position. */
    public <E extends Event<S>> Memory<S> with(Recorded<E> recorded) {
        long next = sequenceNr + 1;
        S after = state;
        Set<Holding> held = holdings;
        if (recorded.body() instanceof Recorded.Known<E> known) {
            after = known.event().applyTo(state, new EventMeta(next, recorded.recordedAt(), recorded.occurredAt()));
            held = with(new Holding(recorded.subject(), recorded.retention()));
        }
        CommandId id = recorded.commandId();
        Object said = recorded.body() instanceof Recorded.Known<E> known
                ? known.event().said()
                : null;
        boolean sameMoment = recorded.recordedAt().equals(lastRecordedAt);
        return new Memory<>(
                after,
                id == null ? recent : recent.with(id, next, said, sameMoment),
                recorded.recordedAt(),
                next,
                held);
    }

    private Set<Holding> with(Holding holding) {
        if (holdings.contains(holding)) {
            return holdings;
        }
        Set<Holding> more = new HashSet<>(holdings);
        more.add(holding);
        return more;
    }
}
