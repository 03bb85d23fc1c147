package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.patient.ConsentNews;
import dev.inhabit.server.patient.PatientCommand;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sign-in, refresh, sign-out, registration and the demo clinic, through the real sharded actors. */
class SignInTests {
    private static final TenantId DEMO = DemoClinic.TENANT;
    private static final String PASSWORD = "bluelampontheshelf";

    @SuppressWarnings("NullAway.Init")
    private static IdentityNode node;

    @BeforeAll
    static void start() {
        node = IdentityNode.inMemory();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void rightPasswordGivesATokenThatVerifies() {
        EntityId account = register("one@clinic.example", Role.THERAPIST);
        SignIn.SignedIn in = signedIn("One@Clinic.example", PASSWORD, null);
        assertEquals(account, in.principal().account());
        assertEquals(Role.THERAPIST, in.principal().role());
        assertFalse(in.principal().secondFactor());
        assertEquals(
                new Verification.Valid(in.principal(), in.access().expiresAt()),
                get(node.accounts.signIns().verify(in.access().token())));
    }

    @Test
    void everythingWrongGivesTheSameAnswer() {
        EntityId account = register("two@clinic.example", Role.THERAPIST);
        assertInstanceOf(SignIn.BadCredentials.class, signIn("two@clinic.example", "not the password at all", null));
        assertInstanceOf(SignIn.BadCredentials.class, signIn("two@clinic.example", "x".repeat(100_000), null));
        assertInstanceOf(SignIn.BadCredentials.class, signIn("nobody@clinic.example", PASSWORD, null));
        assertInstanceOf(SignIn.BadCredentials.class, signIn("no address", PASSWORD, null));
        assertInstanceOf(
                SignIn.BadCredentials.class,
                get(node.signIn.signIn(new TenantId("other"), "two@clinic.example", PASSWORD, null)));
        assertDone(account, new AccountCommand.Suspend(new EntityId(DEMO, "admin")));
        assertInstanceOf(SignIn.BadCredentials.class, signIn("two@clinic.example", PASSWORD, null));
    }

    @Test
    void everythingWrongCostsOneHashSoThatTimeTellsNothing() {
        EntityId suspended = register("eleven@clinic.example", Role.THERAPIST);
        register("twelve@clinic.example", Role.THERAPIST);
        assertDone(suspended, new AccountCommand.Suspend(new EntityId(DEMO, "admin")));
        String[][] attempts = {
            {"eleven@clinic.example", PASSWORD},
            {"eleven@clinic.example", "not the password at all"},
            {"twelve@clinic.example", "not the password at all"},
            {"twelve@clinic.example", "x".repeat(10_000)},
            {"nobody@clinic.example", PASSWORD},
            {"no address", PASSWORD}
        };
        for (String[] attempt : attempts) {
            int before = node.hashed.get();
            assertInstanceOf(SignIn.BadCredentials.class, signIn(attempt[0], attempt[1], null));
            assertEquals(before + 1, node.hashed.get(), attempt[0]);
        }
    }

    @Test
    void wrongPasswordsAreCountedAndTheHundredthLocks() {
        EntityId account = register("three@clinic.example", Role.THERAPIST);
        signIn("three@clinic.example", "not the password at all", null);
        node.kit.createTestProbe().awaitAssert(() -> {
            assertEquals(1, get(node.accounts.look(account)).failures());
            return true;
        });
        for (int i = 0; i < 99; i++) {
            assertDone(account, new AccountCommand.RecordSignInFailure());
        }
        assertInstanceOf(SignIn.BadCredentials.class, signIn("three@clinic.example", PASSWORD, null));
    }

    @Test
    void aSecondFactorIsAskedForAfterThePasswordOnly() {
        EntityId account = register("four@clinic.example", Role.THERAPIST);
        TotpSecret secret =
                TotpSecret.ofBytes("12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertDone(account, new AccountCommand.EnrolTotp(secret, code(secret)));
        node.clock.advance(Duration.ofSeconds(30));
        assertInstanceOf(SignIn.MfaRequired.class, signIn("four@clinic.example", PASSWORD, null));
        assertInstanceOf(SignIn.BadCredentials.class, signIn("four@clinic.example", "not the password at all", null));
        assertInstanceOf(SignIn.BadCredentials.class, signIn("four@clinic.example", PASSWORD, "000000"));
        assertTrue(signedIn("four@clinic.example", PASSWORD, code(secret))
                .principal()
                .secondFactor());
        assertInstanceOf(SignIn.BadCredentials.class, signIn("four@clinic.example", PASSWORD, code(secret)));
    }

    @Test
    void refreshingGoesOnAndReuseEndsTheSignIn() {
        register("five@clinic.example", Role.PATIENT);
        SignIn.SignedIn first = signedIn("five@clinic.example", PASSWORD, null);
        node.clock.advance(Duration.ofMinutes(50));
        SignIn.SignedIn second =
                assertInstanceOf(SignIn.SignedIn.class, get(node.signIn.refresh(first.refreshToken())));
        assertEquals(first.principal(), second.principal());
        assertNotEquals(first.refreshToken(), second.refreshToken());
        node.clock.advance(Duration.ofMinutes(50));
        SignIn.SignedIn third =
                assertInstanceOf(SignIn.SignedIn.class, get(node.signIn.refresh(second.refreshToken())));
        assertInstanceOf(SignIn.BadCredentials.class, get(node.signIn.refresh(first.refreshToken())));
        assertEnded(third);
        assertInstanceOf(SignIn.BadCredentials.class, get(node.signIn.refresh(third.refreshToken())));
        assertInstanceOf(SignIn.BadCredentials.class, get(node.signIn.refresh("rubbish")));
    }

    @Test
    void signOutSuspensionAndNewPasswordEndTokensAndSocketsAtOnce() throws Exception {
        EntityId account = register("six@clinic.example", Role.THERAPIST);
        SignIn.SignedIn one = signedIn("six@clinic.example", PASSWORD, null);
        SignIn.SignedIn two = signedIn("six@clinic.example", PASSWORD, null);
        CompletableFuture<String> oneClosed = closedWhenEnded(one);
        CompletableFuture<String> twoClosed = closedWhenEnded(two);
        assertInstanceOf(Answer.Done.class, get(node.signIn.signOut(one.principal())));
        assertEquals("closed", oneClosed.get(20, TimeUnit.SECONDS));
        assertEnded(one);
        assertInstanceOf(
                Verification.Valid.class,
                get(node.accounts.signIns().verify(two.access().token())));
        assertFalse(twoClosed.isDone());
        assertDone(account, new AccountCommand.Suspend(new EntityId(DEMO, "admin")));
        assertEquals("closed", twoClosed.get(20, TimeUnit.SECONDS));
        assertEnded(two);
        assertEquals("closed", closedWhenEnded(two).get(20, TimeUnit.SECONDS));
    }

    @Test
    void oneAddressGetsOneAccountHoweverManyAskAtOnce() {
        List<CompletionStage<Registration.Result>> asked = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            asked.add(node.registration.register(DEMO, id(), applicant("seven@clinic.example", Role.PATIENT)));
        }
        List<Registration.Result> results = asked.stream().map(SignInTests::get).toList();
        assertEquals(
                1,
                results.stream()
                        .filter(Registration.Registered.class::isInstance)
                        .count());
        results.stream()
                .filter(Registration.Refused.class::isInstance)
                .forEach(refused -> assertEquals(
                        ErrorCode.CONFLICT,
                        ((Registration.Refused) refused).refusal().code()));
        signedIn("seven@clinic.example", PASSWORD, null);
    }

    @Test
    void theSameRequestAgainNamesTheSameAccount() {
        CommandId commandId = id();
        Registration.Result first =
                get(node.registration.register(DEMO, commandId, applicant("eight@clinic.example", Role.PATIENT)));
        assertInstanceOf(Registration.Registered.class, first);
        assertEquals(
                first,
                get(node.registration.register(DEMO, commandId, applicant("eight@clinic.example", Role.PATIENT))));
    }

    @Test
    void anIdThatIsTakenGivesTheClaimBack() {
        CommandId commandId = id();
        get(node.registration.register(DEMO, commandId, applicant("nine@clinic.example", Role.PATIENT)));
        Registration.Result second =
                get(node.registration.register(DEMO, commandId, applicant("ten@clinic.example", Role.PATIENT)));
        assertEquals(
                ErrorCode.CONFLICT,
                assertInstanceOf(Registration.Refused.class, second).refusal().code());
        register("ten@clinic.example", Role.PATIENT);
        signedIn("ten@clinic.example", PASSWORD, null);
    }

    @Test
    void aWeakPasswordIsRefusedWithItsField() {
        Registration.Refused refused = assertInstanceOf(
                Registration.Refused.class,
                get(node.registration.register(
                        DEMO,
                        id(),
                        new Registration.Applicant(
                                new EmailAddress("weak@clinic.example"),
                                Role.PATIENT,
                                new PersonName("Weak"),
                                "short",
                                false,
                                null))));
        assertEquals("password", refused.refusal().field());
    }

    @Test
    void theDemoClinicIsSeededOnceAndEverybodyCanSignIn() {
        DemoClinic.Seeded seeded = get(node.demo.seed());
        DemoClinic.Seeded again = get(node.demo.seed());
        assertEquals(seeded, again);
        assertEquals(4, seeded.accounts().size());
        for (DemoClinic.Account account : seeded.accounts()) {
            String secret = account.totpSecret();
            String code = secret == null ? null : code(new TotpSecret(secret));
            SignIn.SignedIn in = signedIn(account.email(), account.password(), code);
            assertEquals(account.role(), in.principal().role());
            assertEquals(
                    account.role() == Role.PATIENT ? seeded.patient() : null,
                    in.principal().patient());
        }
        PatientFacts facts = PatientFacts.of(get(node.patients.look(seeded.patient())));
        assertEquals(2, facts.careTeam().size());
        assertTrue(facts.consents().allow(ConsentFlow.VIDEO_FRAMES));
        assertFalse(facts.consents().allow(ConsentFlow.RESEARCH));
    }

    @Test
    void aWithdrawnConsentReachesWatchersAndStaysWithdrawnWhenSeededAgain() {
        DemoClinic.Seeded seeded = get(node.demo.seed());
        TestProbe<ConsentNews> watcher = node.kit.createTestProbe(ConsentNews.class);
        node.patients.watchConsents(seeded.patient(), watcher.ref());
        assertTrue(watcher.receiveMessage(Duration.ofSeconds(20)).consents().allow(ConsentFlow.WEARABLES));
        assertInstanceOf(
                Answer.Done.class,
                get(node.patients.ask(
                        seeded.patient(),
                        id(),
                        new PatientCommand.WithdrawConsent(ConsentFlow.WEARABLES, "demo-1", seeded.patient()))));
        assertFalse(watcher.receiveMessage(Duration.ofSeconds(20)).consents().allow(ConsentFlow.WEARABLES));
        get(node.demo.seed());
        assertFalse(get(node.patients.look(seeded.patient())).consents().allow(ConsentFlow.WEARABLES));
        node.patients.unwatchConsents(seeded.patient(), watcher.ref());
    }

    @Test
    void therapistsFindTheirPatientsUntilTheyLeaveTheCareTeam() {
        EntityId patient = new EntityId(DEMO, "index-patient");
        EntityId one = new EntityId(DEMO, "index-therapist-1");
        EntityId two = new EntityId(DEMO, "index-therapist-2");
        ask(
                patient,
                new PatientCommand.Register(new PatientState.Profile(new PersonName("Someone"), null, "UTC"), one));
        ask(patient, new PatientCommand.JoinCareTeam(one, one));
        ask(patient, new PatientCommand.JoinCareTeam(two, one));
        assertEquals(Set.of(patient), get(node.index.patientsOf(two)));
        ask(patient, new PatientCommand.LeaveCareTeam(two, one));
        assertEquals(Set.of(), get(node.index.patientsOf(two)));
        assertEquals(Set.of(patient), get(node.index.patientsOf(one)));
        assertTrue(get(node.index.ofClinic(DEMO, null)).contains(patient));
    }

    private static void ask(EntityId patient, PatientCommand command) {
        assertInstanceOf(Answer.Done.class, get(node.patients.ask(patient, id(), command)));
    }

    private static CompletableFuture<String> closedWhenEnded(SignIn.SignedIn in) {
        CompletableFuture<String> closed = new CompletableFuture<>();
        assertNotNull(node.accounts.signIns().whenEnded(in.principal(), () -> closed.complete("closed")));
        return closed;
    }

    private static void assertEnded(SignIn.SignedIn in) {
        node.kit.createTestProbe().awaitAssert(() -> {
            assertEquals(
                    Verification.Failed.SIGN_IN_ENDED,
                    get(node.accounts.signIns().verify(in.access().token())));
            return true;
        });
    }

    private static EntityId register(String email, Role role) {
        Registration.Result result = get(node.registration.register(DEMO, id(), applicant(email, role)));
        return assertInstanceOf(Registration.Registered.class, result).account();
    }

    private static Registration.Applicant applicant(String email, Role role) {
        return new Registration.Applicant(
                new EmailAddress(email), role, new PersonName("Someone"), PASSWORD, false, null);
    }

    private static void assertDone(EntityId account, AccountCommand command) {
        assertInstanceOf(Answer.Done.class, get(node.accounts.ask(account, id(), command)));
    }

    private static SignIn.SignedIn signedIn(String email, String password, @Nullable String totp) {
        return assertInstanceOf(SignIn.SignedIn.class, signIn(email, password, totp));
    }

    private static SignIn.Result signIn(String email, String password, @Nullable String totp) {
        return get(node.signIn.signIn(DEMO, email, password, totp));
    }

    private static String code(TotpSecret secret) {
        return Totp.codeAt(secret, node.clock.instant());
    }

    private static CommandId id() {
        return new CommandId(UUID.randomUUID().toString());
    }

    private static <T> T get(CompletionStage<T> stage) {
        return Objects.requireNonNull(
                stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join());
    }
}
