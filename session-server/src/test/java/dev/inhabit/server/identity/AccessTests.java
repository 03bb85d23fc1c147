package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.server.patient.Consent;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.patient.Consents;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every act by everyone who could ask: the expectations below are written out and not computed from the tables. */
class AccessTests {
    private static final EntityId PATIENT_ID = EntityId.parse("demo~patient-1");
    private static final EntityId THERAPIST_ID = EntityId.parse("demo~therapist-1");
    private static final EntityId COLLEAGUE_ID = EntityId.parse("demo~therapist-2");

    private enum Asker {
        OWN_PATIENT("demo~a1", Role.PATIENT, "demo~patient-1"),
        OTHER_PATIENT("demo~a2", Role.PATIENT, "demo~patient-2"),
        UNLINKED_PATIENT("demo~a3", Role.PATIENT, null),
        CONTROLLER("demo~therapist-1", Role.THERAPIST, null),
        COLLEAGUE("demo~therapist-2", Role.THERAPIST, null),
        OTHER_THERAPIST("demo~therapist-3", Role.THERAPIST, null),
        ADMIN("demo~admin-1", Role.ADMIN, null),
        FOREIGN_PATIENT("other~a1", Role.PATIENT, "other~patient-1"),
        FOREIGN_THERAPIST("other~therapist-1", Role.THERAPIST, null),
        FOREIGN_ADMIN("other~admin-1", Role.ADMIN, null);

        private final String account;
        private final Role role;
        private final @Nullable String patient;

        Asker(String account, Role role, @Nullable String patient) {
            this.account = account;
            this.role = role;
            this.patient = patient;
        }

        private Principal principal() {
            return AccessTests.principal(account, role, patient);
        }

        private boolean isForeign() {
            return account.startsWith("other");
        }
    }

    private static final Set<Asker> PATIENT_ONLY = EnumSet.of(Asker.OWN_PATIENT);
    private static final Set<Asker> TEAM = EnumSet.of(Asker.CONTROLLER, Asker.COLLEAGUE);
    private static final Set<Asker> BOTH = EnumSet.of(Asker.OWN_PATIENT, Asker.CONTROLLER, Asker.COLLEAGUE);
    private static final Set<Asker> CONTROLLER_ONLY = EnumSet.of(Asker.CONTROLLER);

    private static final Set<SessionAct> NEED_CONTROL = EnumSet.of(
            SessionAct.CONTROL, SessionAct.STEER_ADAPTATION, SessionAct.HAND_OVER_CONTROL, SessionAct.RECORD_MEDIA);

    private static final Map<SessionAct, Set<Asker>> SESSION = new EnumMap<>(Map.ofEntries(
            Map.entry(SessionAct.VIEW, BOTH),
            Map.entry(SessionAct.WATCH, BOTH),
            Map.entry(SessionAct.VIEW_NOTES, TEAM),
            Map.entry(SessionAct.VIEW_GAZE, TEAM),
            Map.entry(SessionAct.BRANCH, TEAM),
            Map.entry(SessionAct.RUN_HEADSET, PATIENT_ONLY),
            Map.entry(SessionAct.SEND_FRAMES, PATIENT_ONLY),
            Map.entry(SessionAct.SEND_AUDIO, PATIENT_ONLY),
            Map.entry(SessionAct.SEND_WEARABLES, PATIENT_ONLY),
            Map.entry(SessionAct.PAIR_DEVICE, BOTH),
            Map.entry(SessionAct.IMPORT_WEARABLES, BOTH),
            Map.entry(SessionAct.RATE, BOTH),
            Map.entry(SessionAct.PAUSE_OWN, PATIENT_ONLY),
            Map.entry(SessionAct.EXIT, BOTH),
            Map.entry(SessionAct.CONTROL, CONTROLLER_ONLY),
            Map.entry(SessionAct.STEER_ADAPTATION, CONTROLLER_ONLY),
            Map.entry(SessionAct.TAKE_CONTROL, TEAM),
            Map.entry(SessionAct.HAND_OVER_CONTROL, CONTROLLER_ONLY),
            Map.entry(SessionAct.RECORD_MEDIA, CONTROLLER_ONLY),
            Map.entry(SessionAct.LET_IN_HEADSET, BOTH),
            Map.entry(SessionAct.WRITE_NOTE, TEAM),
            Map.entry(SessionAct.ACKNOWLEDGE_ALERT, TEAM),
            Map.entry(SessionAct.JUDGE_GOAL, TEAM),
            Map.entry(SessionAct.CORRECT, TEAM)));

