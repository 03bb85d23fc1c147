package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.EntityId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountTests {
    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
    private static final EntityId ID = EntityId.parse("demo~account-1");
    private static final EntityId ADMIN = EntityId.parse("demo~admin-1");
    private static final PasswordHash HASH = new PasswordHash("$argon2id$one");
    private static final PasswordHash OTHER = new PasswordHash("$argon2id$two");
    private static final TotpSecret SECRET =
            TotpSecret.ofBytes("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    private final Folded<AccountState, AccountEvent> account = new Folded<>(AccountState.empty(ID));

    @Test
    void registersOnce() {
        register(Role.THERAPIST);
        assertTrue(account.state().admitsSignIn());
        assertRefused(ErrorCode.CONFLICT, registration(Role.PATIENT), T0);
    }

    @Test
    void anUnknownAccountAdmitsNothing() {
        assertRefused(ErrorCode.BAD_CREDENTIALS, open(HASH, null, 1), T0);
        assertAccepted(new AccountCommand.RecordSignInFailure(), T0);
        assertRefused(ErrorCode.NOT_FOUND, new AccountCommand.Suspend(ADMIN), T0);
        assertEquals(0, account.events().size());
    }

    @Test
    void aHundredFailuresLockAndNoMoreAreRecorded() {
        register(Role.THERAPIST);
        for (int i = 0; i < 99; i++) {
            assertAccepted(new AccountCommand.RecordSignInFailure(), T0);
        }
        assertFalse(account.state().isLocked());
        assertAccepted(open(HASH, null, 1), T0);
        assertEquals(0, account.state().failures());
        for (int i = 0; i < 250; i++) {
            assertAccepted(new AccountCommand.RecordSignInFailure(), T0);
        }
        assertTrue(account.state().isLocked());
        assertEquals(100, account.state().failures());
        assertRefused(ErrorCode.BAD_CREDENTIALS, open(HASH, null, 2), T0);
        assertTrue(account.state().isLive(id(1), T0));
        assertAccepted(new AccountCommand.Reactivate(ADMIN), T0);
        assertAccepted(open(HASH, null, 2), T0);
    }

    @Test
    void anEnrolledFactorIsAskedForAndEachCodeWorksOnce() {
        register(Role.THERAPIST);
        assertRefused(ErrorCode.INVALID_FIELD, new AccountCommand.EnrolTotp(SECRET, "000000"), T0);
        assertAccepted(new AccountCommand.EnrolTotp(SECRET, Totp.codeAt(SECRET, T0)), T0);
        assertRefused(ErrorCode.CONFLICT, new AccountCommand.EnrolTotp(SECRET, Totp.codeAt(SECRET, T0)), T0);
        assertRefused(ErrorCode.BAD_CREDENTIALS, open(HASH, null, 1), T0);
        assertRefused(ErrorCode.BAD_CREDENTIALS, open(HASH, "123456", 1), T0);
        // The code that proved the enrolment is spent.
        assertRefused(ErrorCode.BAD_CREDENTIALS, open(HASH, Totp.codeAt(SECRET, T0), 1), T0);
        Instant later = T0.plusSeconds(30);
        assertAccepted(open(HASH, Totp.codeAt(SECRET, later), 1), later);
        assertRefused(ErrorCode.BAD_CREDENTIALS, open(HASH, Totp.codeAt(SECRET, later), 2), later);
        assertTrue(Objects.requireNonNull(account.state().signIns().get(id(1))).secondFactor());
    }

    @Test
    void refreshRotatesAndAReusedTokenEndsTheSignIn() {
        register(Role.PATIENT);
        assertAccepted(open(HASH, null, 1), T0);
        Instant first = T0.plus(Duration.ofMinutes(50));
        assertAccepted(new AccountCommand.Refresh(id(1), "refresh-1", "refresh-2"), first);
        assertAccepted(new AccountCommand.Refresh(id(1), "refresh-2", "refresh-3"), first.plusSeconds(300));
        assertTrue(account.state().isLive(id(1), first.plusSeconds(300)));
        assertAccepted(new AccountCommand.Refresh(id(1), "refresh-1", "refresh-4"), first.plusSeconds(301));
        assertFalse(account.state().isLive(id(1), first.plusSeconds(301)));
        assertRefused(
                ErrorCode.UNAUTHENTICATED,
                new AccountCommand.Refresh(id(1), "refresh-3", "refresh-5"),
                first.plusSeconds(302));
    }

    @Test
    void aLostAnswerMayBeAskedForAgainForAMinuteButNotProlongIt() {
        register(Role.PATIENT);
        assertAccepted(open(HASH, null, 1), T0);
        Instant at = T0.plusSeconds(3000);
        assertAccepted(new AccountCommand.Refresh(id(1), "refresh-1", "lost"), at);
        assertAccepted(new AccountCommand.Refresh(id(1), "refresh-1", "got"), at.plusSeconds(50));
        assertTrue(account.state().isLive(id(1), at.plusSeconds(50)));
        // Whoever holds the lost one now is not the client that asked again.
        Folded<AccountState, AccountEvent> thief = new Folded<>(account.state());
        assertEquals(Optional.empty(), thief.ask(new AccountCommand.Refresh(id(1), "lost", "x"), at.plusSeconds(55)));
        assertFalse(thief.state().isLive(id(1), at.plusSeconds(55)));
        assertAccepted(new AccountCommand.Refresh(id(1), "refresh-1", "late"), at.plusSeconds(61));
        assertFalse(account.state().isLive(id(1), at.plusSeconds(61)));
    }

    @Test
    void aSignInRunsOutAfterAWeekHoweverOftenItIsRefreshed() {
        register(Role.PATIENT);
        assertAccepted(open(HASH, null, 1), T0);
        Instant at = T0;
        for (int day = 1; day < 7; day++) {
            at = T0.plus(Duration.ofDays(day));
            assertAccepted(new AccountCommand.Refresh(id(1), "refresh-" + day, "refresh-" + (day + 1)), at);
        }
        assertTrue(account.state().isLive(id(1), T0.plus(Duration.ofDays(7)).minusMillis(1)));
        assertFalse(account.state().isLive(id(1), T0.plus(Duration.ofDays(7))));
    }

    @Test
    void suspensionAndANewPasswordEndEverySignIn() {
        register(Role.THERAPIST);
        assertAccepted(open(HASH, null, 1), T0);
        assertAccepted(open(HASH, null, 2), T0);
        assertRefused(ErrorCode.BAD_CREDENTIALS, new AccountCommand.ChangePassword(OTHER, OTHER), T0);
        assertAccepted(new AccountCommand.ChangePassword(HASH, OTHER), T0);
        assertTrue(account.state().signIns().isEmpty());
        assertAccepted(open(OTHER, null, 3), T0);
        assertRefused(ErrorCode.CONFLICT, new AccountCommand.Suspend(ID), T0);
        assertAccepted(new AccountCommand.Suspend(ADMIN), T0);
        assertFalse(account.state().isLive(id(3), T0));
        assertRefused(ErrorCode.BAD_CREDENTIALS, open(OTHER, null, 4), T0);
        assertAccepted(new AccountCommand.Reactivate(ADMIN), T0);
        assertAccepted(open(OTHER, null, 4), T0);
    }

    @Test
    void theOldestSignInGivesWayAtTheLimit() {
        register(Role.PATIENT);
        for (int i = 0; i < AccountState.SIGN_INS_MAX + 1; i++) {
            assertAccepted(open(HASH, null, i), T0.plusSeconds(i));
        }
        assertEquals(AccountState.SIGN_INS_MAX, account.state().signIns().size());
        assertFalse(account.state().signIns().containsKey(id(0)));
    }

    @Test
    void onlyAPatientsAccountIsLinkedAndOnlyOnce() {
        register(Role.PATIENT);
        EntityId patient = EntityId.parse("demo~patient-1");
        assertRefused(
                ErrorCode.INVALID_FIELD,
                new AccountCommand.LinkToPatient(EntityId.parse("other~patient-1"), ADMIN),
                T0);
        assertAccepted(new AccountCommand.LinkToPatient(patient, ADMIN), T0);
        assertAccepted(new AccountCommand.LinkToPatient(patient, ADMIN), T0);
        assertEquals(2, account.events().size());
        assertRefused(
                ErrorCode.CONFLICT, new AccountCommand.LinkToPatient(EntityId.parse("demo~patient-2"), ADMIN), T0);
    }

    @Test
    void nothingThatIsPrintedNamesAPersonOrASecret() {
        register(Role.THERAPIST);
        assertAccepted(new AccountCommand.EnrolTotp(SECRET, Totp.codeAt(SECRET, T0)), T0);
        assertAccepted(open(HASH, Totp.codeAt(SECRET, T0.plusSeconds(30)), 1), T0.plusSeconds(30));
        String printed = account.state() + " " + account.state().holder();
        for (String secret : new String[] {"ada", "example", "Lovelace", "argon2id", SECRET.base32(), "refresh-1"}) {
            assertFalse(printed.contains(secret), secret);
        }
    }

    private void register(Role role) {
        assertAccepted(registration(role), T0);
    }

    private static AccountCommand registration(Role role) {
        return new AccountCommand.Register(
                new EmailAddress("ada@example.org"), role, new PersonName("Ada Lovelace"), HASH, false, null);
    }

    private static AccountCommand open(PasswordHash hash, @Nullable String code, int number) {
        return new AccountCommand.OpenSignIn(hash, code, id(number), "refresh-" + number);
    }

    private static SignInId id(int number) {
        return new SignInId(String.format(java.util.Locale.ROOT, "%022d", number));
    }

    private void assertAccepted(AccountCommand command, Instant now) {
        assertEquals(Optional.empty(), account.ask(command, now));
    }

    private void assertRefused(ErrorCode code, AccountCommand command, Instant now) {
        assertEquals(Optional.of(code), account.ask(command, now));
    }
}
