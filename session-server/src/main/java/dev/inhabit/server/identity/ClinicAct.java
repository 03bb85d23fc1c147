package dev.inhabit.server.identity;

import dev.inhabit.protocol.Role;

/** Everything that is done with no particular patient, and which roles may: this table is the whole rule. */
public enum ClinicAct {
    VIEW_OWN_ACCOUNT(true, true, true),
    /** One's own password and second factor. */
    CHANGE_OWN_ACCOUNT(true, true, true),
    VIEW_CONTENT(true, true, true),
    /** The rows are those of {@link Access#scopeOf}. */
    LIST_PATIENTS(false, true, true),
    /** The rows are those of {@link Access#scopeOf}. */
    LIST_SESSIONS(true, true, false),
    /** Of whom nobody has answered a notice of risk: a therapist's own patients, and others where it was passed on. */
    LIST_NOTICES(false, true, false),
    REGISTER_PATIENT(false, true, true),
    EDIT_CONTENT(false, true, true),
    /** Draft scenarios, try them out, and list the clinic's. Each may say what a patient fears, so not administrators. */
    BUILD_SCENARIOS(false, true, false),
    VIEW_ACCOUNTS(false, false, true),
    REGISTER_ACCOUNT(false, false, true),
    CHANGE_ACCOUNT_STANDING(false, false, true),
    VIEW_AUDIT(false, false, true),
    VIEW_OPERATIONS(false, false, true),
    REPLACE_MODELS(false, false, true),
    REBUILD_PROJECTIONS(false, false, true);

    private final boolean patient;
    private final boolean therapist;
    private final boolean admin;

    ClinicAct(boolean patient, boolean therapist, boolean admin) {
        this.patient = patient;
        this.therapist = therapist;
        this.admin = admin;
    }

    /** Whether it reaches anybody but oneself; what does not is possible before a second factor is enrolled. */
    boolean reachesOthers() {
        return this != VIEW_OWN_ACCOUNT && this != CHANGE_OWN_ACCOUNT && this != VIEW_CONTENT;
    }

    boolean isFor(Role role) {
        return switch (role) {
            case PATIENT -> patient;
            case THERAPIST -> therapist;
            case ADMIN -> admin;
        };
    }
}
