package dev.inhabit.server.record;

import org.jspecify.annotations.Nullable;

/** Something that was decided and is remembered for ever. Implementations are records of one sealed interface a domain. */
public interface Event<S> {
    /**
     * Folds this event into the state. Total: an event that was recorded is never refused.
     *
     * @param meta when and where in the log it was recorded
     */
    S applyTo(S state, EventMeta meta);

    /**
     * What somebody asked for, as far as it is in the event: its text equals that of {@link Command#said} of the command
     * that led to it. Null where the server itself noticed something.
     */
    default @Nullable Object said() {
        return null;
    }
}
