package dev.inhabit.server.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A request to an entity with state {@code S} that answers with events {@code E}. */
public interface Command<S, E> {
    /**
     * Decides, without side effects.
     *
     * @param now the server's time for this decision; never before the entity's last event
     */
    Decision<E> decide(S state, Instant now);

    /**
     * Decides on something that happened to a person at a time of its own.
     *
     * @param occurredAt by the server's clock, as the client knows it; null for now
     */
    default Decision<E> decide(S state, Instant now, @Nullable Instant occurredAt) {
        return decide(state, now);
    }

    /** Whether it is recorded at its own time however long ago that was, because its decision looked at that time. */
    default boolean keepsItsTime() {
        return false;
    }

    /**
     * What is asked for and by whom, in one text: another under the same id is refused, because it is no repeat. Null where
     * nobody asks.
     */
    default @Nullable Object said() {
        return null;
    }

    /** Is carried out even under an id that was used for something else. */
    default boolean mustHappen() {
        return false;
    }
}
