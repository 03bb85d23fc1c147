package dev.inhabit.server.patient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.RecentCommands;
import dev.inhabit.server.record.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What makes a command about a patient's record the same command again. */
class PatientRepeatTests {
    private static final TenantId CLINIC = new TenantId("clinic");
    private static final EntityId THERAPIST = new EntityId(CLINIC, "therapist");
    private static final EntityId OTHER = new EntityId(CLINIC, "other");

    private static PatientState patient(boolean audioGiven) {
        return new PatientState(
                new EntityId(CLINIC, "p1"),
                new PatientState.Profile(new PersonName("Robin"), null, "UTC"),
                Set.of(OTHER),
                Set.of(),
                new Consents(Map.of(ConsentFlow.AUDIO, new Consent(audioGiven, Instant.EPOCH, "2026-01"))));
    }

    private static void agrees(PatientCommand command, PatientState state) {
        Decision<PatientEvent> decision = command.decide(state, Instant.EPOCH);
        if (!(decision instanceof Decision.Accepted<PatientEvent> accepted)
                || accepted.events().isEmpty()) {
            throw new AssertionError(command + " was not recorded: " + decision);
        }
        assertEquals(
                String.valueOf(command.said()),
                String.valueOf(accepted.events().get(0).said()));
    }

    /** Else a repeat would be refused as another command. */
    @Test
    void anEventTellsWhatItsCommandSaid() {
        agrees(new PatientCommand.JoinCareTeam(THERAPIST, OTHER), patient(true));
        agrees(new PatientCommand.LeaveCareTeam(OTHER, OTHER), patient(true));
        agrees(new PatientCommand.GiveConsent(ConsentFlow.AUDIO, "2026-01", OTHER), patient(false));
        agrees(new PatientCommand.WithdrawConsent(ConsentFlow.AUDIO, "2026-01", OTHER), patient(true));
    }

    /** Else the withdrawal would be answered as a repeat of the consent, and nothing be withdrawn. */
    @Test
    void aWithdrawalUnderTheIdOfAConsentIsAnotherCommand() {
        Object given = new PatientCommand.GiveConsent(ConsentFlow.AUDIO, "2026-01", OTHER).said();
        Object withdrawn = new PatientCommand.WithdrawConsent(ConsentFlow.AUDIO, "2026-01", OTHER).said();
        assertNotEquals(RecentCommands.print(given), RecentCommands.print(withdrawn));
    }
}
