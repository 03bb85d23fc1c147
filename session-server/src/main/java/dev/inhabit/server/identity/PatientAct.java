package dev.inhabit.server.identity;

import dev.inhabit.server.patient.ConsentFlow;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with a patient's record, and who may: this table is the whole rule. */
public enum PatientAct {
    /** Read the whole record. */
    VIEW(true, true, false, null),
    /** Read name and care team: what an administrator needs to keep accounts. */
    VIEW_ADMINISTRATIVE(true, true, true, null),
    /** Read it with therapists' reasons, remarks and notices. */
    VIEW_CLINICAL(false, true, false, null),
    LIST_SESSIONS(true, true, false, null),
    CREATE_SESSION(true, true, false, ConsentFlow.PROCESSING),
    /** Hierarchy, levels, homework, goals, the model of treatment: what is to be done. */
    PLAN_TREATMENT(false, true, false, ConsentFlow.PROCESSING),
    /** What was done, felt, expected and learnt; a therapist writes down what the patient says. */
    TELL_TREATMENT(true, true, false, ConsentFlow.PROCESSING),
    /** Writing to each other outside of sessions, and saying that one has read it. */
    EXCHANGE_MESSAGES(true, true, false, ConsentFlow.PROCESSING),
    AMEND_PROFILE(true, true, true, null),
    CHANGE_CARE_TEAM(false, true, true, null),
    /** A therapist records a consent that was given on paper. */
    GIVE_CONSENT(true, true, false, null),
    WITHDRAW_CONSENT(true, true, false, null);

    private final boolean patient;
    private final boolean careTeam;
    private final boolean admin;
    private final @Nullable ConsentFlow consent;

    PatientAct(boolean patient, boolean careTeam, boolean admin, @Nullable ConsentFlow consent) {
        this.patient = patient;
        this.careTeam = careTeam;
        this.admin = admin;
        this.consent = consent;
    }

    boolean isForPatient() {
        return patient;
    }

    boolean isForCareTeam() {
        return careTeam;
    }

    boolean isForAdmin() {
        return admin;
    }

    /** The flow that must be allowed, or null. */
    @Nullable
    ConsentFlow consent() {
        return consent;
    }
}
