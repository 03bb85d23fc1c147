package dev.inhabit.server.patient;

import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;

/** How the journal keeps a patient's record: all of it about that patient, all of it clinical. */
public final class PatientDomain implements Domain<PatientState, PatientEvent> {
    @Override
    public String name() {
        return "patient";
    }

    @Override
    public Class<PatientEvent> eventType() {
        return PatientEvent.class;
    }

    @Override
    public Class<PatientState> stateType() {
        return PatientState.class;
    }

    @Override
    public PatientState empty(EntityId id) {
        return PatientState.empty(id);
    }

    @Override
    public Subject subjectOf(PatientEvent event, PatientState after) {
        return subject(after.id());
    }

    @Override
    public RetentionClass retentionOf(PatientEvent event) {
        return RetentionClass.CLINICAL;
    }

    /** The pseudonym of a patient, equal in every domain that records something about them. */
    public static Subject subject(EntityId patient) {
        return new Subject(patient.tenant(), patient.local());
    }
}
