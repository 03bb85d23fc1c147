package dev.inhabit.server.session;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far severe signs of danger went in a session, for the patient's course of treatment, where a notice of them stands
 * until somebody answers it. Holds no words.
 *
 * @param heardNr sequence number of the latest of them
 * @param acknowledgedNr up to which they were acknowledged in the session; 0 where none were
 * @param acknowledgedBy account that did last; null where none were
 */
public record SessionRisk(
        EntityId session,
        EntityId patient,
        long heardNr,
        long acknowledgedNr,
        @Nullable EntityId acknowledgedBy) {

    /** Empty where none were heard. */
    static Optional<SessionRisk> of(Memory<SessionState> memory) {
        SessionState state = memory.state();
        RiskHeard risk = state.risk();
        String by = risk.acknowledgedBy();
        return risk.severeNr() == 0
                ? Optional.empty()
                : SessionResult.patient(state.patientId())
                        .map(patient -> new SessionRisk(
                                state.id(),
                                patient,
                                risk.severeNr(),
                                risk.acknowledgedNr(),
                                by == null ? null : EntityId.parse(by)));
    }
}
