package dev.inhabit.server.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.identity.Folded;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatientTests {
    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
    private static final EntityId ID = EntityId.parse("demo~patient-1");
    private static final EntityId THERAPIST = EntityId.parse("demo~therapist-1");
    private static final PatientState.Profile PROFILE =
            new PatientState.Profile(new PersonName("Robin"), LocalDate.of(1990, 5, 4), "Europe/Berlin");

    private final Folded<PatientState, PatientEvent> patient = new Folded<>(PatientState.empty(ID));

    @Test
    void registersOnceAndTheSameAgainChangesNothing() {
        register();
        register();
        assertEquals(1, patient.events().size());
        assertRefused(
                ErrorCode.CONFLICT,
                new PatientCommand.Register(new PatientState.Profile(new PersonName("Kim"), null, "UTC"), THERAPIST));
    }

    @Test
    void nothingIsDoneForAnUnknownPatient() {
        assertRefused(ErrorCode.NOT_FOUND, new PatientCommand.JoinCareTeam(THERAPIST, THERAPIST));
        assertRefused(ErrorCode.NOT_FOUND, new PatientCommand.GiveConsent(ConsentFlow.AUDIO, "2026-01", THERAPIST));
        assertRefused(ErrorCode.NOT_FOUND, new PatientCommand.WithdrawConsent(ConsentFlow.AUDIO, "2026-01", THERAPIST));
        assertRefused(ErrorCode.NOT_FOUND, new PatientCommand.LeaveCareTeam(THERAPIST, THERAPIST));
        assertEquals(0, patient.events().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "2026-03-03", "3000-01-01"})
    void aBirthdayOutsideOfLivingMemoryIsRefused(String date) {
        assertRefused(
                ErrorCode.INVALID_FIELD,
                new PatientCommand.Register(
                        new PatientState.Profile(new PersonName("Robin"), LocalDate.parse(date), "Europe/Berlin"),
                        THERAPIST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Europe/Atlantis", "25:00", "../etc"})
    void anUnknownTimeZoneIsRefused(String zone) {
        assertRefused(
                ErrorCode.INVALID_FIELD,
                new PatientCommand.Register(new PatientState.Profile(new PersonName("Robin"), null, zone), THERAPIST));
    }

    @Test
    void theCareTeamHasEachOnceAndOnlyOfThisClinic() {
        register();
        assertAccepted(new PatientCommand.JoinCareTeam(THERAPIST, THERAPIST));
        assertAccepted(new PatientCommand.JoinCareTeam(THERAPIST, THERAPIST));
        assertRefused(
                ErrorCode.INVALID_FIELD,
                new PatientCommand.JoinCareTeam(EntityId.parse("other~therapist-1"), THERAPIST));
        assertEquals(Set.of(THERAPIST), patient.state().careTeam());
        for (int i = 2; i <= PatientCommand.CARE_TEAM_MAX; i++) {
            assertAccepted(new PatientCommand.JoinCareTeam(EntityId.parse("demo~t" + i), THERAPIST));
        }
        assertRefused(ErrorCode.CONFLICT, new PatientCommand.JoinCareTeam(EntityId.parse("demo~t51"), THERAPIST));
        assertAccepted(new PatientCommand.LeaveCareTeam(THERAPIST, THERAPIST));
        assertFalse(patient.state().careTeam().contains(THERAPIST));
    }

    @ParameterizedTest
    @EnumSource(ConsentFlow.class)
    void eachFlowIsGivenAndWithdrawnByItself(ConsentFlow flow) {
        register();
        for (ConsentFlow each : ConsentFlow.values()) {
            assertAccepted(new PatientCommand.GiveConsent(each, "2026-01", ID));
        }
        assertAccepted(new PatientCommand.WithdrawConsent(flow, "2026-01", ID));
        EnumSet<ConsentFlow> left = flow == ConsentFlow.PROCESSING
                ? EnumSet.noneOf(ConsentFlow.class)
                : EnumSet.complementOf(EnumSet.of(flow));
        assertEquals(left, patient.state().consents().allowed());
        assertEquals(
                new Consent(false, T0, "2026-01"),
                patient.state().consents().byFlow().get(flow));
        recordedWithoutEffect(new PatientCommand.WithdrawConsent(flow, "2026-01", ID));
    }

    /** So that its id is known: a late repeat, after the opposite was asked, must not take effect. */
    private void recordedWithoutEffect(PatientCommand command) {
        PatientState before = patient.state();
        int events = patient.events().size();
        assertEquals(Optional.empty(), patient.ask(command, T0.plusSeconds(60)));
        assertEquals(events + 1, patient.events().size());
        assertEquals(before, patient.state());
    }

    @Test
    void whatChangesNothingIsRecorded() {
        register();
        assertAccepted(new PatientCommand.JoinCareTeam(THERAPIST, THERAPIST));
        assertAccepted(new PatientCommand.GiveConsent(ConsentFlow.AUDIO, "2026-01", ID));
        recordedWithoutEffect(new PatientCommand.AmendProfile(PROFILE, THERAPIST));
        recordedWithoutEffect(new PatientCommand.JoinCareTeam(THERAPIST, THERAPIST));
        recordedWithoutEffect(new PatientCommand.GiveConsent(ConsentFlow.AUDIO, "2026-01", ID));
        recordedWithoutEffect(new PatientCommand.LeaveCareTeam(EntityId.parse("demo~t2"), THERAPIST));
    }

    @Test
    void aNewTextIsANewConsent() {
        register();
        assertAccepted(new PatientCommand.GiveConsent(ConsentFlow.PROCESSING, "2026-01", ID));
        assertAccepted(new PatientCommand.GiveConsent(ConsentFlow.PROCESSING, "2026-01", ID));
        assertAccepted(new PatientCommand.GiveConsent(ConsentFlow.PROCESSING, "2026-02", ID));
        assertEquals(
                new Consent(true, T0, "2026-02"),
                patient.state().consents().byFlow().get(ConsentFlow.PROCESSING));
        assertRefused(ErrorCode.INVALID_FIELD, new PatientCommand.GiveConsent(ConsentFlow.AUDIO, "the text", ID));
    }

    @Test
    void flowsHaveTheirWireNamesAndPrintingHidesThePerson() {
        for (ConsentFlow flow : ConsentFlow.values()) {
            assertEquals(flow, ConsentFlow.ofWireName(flow.wireName()));
        }
        assertThrows(IllegalArgumentException.class, () -> ConsentFlow.ofWireName("VIDEO_FRAMES"));
        register();
        String printed = patient.state() + " " + patient.events();
        assertFalse(printed.contains("Robin") || printed.contains("1990"), printed);
        assertTrue(
                Objects.requireNonNull(patient.state().profile()).name().value().equals("Robin"));
    }

    private void register() {
        assertAccepted(new PatientCommand.Register(PROFILE, THERAPIST));
    }

    private void assertAccepted(PatientCommand command) {
        assertEquals(Optional.empty(), patient.ask(command, T0));
    }

    private void assertRefused(ErrorCode code, PatientCommand command) {
        assertEquals(Optional.of(code), patient.ask(command, T0));
    }
}
