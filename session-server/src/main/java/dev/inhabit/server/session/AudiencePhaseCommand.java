package dev.inhabit.server.session;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.server.record.Decision;
import java.time.Instant;

/** What the server asks of a session whose audience is a phase further. It decides by what is recorded, so that asking again does nothing. */
public sealed interface AudiencePhaseCommand extends SessionCommand.InOwnFile {
    /** The phase that is due begins. */
    record EnterPhase() implements AudiencePhaseCommand {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            long activeMs = state.clock().activeMsAt(now);
            AudiencePhase due = AudiencePhases.due(state, activeMs);
            return due == null
                    ? Decision.nothing()
                    : Decision.of(new AudiencePhaseEvent.AudiencePhaseBegan(
                            due, activeMs, state.clock().tickAt(now) + SessionCommand.LEAD_TICKS));
        }
    }
}
