package dev.inhabit.server.session;

import dev.inhabit.protocol.AlertKind;
import dev.inhabit.protocol.AlertLevel;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session about alerts and signs of danger. Only what a therapist says of one comes from a client. */
public sealed interface AlertCommand extends SessionCommand.InOwnFile {
    record RaiseAlert(AlertKind kind, AlertLevel level, double value, double limit) implements AlertCommand {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        /** One kind stands once. */
        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return state.alerts().standing(kind) == null
                    ? Decision.of(new AlertEvent.AlertRaised(kind, level, value, limit))
                    : Decision.nothing();
        }
    }

    record ClearAlert(AlertKind kind) implements AlertCommand {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            AlertRecord.Alert standing = state.alerts().standing(kind);
            return standing == null
                    ? Decision.nothing()
                    : Decision.of(new AlertEvent.AlertCleared(standing.sequenceNr()));
        }
    }

    /** In control or not, and after the session too. */
    record AcknowledgeAlert(Asker by, long alertSequenceNr) implements AlertCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("acknowledge", by, alertSequenceNr);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return decideEnded(state);
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            AlertRecord.Alert alert = state.alerts().find(alertSequenceNr);
            if (alert == null) {
                return Decision.refuse(Refusal.invalid("alertSequenceNr", "No alert has this sequence number"));
            }
            return alert.acknowledgedBy() == null
                    ? Decision.of(new AlertEvent.AlertAcknowledged(by, alertSequenceNr))
                    : Decision.refuse(ErrorCode.CONFLICT, "The alert was acknowledged already");
        }
    }

    /** In control or not, and after the session too. */
    record AcknowledgeRisk(Asker by, long riskSequenceNr) implements AlertCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("acknowledge risk", by, riskSequenceNr);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            return decideEnded(state);
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            RiskHeard risk = state.risk();
            if (riskSequenceNr > risk.heardNr()) {
                return Decision.refuse(Refusal.invalid(
                        "riskSequenceNr",
                        risk.heardNr() == 0
                                ? "No sign of danger was heard in this session"
                                : "riskSequenceNr is " + riskSequenceNr + ", must be at most " + risk.heardNr()
                                        + ", the latest sign of danger"));
            }
            return riskSequenceNr > risk.acknowledgedNr()
                    ? Decision.of(new AlertEvent.RiskAcknowledged(by, riskSequenceNr))
                    : Decision.refuse(ErrorCode.CONFLICT, "These signs of danger were acknowledged already");
        }
    }
}
