package dev.inhabit.server.record;

import java.time.Instant;

/** A request to an entity with state {@code S} that answers with events {@code E}. */
public interface Command<S, E> {
    /**
     * Decides, without side effects.
     *
     * @param now the server's time for this decision; never before the entity's last event
     */
    Decision<E> decide(S state, Instant now);
}
