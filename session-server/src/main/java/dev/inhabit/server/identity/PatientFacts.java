package dev.inhabit.server.identity;

import dev.inhabit.server.patient.Consents;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.record.EntityId;
import java.util.Set;

/** What of a patient decides about access, as it is now. */
public record PatientFacts(EntityId patient, Set<EntityId> careTeam, Consents consents) {
    public PatientFacts {
        careTeam = Set.copyOf(careTeam);
    }

    public static PatientFacts of(PatientState state) {
        return new PatientFacts(state.id(), state.careTeam(), state.consents());
    }
}
