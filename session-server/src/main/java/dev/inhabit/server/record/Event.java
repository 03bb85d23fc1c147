package dev.inhabit.server.record;

/** Something that was decided and is remembered for ever. Implementations are records of one sealed interface a domain. */
public interface Event<S> {
    /**
     * Folds this event into the state. Total: an event that was recorded is never refused.
     *
     * @param meta when and where in the log it was recorded
     */
    S applyTo(S state, EventMeta meta);
}
