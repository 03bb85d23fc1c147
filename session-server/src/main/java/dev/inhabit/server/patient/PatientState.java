package dev.inhabit.server.patient;

import dev.inhabit.server.record.EntityId;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that was decided about a patient, as a value.
 *
 * @param profile null before registration
 * @param careTeam accounts of the therapists who treat this patient
 * @param formerTeam those who did and do no longer
 */
public record PatientState(
        EntityId id, @Nullable Profile profile, Set<EntityId> careTeam, Set<EntityId> formerTeam, Consents consents) {

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
        formerTeam = Set.copyOf(formerTeam);
    }

    public static PatientState empty(EntityId id) {
        return new PatientState(id, null, Set.of(), Set.of(), Consents.NONE);
    }

    public boolean isRegistered() {
        return profile != null;
    }

    PatientState with(Profile newProfile) {
        return new PatientState(id, newProfile, careTeam, formerTeam, consents);
    }

    PatientState joinedBy(EntityId therapist) {
        return new PatientState(id, profile, plus(careTeam, therapist), minus(formerTeam, therapist), consents);
    }

    PatientState leftBy(EntityId therapist) {
        return careTeam.contains(therapist)
                ? new PatientState(id, profile, minus(careTeam, therapist), plus(formerTeam, therapist), consents)
                : this;
    }

    PatientState with(Consents newConsents) {
        return new PatientState(id, profile, careTeam, formerTeam, newConsents);
    }

    private static Set<EntityId> plus(Set<EntityId> some, EntityId one) {
        Set<EntityId> more = new HashSet<>(some);
        more.add(one);
        return more;
    }

    private static Set<EntityId> minus(Set<EntityId> some, EntityId one) {
        Set<EntityId> fewer = new HashSet<>(some);
        fewer.remove(one);
        return fewer;
    }
}
