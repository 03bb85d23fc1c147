package dev.inhabit.server.record;

import java.util.List;

/**
 * All that the journal must know of a kind of entity.
 *
 * @param <S> its state
 * @param <E> the sealed interface of its events
 */
public interface Domain<S, E extends Event<S>> {
    /** Prefix of event names and of persistence ids: {@code session}, {@code patient}. */
    String name();

    /** The sealed interface whose permitted records are the events. */
    Class<E> eventType();

    Class<S> stateType();

    /** The state before the first event. */
    S empty(EntityId id);

    /** Whom the event is about. {@code after} is the state with the event already applied. */
    Subject subjectOf(E event, S after);

    RetentionClass retentionOf(E event);

    /** Upcasts from older versions of event bodies; empty until there is one. */
    default List<Migration> migrations() {
        return List.of();
    }
}
