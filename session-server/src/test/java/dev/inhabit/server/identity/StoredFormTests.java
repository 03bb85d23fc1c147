package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.journal.EventCatalog;
import dev.inhabit.server.journal.GoldenEvents;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.patient.PatientCommand;
import dev.inhabit.server.patient.PatientDomain;
import dev.inhabit.server.patient.PatientEvent;
import dev.inhabit.server.patient.PatientState;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.EntityId;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands in the journal of accounts, claims and patients. */
class StoredFormTests {
    private static final EntityId BY = EntityId.parse("demo~admin-1");
    private static final EntityId PATIENT = EntityId.parse("demo~patient-1");
    private static final EntityId ACCOUNT = EntityId.parse("demo~account-1");
    private static final SignInId SIGN_IN = new SignInId("abcdefghijklmnopqrstuv");
    private static final PasswordHash HASH = new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA");
    private static final Instant EXPIRES = Instant.parse("2026-03-09T09:00:00Z");

    @Test
    void accounts() throws IOException {
        GoldenEvents.check(
                new AccountDomain(),
                List.of(
                        new AccountEvent.Registered(
                                new EmailAddress("ada@example.org"),
                                Role.THERAPIST,
                                new PersonName("Ada Lovelace"),
                                HASH,
                                BY),
                        new AccountEvent.PasswordChanged(HASH),
                        new AccountEvent.OneTimePasswordGiven(HASH, BY),
                        new AccountEvent.PasswordRehashed(HASH),
                        new AccountEvent.TotpEnrolled(new TotpSecret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), 37_037_037),
                        new AccountEvent.LinkedToPatient(PATIENT, null),
                        new AccountEvent.Suspended(BY),
                        new AccountEvent.Reactivated(BY),
                        new AccountEvent.SignInFailed(),
                        new AccountEvent.SignedIn(SIGN_IN, "0123abcd", EXPIRES, 37_037_038L),
                        new AccountEvent.HeadsetSignedIn(
                                SIGN_IN, "0123abcd", EXPIRES, new HeadsetLimit(EntityId.parse("demo~s1"), PATIENT)),
                        new AccountEvent.RefreshRotated(SIGN_IN, "0123abcd", "4567cdef"),
                        new AccountEvent.SignInEnded(SIGN_IN, AccountEvent.SignInEnded.Reason.SIGNED_OUT)));
    }

    @Test
    void claims() throws IOException {
        GoldenEvents.check(
                new EmailClaimDomain(),
                List.of(
                        new EmailClaimEvent.Claimed(ACCOUNT),
                        new EmailClaimEvent.Confirmed(ACCOUNT),
                        new EmailClaimEvent.Released(ACCOUNT)));
    }

    @Test
    void patients() throws IOException {
        PatientState.Profile profile =
                new PatientState.Profile(new PersonName("Robin"), LocalDate.of(1994, 4, 12), "Europe/Berlin");
        GoldenEvents.check(
                new PatientDomain(),
                List.of(
                        new PatientEvent.Registered(profile, BY),
                        new PatientEvent.ProfileAmended(
                                new PatientState.Profile(new PersonName("Robin"), null, "UTC"), BY),
                        new PatientEvent.CareTeamJoined(ACCOUNT, BY),
                        new PatientEvent.CareTeamLeft(ACCOUNT, BY),
                        new PatientEvent.ConsentGiven(ConsentFlow.VIDEO_FRAMES, "2026-01", ACCOUNT),
                        new PatientEvent.ConsentWithdrawn(ConsentFlow.VIDEO_FRAMES, "2026-01", ACCOUNT)));
    }

    @Test
    void statesComeBackFromSnapshots() {
        Instant now = Instant.parse("2026-03-02T09:00:00.123Z");
        Folded<AccountState, AccountEvent> account = new Folded<>(AccountState.empty(ACCOUNT));
        GoldenEvents.checkState(new AccountDomain(), account.state());
        account.ask(
                new AccountCommand.Register(
                        new EmailAddress("ada@example.org"), Role.PATIENT, new PersonName("Ada"), HASH, false, null),
                now);
        account.ask(new AccountCommand.LinkToPatient(PATIENT, BY), now);
        account.ask(new AccountCommand.OpenSignIn(HASH, null, SIGN_IN, "0123"), now);
        account.ask(
                new AccountCommand.OpenHeadsetSignIn(
                        SIGN_IN,
                        new SignInId("headsetheadsetheadset1"),
                        "4567",
                        new HeadsetLimit(EntityId.parse("demo~s1"), PATIENT)),
                now);
        assertEquals(2, account.state().signIns().size());
        GoldenEvents.checkState(new AccountDomain(), account.state());

        EmailClaimState claim = EmailClaimState.empty(ACCOUNT);
        GoldenEvents.checkState(new EmailClaimDomain(), claim);
        GoldenEvents.checkState(new EmailClaimDomain(), new EmailClaimState(ACCOUNT, BY, now, true));

        Folded<PatientState, PatientEvent> patient = new Folded<>(PatientState.empty(PATIENT));
        GoldenEvents.checkState(new PatientDomain(), patient.state());
        patient.ask(
                new PatientCommand.Register(new PatientState.Profile(new PersonName("Robin"), null, "UTC"), BY), now);
        patient.ask(new PatientCommand.JoinCareTeam(BY, BY), now);
        patient.ask(new PatientCommand.GiveConsent(ConsentFlow.PROCESSING, "2026-01", ACCOUNT), now);
        GoldenEvents.checkState(new PatientDomain(), patient.state());
    }

    @Test
    void theDomainsShareNoNames() {
        assertEquals(
                22,
                EventCatalog.of(new AccountDomain(), new EmailClaimDomain(), new PatientDomain())
                        .entries()
                        .size());
    }
}
