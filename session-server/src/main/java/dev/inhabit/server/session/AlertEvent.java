package dev.inhabit.server.session;

import dev.inhabit.protocol.AlertKind;
import dev.inhabit.protocol.AlertLevel;
import dev.inhabit.server.record.EventMeta;
import org.jspecify.annotations.Nullable;

/** What asked for the therapist's eye, and who has seen it. Stable for ever, as all of {@link SessionEvent}. */
public sealed interface AlertEvent extends SessionEvent.InOwnFile {
    /**
     * A limit of the clinic's was passed for as long as it says.
     *
     * @param value that was measured, in the unit of the kind
     * @param limit as the clinic had it
     */
    record AlertRaised(AlertKind kind, AlertLevel level, double value, double limit) implements AlertEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.alerts(state.alerts()
                    .raised(new AlertRecord.Alert(
                            meta.sequenceNr(),
                            kind,
                            level,
                            value,
                            limit,
                            state.clock().activeMsAt(meta.occurredAt()),
                            null,
                            null)));
        }
    }

    record AlertCleared(long alertSequenceNr) implements AlertEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.alerts(
                    state.alerts().cleared(alertSequenceNr, state.clock().activeMsAt(meta.occurredAt())));
        }
    }

    record AlertAcknowledged(Asker by, long alertSequenceNr) implements AlertEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("acknowledge", by, alertSequenceNr);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.alerts(state.alerts().acknowledged(alertSequenceNr, by.accountId()));
        }
    }

    /** Signs of danger were seen, up to that one; suggestions are made again. */
    record RiskAcknowledged(Asker by, long riskSequenceNr) implements AlertEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("acknowledge risk", by, riskSequenceNr);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.heardRisk(state.risk().acknowledged(riskSequenceNr, by.accountId()));
        }
    }
}
