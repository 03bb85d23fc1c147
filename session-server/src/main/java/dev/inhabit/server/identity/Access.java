package dev.inhabit.server.identity;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Answers every "may they?". The tables are the enums of acts; here is only how they are read: own clinic first, then
 * relationship, then consent, then control. Whoever asks passes the facts as they are now, so nothing here can be stale.
 */
public final class Access {
    /** Whether therapists and administrators must have signed in with a second factor to reach patients (row A5). */
    public enum SecondFactor {
        REQUIRED,
        /** For demonstrations and development only. */
        OPTIONAL
    }

    /** Whose rows somebody's lists hold. */
    public sealed interface Scope {
        /** One patient's own. */
        record OwnPatient(EntityId patient) implements Scope {}

        /** Those in whose care team the therapist is. */
        record CareTeamOf(EntityId therapist) implements Scope {}

        /**
         * All patients of the clinic, by name, as keeping accounts needs. No session: that somebody had one, when and of
         * which sub-level is clinical, so administrators are refused their list ({@link ClinicAct#LIST_SESSIONS}).
         */
        record Administrative(TenantId tenant) implements Scope {}

        record Nothing() implements Scope {}
    }

    private static final Verdict NOT_YOURS = Verdict.denied(ErrorCode.FORBIDDEN, "this is not yours to see or change");
    // As if it did not exist: one clinic learns nothing of another's ids.
    private static final Verdict OTHER_CLINIC = Verdict.denied(ErrorCode.NOT_FOUND, "there is no such thing");

    private static final Verdict ONLY_A_HEADSET =
            Verdict.denied(ErrorCode.FORBIDDEN, "a headset that was let in by its code is a headset and no more");

    private final SecondFactor secondFactor;

    public Access(SecondFactor secondFactor) {
        this.secondFactor = secondFactor;
    }

    public Verdict may(Principal who, SessionAct act, SessionFacts facts) {
        PatientFacts patient = facts.patient();
        Verdict related = related(who, patient, act.isForPatient(), act.isForCareTeam(), false);
        if (!related.isAllowed()) {
            return related;
        }
        Principal.Headset headset = who.headset();
        if (headset != null && !act.isForHeadset()) {
            return ONLY_A_HEADSET;
        }
        boolean ownScreen = act == SessionAct.WATCH && who.role() == Role.PATIENT;
        Verdict consented = ownScreen ? Verdict.allowed() : consented(patient, act.consent());
        if (!consented.isAllowed()) {
            return consented;
        }
        return act.needsControl() && !who.account().equals(facts.controller())
                ? Verdict.denied(ErrorCode.NOT_IN_CONTROL, "somebody else controls this session")
                : Verdict.allowed();
    }

    /** A device that shows its own key acts for the patient who wears it, and does nothing but what its key was made for. */
    public Verdict mayDevice(SessionAct act, PatientFacts facts) {
        return act.isForPatient() ? consented(facts, act.consent()) : NOT_YOURS;
    }

    public Verdict may(Principal who, PatientAct act, PatientFacts facts) {
        if (who.headset() != null) {
            return ONLY_A_HEADSET;
        }
        Verdict related = related(who, facts, act.isForPatient(), act.isForCareTeam(), act.isForAdmin());
        return related.isAllowed() ? consented(facts, act.consent()) : related;
    }

    public Verdict may(Principal who, ScenarioAct act, ScenarioFacts facts) {
        if (!who.tenant().equals(facts.scenario().tenant())) {
            return OTHER_CLINIC;
        }
        boolean own = who.account().equals(facts.author());
        return who.role() == Role.THERAPIST && who.headset() == null && (own || !act.isForAuthorOnly())
                ? factored(who)
                : NOT_YOURS;
    }

    public Verdict may(Principal who, ClinicAct act) {
        if (who.headset() != null) {
            return ONLY_A_HEADSET;
        } else if (!act.isFor(who.role())) {
            return Verdict.denied(ErrorCode.FORBIDDEN, "not for your role");
        }
        return act.reachesOthers() ? factored(who) : Verdict.allowed();
    }

    /** Whose rows this person's lists of patients and sessions hold. */
    public Scope scopeOf(Principal who) {
        if (who.headset() != null) {
            return new Scope.Nothing();
        }
        EntityId patient = who.patient();
        return switch (who.role()) {
            case PATIENT -> patient == null ? new Scope.Nothing() : new Scope.OwnPatient(patient);
            case THERAPIST -> new Scope.CareTeamOf(who.account());
            case ADMIN -> new Scope.Administrative(who.tenant());
        };
    }

    private Verdict related(
            Principal who, PatientFacts facts, boolean forPatient, boolean forCareTeam, boolean forAdmin) {
        if (!who.tenant().equals(facts.patient().tenant())) {
            return OTHER_CLINIC;
        }
        boolean related =
                switch (who.role()) {
                    case PATIENT -> forPatient && facts.patient().equals(who.patient());
                    case THERAPIST -> forCareTeam && facts.careTeam().contains(who.account());
                    case ADMIN -> forAdmin;
                };
        return related ? factored(who) : NOT_YOURS;
    }

    private Verdict factored(Principal who) {
        return secondFactor == SecondFactor.OPTIONAL || who.role() == Role.PATIENT || who.secondFactor()
                ? Verdict.allowed()
                : Verdict.denied(ErrorCode.FORBIDDEN, "sign in with a second factor to reach patients");
    }

    private static Verdict consented(PatientFacts facts, @Nullable ConsentFlow flow) {
        return flow == null || facts.consents().allow(flow)
                ? Verdict.allowed()
                : Verdict.denied(ErrorCode.CONSENT_MISSING, "the patient has not consented to " + flow.wireName());
    }
}
