package dev.inhabit.server.journal;

import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Recorded;

/** An event at its place in its entity's log. */
public record LoggedEvent<E>(long sequenceNr, Recorded<E> recorded) {
    public EventMeta meta() {
        return new EventMeta(sequenceNr, recorded.recordedAt(), recorded.occurredAt());
    }
}