    private static final Map<PatientAct, Set<Asker>> PATIENT = new EnumMap<>(Map.ofEntries(
            Map.entry(PatientAct.VIEW, BOTH),
            Map.entry(PatientAct.VIEW_ADMINISTRATIVE, with(BOTH, Asker.ADMIN)),
            Map.entry(PatientAct.VIEW_CLINICAL, TEAM),
            Map.entry(PatientAct.LIST_SESSIONS, BOTH),
            Map.entry(PatientAct.CREATE_SESSION, BOTH),
            Map.entry(PatientAct.PLAN_TREATMENT, TEAM),
            Map.entry(PatientAct.TELL_TREATMENT, BOTH),
            Map.entry(PatientAct.EXCHANGE_MESSAGES, BOTH),
            Map.entry(PatientAct.AMEND_PROFILE, with(BOTH, Asker.ADMIN)),
            Map.entry(PatientAct.CHANGE_CARE_TEAM, with(TEAM, Asker.ADMIN)),
            Map.entry(PatientAct.GIVE_CONSENT, BOTH),
            Map.entry(PatientAct.WITHDRAW_CONSENT, BOTH)));

    private final Access access = new Access(Access.SecondFactor.OPTIONAL);

    @ParameterizedTest
    @EnumSource(SessionAct.class)
    void sessionMatrix(SessionAct act) {
        Set<Asker> expected = expected(SESSION.get(act));
        for (Asker asker : Asker.values()) {
            Verdict verdict = access.may(asker.principal(), act, session(all()));
            assertEquals(expected.contains(asker), verdict.isAllowed(), asker + " " + act);
            if (!verdict.isAllowed()) {
                boolean lacksControl = NEED_CONTROL.contains(act)
                        && (asker == Asker.COLLEAGUE || (asker == Asker.OWN_PATIENT && act == SessionAct.CONTROL));
                ErrorCode code = asker.isForeign()
                        ? ErrorCode.NOT_FOUND
                        : lacksControl ? ErrorCode.NOT_IN_CONTROL : ErrorCode.FORBIDDEN;
                assertEquals(code, verdict.refusal().orElseThrow().code(), asker + " " + act);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PatientAct.class)
    void patientMatrix(PatientAct act) {
        Set<Asker> expected = expected(PATIENT.get(act));
        for (Asker asker : Asker.values()) {
            Verdict verdict = access.may(asker.principal(), act, patient(all()));
            assertEquals(expected.contains(asker), verdict.isAllowed(), asker + " " + act);
        }
    }

    @ParameterizedTest
    @EnumSource(ScenarioAct.class)
    void scenarioMatrix(ScenarioAct act) {
        Set<Asker> therapists = EnumSet.of(Asker.CONTROLLER, Asker.COLLEAGUE, Asker.OTHER_THERAPIST);
        Set<Asker> expected =
                act == ScenarioAct.VIEW || act == ScenarioAct.USE ? therapists : EnumSet.of(Asker.CONTROLLER);
        ScenarioFacts facts = new ScenarioFacts(EntityId.parse("demo~scenario-1"), THERAPIST_ID);
        for (Asker asker : Asker.values()) {
            Verdict verdict = access.may(asker.principal(), act, facts);
            assertEquals(expected.contains(asker), verdict.isAllowed(), asker + " " + act);
            if (!verdict.isAllowed()) {
                assertEquals(
                        asker.isForeign() ? ErrorCode.NOT_FOUND : ErrorCode.FORBIDDEN,
                        verdict.refusal().orElseThrow().code(),
                        asker + " " + act);
            }
        }
        Principal weak = Asker.CONTROLLER.principal();
        assertFalse(
                new Access(Access.SecondFactor.REQUIRED).may(weak, act, facts).isAllowed(), "no second factor");
    }

    @Test
    void clinicMatrix() {
        Map<ClinicAct, String> roles = Map.ofEntries(
                Map.entry(ClinicAct.VIEW_OWN_ACCOUNT, "PATIENT THERAPIST ADMIN"),
                Map.entry(ClinicAct.CHANGE_OWN_ACCOUNT, "PATIENT THERAPIST ADMIN"),
                Map.entry(ClinicAct.VIEW_CONTENT, "PATIENT THERAPIST ADMIN"),
                Map.entry(ClinicAct.LIST_PATIENTS, "THERAPIST ADMIN"),
                Map.entry(ClinicAct.LIST_SESSIONS, "PATIENT THERAPIST"),
                Map.entry(ClinicAct.LIST_NOTICES, "THERAPIST"),
                Map.entry(ClinicAct.REGISTER_PATIENT, "THERAPIST ADMIN"),
                Map.entry(ClinicAct.EDIT_CONTENT, "THERAPIST ADMIN"),
                Map.entry(ClinicAct.BUILD_SCENARIOS, "THERAPIST"),
                Map.entry(ClinicAct.VIEW_ACCOUNTS, "ADMIN"),
                Map.entry(ClinicAct.REGISTER_ACCOUNT, "ADMIN"),
                Map.entry(ClinicAct.CHANGE_ACCOUNT_STANDING, "ADMIN"),
                Map.entry(ClinicAct.VIEW_AUDIT, "ADMIN"),
                Map.entry(ClinicAct.VIEW_OPERATIONS, "ADMIN"),
                Map.entry(ClinicAct.REPLACE_MODELS, "ADMIN"),
                Map.entry(ClinicAct.REBUILD_PROJECTIONS, "ADMIN"));
        assertEquals(EnumSet.allOf(ClinicAct.class), roles.keySet());
        roles.forEach((act, allowed) -> {
            for (Asker asker : new Asker[] {Asker.OWN_PATIENT, Asker.CONTROLLER, Asker.ADMIN}) {
                assertEquals(
                        allowed.contains(asker.principal().role().name()),
                        access.may(asker.principal(), act).isAllowed(),
                        asker + " " + act);
            }
        });
    }

    @Test
    void eachFlowStopsExactlyItsActsWhenItsConsentIsMissing() {
        Map<ConsentFlow, Set<SessionAct>> stopped = Map.of(
                ConsentFlow.VIDEO_FRAMES, EnumSet.of(SessionAct.SEND_FRAMES),
                ConsentFlow.AUDIO, EnumSet.of(SessionAct.SEND_AUDIO),
                ConsentFlow.WEARABLES,
                        EnumSet.of(SessionAct.SEND_WEARABLES, SessionAct.PAIR_DEVICE, SessionAct.IMPORT_WEARABLES),
                ConsentFlow.LIVE_OBSERVATION, EnumSet.of(SessionAct.WATCH),
                ConsentFlow.RECORDING, EnumSet.of(SessionAct.RECORD_MEDIA),
                ConsentFlow.RESEARCH, EnumSet.noneOf(SessionAct.class),
                ConsentFlow.PROCESSING,
                        EnumSet.of(
                                SessionAct.SEND_FRAMES,
                                SessionAct.SEND_AUDIO,
                                SessionAct.SEND_WEARABLES,
                                SessionAct.PAIR_DEVICE,
                                SessionAct.IMPORT_WEARABLES,
                                SessionAct.WATCH,
                                SessionAct.RECORD_MEDIA,
                                SessionAct.RUN_HEADSET,
                                SessionAct.LET_IN_HEADSET,
                                SessionAct.RATE,
                                SessionAct.CONTROL,
                                SessionAct.STEER_ADAPTATION,
                                SessionAct.TAKE_CONTROL));
        stopped.forEach((flow, acts) -> {
            SessionFacts facts = session(without(flow));
            for (SessionAct act : SessionAct.values()) {
                boolean denied = Stream.of(Asker.CONTROLLER, Asker.OWN_PATIENT)
                        .map(asker -> access.may(asker.principal(), act, facts))
                        .anyMatch(verdict -> verdict.refusal()
                                .filter(refusal -> refusal.code() == ErrorCode.CONSENT_MISSING)
                                .isPresent());
                assertEquals(acts.contains(act), denied, flow + " " + act);
            }
        });
    }

    @Test
    void withoutAnyConsentTheExitStillWorksAndThePatientSeesTheirOwnScreen() {
        SessionFacts facts = session(Consents.NONE);
        for (Asker asker : BOTH) {
            assertTrue(access.may(asker.principal(), SessionAct.EXIT, facts).isAllowed());
        }
        assertTrue(access.may(Asker.OWN_PATIENT.principal(), SessionAct.WATCH, facts)
                .isAllowed());
        assertEquals(
                ErrorCode.CONSENT_MISSING,
                access.may(Asker.CONTROLLER.principal(), PatientAct.CREATE_SESSION, patient(Consents.NONE))
                        .refusal()
                        .orElseThrow()
                        .code());
    }

    @Test
    void whereASecondFactorIsRequiredCliniciansReachNoPatientWithoutIt() {
        Access strict = new Access(Access.SecondFactor.REQUIRED);
        Principal weak = Asker.CONTROLLER.principal();
        Principal strong = new Principal(weak.account(), weak.role(), null, weak.signIn(), true);
        for (SessionAct act : SessionAct.values()) {
            assertEquals(
                    ErrorCode.FORBIDDEN,
                    strict.may(weak, act, session(all()))
                            .refusal()
                            .orElseThrow()
                            .code());
            assertEquals(access.may(weak, act, session(all())), strict.may(strong, act, session(all())));
            assertEquals(
                    access.may(Asker.OWN_PATIENT.principal(), act, session(all())),
                    strict.may(Asker.OWN_PATIENT.principal(), act, session(all())));
        }
        assertTrue(strict.may(weak, ClinicAct.VIEW_OWN_ACCOUNT).isAllowed());
        assertTrue(strict.may(weak, ClinicAct.CHANGE_OWN_ACCOUNT).isAllowed(), "or nobody could enrol a factor");
        Principal admin = Asker.ADMIN.principal();
        assertFalse(strict.may(admin, ClinicAct.REGISTER_ACCOUNT).isAllowed());
        assertFalse(strict.may(weak, ClinicAct.LIST_PATIENTS).isAllowed());
    }

    @Test
    void aPatientWhoPractisesAloneControlsTheirOwnSession() {
        Principal patient = Asker.OWN_PATIENT.principal();
        SessionFacts alone = new SessionFacts(patient(all()), patient.account());
        assertTrue(access.may(patient, SessionAct.CONTROL, alone).isAllowed());
        assertFalse(access.may(patient, SessionAct.TAKE_CONTROL, alone).isAllowed());
        assertFalse(access.may(patient, SessionAct.STEER_ADAPTATION, alone).isAllowed());
        assertEquals(
                ErrorCode.NOT_IN_CONTROL,
                access.may(Asker.CONTROLLER.principal(), SessionAct.CONTROL, alone)
                        .refusal()
                        .orElseThrow()
                        .code());
    }

    @Test
    void requestsAreTheActsTheyAmountTo() {
        assertEquals(SessionAct.EXIT, SessionAct.of(new SessionRequest.SafetyExit("command-1", null), Role.PATIENT));
        assertEquals(SessionAct.PAUSE_OWN, SessionAct.of(new SessionRequest.Pause("command-1", null), Role.PATIENT));
        assertEquals(SessionAct.CONTROL, SessionAct.of(new SessionRequest.Pause("command-1", null), Role.THERAPIST));
        assertEquals(SessionAct.CONTROL, SessionAct.of(new SessionRequest.Skip("command-1", null), Role.PATIENT));
        assertEquals(
                SessionAct.WRITE_NOTE,
                SessionAct.of(new SessionRequest.Note("command-1", null, "text"), Role.THERAPIST));
    }

    @Test
    void listsHoldOnlyOnesOwn() {
        assertEquals(new Access.Scope.OwnPatient(PATIENT_ID), access.scopeOf(Asker.OWN_PATIENT.principal()));
        assertEquals(new Access.Scope.Nothing(), access.scopeOf(Asker.UNLINKED_PATIENT.principal()));
        assertEquals(new Access.Scope.CareTeamOf(THERAPIST_ID), access.scopeOf(Asker.CONTROLLER.principal()));
        assertEquals(new Access.Scope.Administrative(PATIENT_ID.tenant()), access.scopeOf(Asker.ADMIN.principal()));
    }

    private static Set<Asker> expected(@Nullable Set<Asker> askers) {
        if (askers == null) {
            throw new AssertionError("a new act needs its expectation in this test");
        }
        return askers;
    }

    private static Set<Asker> with(Set<Asker> some, Asker more) {
        EnumSet<Asker> all = EnumSet.copyOf(some);
        all.add(more);
        return all;
    }

    private static Principal principal(String account, Role role, @Nullable String patient) {
        return new Principal(
                EntityId.parse(account),
                role,
                patient == null ? null : EntityId.parse(patient),
                new SignInId("abcdefghijklmnopqrstuv"),
                false);
    }

    private static SessionFacts session(Consents consents) {
        return new SessionFacts(patient(consents), THERAPIST_ID);
    }

    private static PatientFacts patient(Consents consents) {
        return new PatientFacts(PATIENT_ID, Set.of(THERAPIST_ID, COLLEAGUE_ID), consents);
    }

    private static Consents all() {
        return consents(EnumSet.allOf(ConsentFlow.class));
    }

    private static Consents without(ConsentFlow flow) {
        return consents(EnumSet.complementOf(EnumSet.of(flow)));
    }

    private static Consents consents(Set<ConsentFlow> given) {
        Map<ConsentFlow, Consent> byFlow = new HashMap<>();
        for (ConsentFlow flow : given) {
            byFlow.put(flow, new Consent(true, Instant.EPOCH, "1"));
        }
        return new Consents(byFlow);
    }
}
