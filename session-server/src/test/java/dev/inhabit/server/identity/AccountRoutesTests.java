package dev.inhabit.server.identity;

import static dev.inhabit.server.identity.AccountRoutes.ADMIN;
import static dev.inhabit.server.identity.AccountRoutes.data;
import static dev.inhabit.server.identity.AccountRoutes.enrolment;
import static dev.inhabit.server.identity.AccountRoutes.invitation;
import static dev.inhabit.server.identity.AccountRoutes.once;
import static dev.inhabit.server.identity.AccountRoutes.problem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.record.EntityId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** From an empty store to people who can work, over the public interface. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountRoutesTests {
    private static final String ADMIN_PASSWORD = "seven small boats at anchor";
    private static final String PASSWORD = "a green door in the wall";

    private @Nullable AccountRoutes started;
    private String admin = "";
    private String therapist = "";
    private String therapistId = "";

    private AccountRoutes clinic() {
        return Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() {
        started = new AccountRoutes();
        String oneTime = assertInstanceOf(Invitations.Invited.class, clinic().firstAdministrator(ADMIN))
                .oneTimePassword();
        assertEquals(
                oneTime,
                assertInstanceOf(Invitations.Invited.class, clinic().firstAdministrator(ADMIN))
                        .oneTimePassword(),
                "asked again before it was used, as after a process that died before it told");
        assertEquals(
                ErrorCode.CONFLICT,
                assertInstanceOf(Invitations.Refused.class, clinic().firstAdministrator("second@clinic.example"))
                        .refusal()
                        .code());
        admin = clinic().beginWithSecondFactor(ADMIN, oneTime, ADMIN_PASSWORD);
        JsonNode invited = invite("mara@clinic.example", "therapist", null);
        therapistId = invited.at("/accountId").asString();
        therapist = clinic().beginWithSecondFactor(
                        "mara@clinic.example", invited.at("/oneTimePassword").asString(), PASSWORD);
    }

    @AfterAll
    void stop() {
        clinic().close();
    }

    private JsonNode invite(String email, String role, @Nullable String patientId) {
        return clinic().post("/accounts", admin, invitation(once(), email, role, patientId));
    }

    private String patient(String by) {
        return clinic().post("/patients", by, registration(once(), "Robin", "1994-04-12", "Europe/Berlin"))
                .at("/patientId")
                .asString();
    }

    private static String registration(String commandId, String name, String born, String zone) {
        return "{\"commandId\":\"%s\",\"displayName\":\"%s\",\"dateOfBirth\":\"%s\",\"zone\":\"%s\"}"
                .formatted(commandId, name, born, zone);
    }

    private static String consent(String flow, boolean given) {
        return "{\"commandId\":\"%s\",\"flow\":\"%s\",\"given\":%s,\"textVersion\":\"2026-01\"}"
                .formatted(once(), flow, given);
    }

    private static String team(String account, boolean member) {
        return "{\"commandId\":\"%s\",\"accountId\":\"%s\",\"member\":%s}".formatted(once(), account, member);
    }

    /** Every column of the specification's table of users, but for the password's hash, which nobody reads back. */
    @Test
    void whatIsKeptOfAUserIsReadBack() {
        String patientId = patient(therapist);
        JsonNode invited = invite("columns@clinic.example", "patient", patientId);
        String token = clinic().begin(
                        "columns@clinic.example", invited.at("/oneTimePassword").asString(), PASSWORD);
        clinic().post("/patients/" + patientId + "/consents", token, consent("processing", true));
        JsonNode first = data(clinic().send("GET", "/auth/account", token, null));
        assertEquals(invited.at("/accountId"), first.at("/accountId"));
        assertEquals("columns@clinic.example", first.at("/email").asString());
        assertEquals("patient", first.at("/role").asString());
        assertEquals(patientId, first.at("/patientId").asString());
        assertEquals("active", first.at("/status").asString());
        assertFalse(first.at("/secondFactor").asBoolean());
        long createdAtMs = first.at("/createdAtMs").asLong();
        long signedInAtMs = first.at("/lastSignInAtMs").asLong();
        assertTrue(createdAtMs > 0 && signedInAtMs >= createdAtMs, first::toString);
        assertFalse(first.toString().contains("argon2"), "no hash");

        JsonNode record = data(clinic().send("GET", "/patients/" + patientId, token, null));
        assertEquals("Robin", record.at("/displayName").asString());
        assertEquals("1994-04-12", record.at("/dateOfBirth").asString());
        assertEquals("processing", record.at("/consents/0/flow").asString());
        assertEquals("2026-01", record.at("/consents/0/textVersion").asString());

        clinic().login("columns@clinic.example", PASSWORD, "");
        JsonNode again = data(clinic().send("GET", "/auth/account", token, null));
        assertTrue(again.at("/lastSignInAtMs").asLong() >= signedInAtMs, again::toString);
        assertEquals(createdAtMs, again.at("/createdAtMs").asLong());
        assertTrue(data(clinic().send("GET", "/auth/account", admin, null))
                .at("/secondFactor")
                .asBoolean());
    }

    @Test
    void thereIsOneFirstAdministrator() {
        for (String email : List.of(ADMIN, "another@clinic.example")) {
            assertEquals(
                    "this clinic has an administrator already, who makes all further accounts",
                    assertInstanceOf(Invitations.Refused.class, clinic().firstAdministrator(email))
                            .refusal()
                            .message());
        }
    }

    @Test
    void aOneTimePasswordOpensNothingAndIsGoodOnce() {
        JsonNode invited = invite("once@clinic.example", "therapist", null);
        String oneTime = invited.at("/oneTimePassword").asString();
        JsonNode asked = clinic().login("once@clinic.example", oneTime, "");
        assertTrue(asked.at("/newPasswordRequired").asBoolean());
        assertTrue(asked.at("/token").isNull(), asked::toString);
        for (String bad : List.of(oneTime, "short", "aaaaaaaaaaaaaaaaaaaa", "once@clinic.example")) {
            JsonNode error = problem(
                    clinic().send(
                                    "POST",
                                    "/auth/login",
                                    null,
                                    "{\"email\":\"once@clinic.example\",\"password\":\"%s\",\"newPassword\":\"%s\"}"
                                            .formatted(oneTime, bad)),
                    400,
                    "INVALID_FIELD");
            assertEquals("newPassword", error.at("/field").asString());
        }
        String token = clinic().begin("once@clinic.example", oneTime, PASSWORD);
        assertEquals(
                "therapist",
                data(clinic().send("GET", "/me", token, null)).at("/role").asString());
        problem(
                clinic().send(
                                "POST",
                                "/auth/login",
                                null,
                                "{\"email\":\"once@clinic.example\",\"password\":\"%s\",\"newPassword\":\"another long one here\"}"
                                        .formatted(oneTime)),
                401,
                "BAD_CREDENTIALS");
    }

    @Test
    void anInvitationIsRepeatedUntilItsPasswordIsUsed() {
        String body = invitation("invite-repeat", "repeat@clinic.example", "therapist", null);
        JsonNode first = clinic().post("/accounts", admin, body);
        assertEquals(first, clinic().post("/accounts", admin, body));
        problem(
                clinic().send("POST", "/accounts", admin, invitation(once(), "Repeat@Clinic.example", "admin", null)),
                409,
                "CONFLICT");
        problem(
                clinic().send(
                                "POST",
                                "/accounts",
                                admin,
                                invitation("invite-repeat", "repeat@clinic.example", "admin", null)),
                409,
                "CONFLICT");
        clinic().begin("repeat@clinic.example", first.at("/oneTimePassword").asString(), PASSWORD);
        problem(clinic().send("POST", "/accounts", admin, body), 409, "CONFLICT");
    }

    @Test
    void withoutASecondFactorAnAdministratorChangesOnlyTheirOwnAccount() {
        JsonNode invited = invite("weak@clinic.example", "admin", null);
        String weak = clinic().begin(
                        "weak@clinic.example", invited.at("/oneTimePassword").asString(), PASSWORD);
        problem(
                clinic().send("POST", "/accounts", weak, invitation(once(), "x@clinic.example", "admin", null)),
                403,
                "FORBIDDEN");
        String secret = data(clinic().send("GET", "/auth/second-factor", weak, null))
                .at("/secret")
                .asString();
        String code = clinic().code(secret);
        problem(
                clinic().send("POST", "/auth/second-factor", weak, enrolment("wrong", secret, code)),
                401,
                "BAD_CREDENTIALS");
        assertEquals("code", refusedField("/auth/second-factor", weak, enrolment(PASSWORD, secret, "000000")));
        assertEquals("secret", refusedField("/auth/second-factor", weak, enrolment(PASSWORD, "nonsense!", code)));
        clinic().post("/auth/second-factor", weak, enrolment(PASSWORD, secret, code));
        problem(clinic().send("POST", "/auth/second-factor", weak, enrolment(PASSWORD, secret, code)), 409, "CONFLICT");
        assertTrue(clinic().login("weak@clinic.example", PASSWORD, "")
                .at("/mfaRequired")
                .asBoolean());
    }

    private String refusedField(String path, String token, String body) {
        JsonNode error = problem(clinic().send("POST", path, token, body), 400, "INVALID_FIELD");
        assertFalse(error.at("/message").asString().isBlank());
        return error.at("/field").asString();
    }

    @Test
    void aChangedPasswordEndsWhatTheOldOneOpened() {
        JsonNode invited = invite("change@clinic.example", "therapist", null);
        String token = clinic().begin(
                        "change@clinic.example", invited.at("/oneTimePassword").asString(), PASSWORD);
        String change = "{\"password\":\"%s\",\"newPassword\":\"%s\"}";
        problem(
                clinic().send(
                                "POST",
                                "/auth/password",
                                token,
                                change.formatted("not this one", "a door that is red now")),
                401,
                "BAD_CREDENTIALS");
        assertEquals("newPassword", refusedField("/auth/password", token, change.formatted(PASSWORD, "short")));
        assertEquals("newPassword", refusedField("/auth/password", token, change.formatted(PASSWORD, PASSWORD)));
        clinic().post("/auth/password", token, change.formatted(PASSWORD, "a door that is red now"));
        problem(clinic().send("GET", "/me", token, null), 401, "UNAUTHENTICATED");
        problem(
                clinic().send(
                                "POST",
                                "/auth/login",
                                null,
                                "{\"email\":\"change@clinic.example\",\"password\":\"%s\"}".formatted(PASSWORD)),
                401,
                "BAD_CREDENTIALS");
        assertFalse(clinic().login("change@clinic.example", "a door that is red now", "")
                .at("/token")
                .isNull());
    }

    @Test
    void aTherapistRegistersAPatientWhoThenSignsIn() {
        String body = registration("register-robin", "Robin", "1994-04-12", "Europe/Berlin");
        String id = clinic().post("/patients", therapist, body).at("/patientId").asString();
        assertEquals(
                id, clinic().post("/patients", therapist, body).at("/patientId").asString());
        assertTrue(
                data(clinic().send("GET", "/patients", therapist, null))
                        .at("/items")
                        .valueStream()
                        .anyMatch(row -> row.at("/patientId").asString().equals(id)
                                && row.at("/displayName").asString().equals("Robin")),
                "the therapist who registers treats");
        clinic().post("/patients/" + id + "/consents", therapist, consent("processing", true));
        JsonNode invited = invite("robin@clinic.example", "patient", id);
        String robin = clinic().begin(
                        "robin@clinic.example", invited.at("/oneTimePassword").asString(), PASSWORD);
        assertEquals(
                id,
                data(clinic().send("GET", "/me", robin, null)).at("/patientId").asString());
        clinic().post("/patients/" + id + "/consents", robin, consent("audio", true));
        assertEquals(Set.of(ConsentFlow.PROCESSING, ConsentFlow.AUDIO), allowed(id));
        clinic().post("/patients/" + id + "/consents", robin, consent("processing", false));
        assertEquals(Set.of(), allowed(id));
    }

    /** By the patient, by their therapist and by an administrator; it is read back as it was put right, once for each command. */
    @Test
    void aProfileIsPutRightAndReadBack() {
        String id = patient(therapist);
        JsonNode invited = invite("profile@clinic.example", "patient", id);
        String robin = clinic().begin(
                        "profile@clinic.example", invited.at("/oneTimePassword").asString(), PASSWORD);
        for (String who : List.of(robin, therapist, admin)) {
            String name = "Robin " + List.of(robin, therapist, admin).indexOf(who);
            String body = registration(once(), name, "1994-04-13", "Europe/Paris");
            assertEquals(
                    id,
                    clinic().post("/patients/" + id + "/profile", who, body)
                            .at("/patientId")
                            .asString());
            clinic().post("/patients/" + id + "/profile", who, body);
            JsonNode record = data(clinic().send("GET", "/patients/" + id, therapist, null));
            assertEquals(name, record.at("/displayName").asString());
            assertEquals("1994-04-13", record.at("/dateOfBirth").asString());
            assertEquals("Europe/Paris", record.at("/zone").asString());
        }
        assertTrue(data(clinic().send("GET", "/patients/" + id, admin, null))
                .at("/dateOfBirth")
                .isNull());
    }

    private Set<ConsentFlow> allowed(String patient) {
        return clinic().node
                .patients
                .look(EntityId.parse(patient))
                .toCompletableFuture()
                .join()
                .consents()
                .allowed();
    }

    @Test
    void everyRoleReachesOnlyWhatIsItsOwn() {
        String mine = patient(therapist);
        String theirs = patient(admin);
        String robin = clinic().begin(
                        "own@clinic.example",
                        invite("own@clinic.example", "patient", mine)
                                .at("/oneTimePassword")
                                .asString(),
                        PASSWORD);
        for (String nobody : List.of(therapist, robin)) {
            problem(
                    clinic().send("POST", "/accounts", nobody, invitation(once(), "x@clinic.example", "admin", null)),
                    403,
                    "FORBIDDEN");
            problem(
                    clinic().send("POST", "/patients/" + theirs + "/consents", nobody, consent("audio", true)),
                    403,
                    "FORBIDDEN");
            problem(
                    clinic().send("POST", "/patients/" + theirs + "/care-team", nobody, team(therapistId, true)),
                    403,
                    "FORBIDDEN");
        }
        problem(
                clinic().send("POST", "/patients", robin, registration(once(), "X", "1994-04-12", "UTC")),
                403,
                "FORBIDDEN");
        problem(
                clinic().send("POST", "/patients/" + mine + "/care-team", robin, team(therapistId, false)),
                403,
                "FORBIDDEN");
        problem(
                clinic().send("POST", "/patients/" + mine + "/consents", admin, consent("audio", true)),
                403,
                "FORBIDDEN");
        clinic().post("/patients/" + theirs + "/care-team", admin, team(therapistId, true));
        clinic().post("/patients/" + theirs + "/consents", therapist, consent("audio", true));
        clinic().post("/patients/" + theirs + "/care-team", therapist, team(therapistId, false));
        problem(
                clinic().send("POST", "/patients/" + theirs + "/consents", therapist, consent("audio", false)),
                403,
                "FORBIDDEN");
        problem(
                clinic().send("POST", "/patients/other~x/consents", therapist, consent("audio", true)),
                404,
                "NOT_FOUND");
    }

    @Test
    void whatIsWrongIsNamed() {
        assertEquals("email", refusedField("/accounts", admin, invitation(once(), "nobody", "therapist", null)));
        assertEquals(
                "email",
                refusedField("/accounts", admin, invitation(once(), "x@" + "y".repeat(253), "therapist", null)));
        assertEquals("role", refusedField("/accounts", admin, invitation(once(), "x@y.example", "owner", null)));
        assertEquals("commandId", refusedField("/accounts", admin, invitation("short", "x@y.example", "admin", null)));
        assertEquals("patientId", refusedField("/accounts", admin, invitation(once(), "x@y.example", "patient", null)));
        for (String none : List.of("nonsense", "other~p1", "clinic~nobody")) {
            assertEquals(
                    "patientId", refusedField("/accounts", admin, invitation(once(), "x@y.example", "patient", none)));
        }
        assertEquals(
                "patientId",
                refusedField("/accounts", admin, invitation(once(), "x@y.example", "therapist", "clinic~p1")));
        String patients = "/patients";
        assertEquals(
                "displayName",
                refusedField(patients, admin, registration(once(), "x".repeat(81), "1994-04-12", "UTC")));
        assertEquals(
                "displayName", refusedField(patients, admin, registration(once(), "a\\u0007b", "1994-04-12", "UTC")));
        for (String day : List.of("12.4.1994", "1994-02-30", "1850-01-01", "2999-01-01")) {
            assertEquals("dateOfBirth", refusedField(patients, admin, registration(once(), "X", day, "UTC")), day);
        }
        assertEquals("zone", refusedField(patients, admin, registration(once(), "X", "1994-04-12", "Berlin")));
        String id = patient(therapist);
        assertEquals("flow", refusedField(patients + "/" + id + "/consents", therapist, consent("everything", true)));
        for (String none : List.of("nonsense", "other~a1", "clinic~nobody", id)) {
            assertEquals("accountId", refusedField(patients + "/" + id + "/care-team", admin, team(none, true)));
        }
    }
}
