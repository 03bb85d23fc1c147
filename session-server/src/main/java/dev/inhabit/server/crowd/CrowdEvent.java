package dev.inhabit.server.crowd;

import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Version;

/** What a crowd was and was told. With the simulator of the version named, everything it did follows from this. */
public sealed interface CrowdEvent extends Event<CrowdState> {
    /** @param subject pseudonym of the session's patient */
    @Version(2)
    record Seated(String subject, CrowdSeating seating) implements CrowdEvent {
        @Override
        public CrowdState applyTo(CrowdState state, EventMeta meta) {
            return state.seated(subject, seating);
        }
    }

    @Version(2)
    record Changed(CrowdOrder order) implements CrowdEvent {
        @Override
        public CrowdState applyTo(CrowdState state, EventMeta meta) {
            return state.changed(order);
        }
    }

    record QuestionAsked(CrowdState.Question question) implements CrowdEvent {
        @Override
        public CrowdState applyTo(CrowdState state, EventMeta meta) {
            return state.asked(question);
        }
    }
}
