package dev.inhabit.server.session;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.server.record.EventMeta;

/** How an audience went through a talk. As stable as all of {@link SessionEvent}. */
public sealed interface AudiencePhaseEvent extends SessionEvent.InOwnFile {
    /** @param atActiveMs session time, ms */
    record AudiencePhaseBegan(AudiencePhase phase, long atActiveMs, long effectiveTick) implements AudiencePhaseEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.entered(phase)
                    .ordered(new AudienceOrder(meta.sequenceNr(), effectiveTick, new AudienceOrder.Enter(phase)));
        }
    }
}
