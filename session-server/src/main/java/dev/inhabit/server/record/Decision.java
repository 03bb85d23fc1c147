package dev.inhabit.server.record;

import dev.inhabit.protocol.ErrorCode;
import java.util.List;

/** What an entity decided about a command: events to record (none where nothing is left to do), or a refusal. */
public sealed interface Decision<E> {
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    record Refused<E>(Refusal refusal) implements Decision<E> {}

    static <E> Decision<E> of(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E> Decision<E> ofAll(List<E> events) {
        return new Accepted<>(events);
    }

    static <E> Decision<E> nothing() {
        return new Accepted<>(List.of());
    }

    static <E> Decision<E> refuse(ErrorCode code, String message) {
        return new Refused<>(Refusal.of(code, message));
    }

    static <E> Decision<E> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
