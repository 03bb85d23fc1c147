package dev.inhabit.server.identity;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An entity without actor or store: decides, folds, and remembers what was recorded. */
public final class Folded<S, E extends Event<S>> {
    private final List<E> events = new ArrayList<>();
    private S state;

    public Folded(S empty) {
        this.state = empty;
    }

    public S state() {
        return state;
    }

    public List<E> events() {
        return List.copyOf(events);
    }

    /** The code of the refusal; empty where it was accepted, whose events are then part of the state. */
    public Optional<ErrorCode> ask(Command<S, E> command, Instant now) {
        Decision<E> decision = command.decide(state, now);
        if (decision instanceof Decision.Refused<E> refused) {
            return Optional.of(refused.refusal().code());
        }
        for (E event : ((Decision.Accepted<E>) decision).events()) {
            events.add(event);
            state = event.applyTo(state, new EventMeta(events.size(), now, now));
        }
        return Optional.empty();
    }
}
