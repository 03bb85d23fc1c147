package dev.inhabit.server.patient;

import dev.inhabit.server.record.EntityId;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that was decided about a patient, as a value.
 *
 * @param profile null before registration
 * @param careTeam accounts of the therapists who treat this patient
 */
public record PatientState(EntityId id, @Nullable Profile profile, Set<EntityId> careTeam, Consents consents) {

    /**
     * Who the patient is, as far as the clinic needs it.
     *
     * @param zone IANA name of the time zone in which the patient's days begin, for example {@code Europe/Berlin}
     */
    public record Profile(PersonName name, @Nullable LocalDate dateOfBirth, String zone) {
        @Override
        public String toString() {
            return "Profile[hidden]";
        }
    }

    public PatientState {
        careTeam = Set.copyOf(careTeam);
    }

    public static PatientState empty(EntityId id) {
        return new PatientState(id, null, Set.of(), Consents.NONE);
    }

    public boolean isRegistered() {
        return profile != null;
    }

    PatientState with(Profile newProfile) {
        return new PatientState(id, newProfile, careTeam, consents);
    }

    PatientState withCareTeam(Set<EntityId> newCareTeam) {
        return new PatientState(id, profile, newCareTeam, consents);
    }

    PatientState with(Consents newConsents) {
        return new PatientState(id, profile, careTeam, newConsents);
    }
}
