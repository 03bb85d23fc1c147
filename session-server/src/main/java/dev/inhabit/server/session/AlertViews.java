package dev.inhabit.server.session;

import dev.inhabit.protocol.AlertView;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts in the form in which they cross the wire. They are for who treats the patient, and for nobody else. */
final class AlertViews {
    private AlertViews() {}

    /** Null for whoever is no therapist. */
    static @Nullable List<AlertView> view(AlertRecord record, Role reader) {
        return SessionViews.mayReadWords(reader)
                ? record.alerts().stream()
                        .map(one -> new AlertView(
                                one.sequenceNr(),
                                one.kind(),
                                one.level(),
                                one.value(),
                                one.limit(),
                                one.atActiveMs(),
                                one.clearedAtActiveMs(),
                                one.acknowledgedBy()))
                        .toList()
                : null;
    }

    static SessionUpdate update(AlertEvent event, Role reader) {
        if (!SessionViews.mayReadWords(reader)) {
            return new SessionUpdate.Withheld();
        } else if (event instanceof AlertEvent.AlertRaised e) {
            return new SessionUpdate.AlertRaised(e.kind(), e.level(), e.value(), e.limit());
        } else if (event instanceof AlertEvent.AlertCleared e) {
            return new SessionUpdate.AlertCleared(e.alertSequenceNr());
        }
        return event instanceof AlertEvent.RiskAcknowledged e
                ? new SessionUpdate.RiskAcknowledged(e.riskSequenceNr())
                : new SessionUpdate.AlertAcknowledged(((AlertEvent.AlertAcknowledged) event).alertSequenceNr());
    }
}
