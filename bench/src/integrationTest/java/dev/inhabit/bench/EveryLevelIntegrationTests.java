package dev.inhabit.bench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.bench.load.Clinic;
import dev.inhabit.bench.load.WithClinic;
import dev.inhabit.headset.MediaSources;
import dev.inhabit.headset.SwarmPlan;
import dev.inhabit.headset.SwarmReport;
import dev.inhabit.headset.SwarmRun;
import dev.inhabit.headset.SwarmSession;
import dev.inhabit.headset.Tally;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.Temperament;
import dev.inhabit.protocol.Role;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/**
 * A short session of every sub-level side by side, from creation to the last rating, and recalled as it was shown. An answer
 * that the patient chooses while the session ends may be refused. To their planned ends they are played by
 * {@link PlannedEndIntegrationTests}, and without waiting by {@code EverySublevelToItsEndTests}.
 */
@Timeout(300)
@WithClinic
class EveryLevelIntegrationTests {
    private static final List<String> SUBLEVELS = SwarmPlan.sublevels(List.of("all"));
    private static final int MARKS = 6;

    private static SwarmPlan plan(Clinic clinic) {
        return new SwarmPlan(
                clinic.url(),
                SUBLEVELS.size(),
                SUBLEVELS,
                List.of(),
                clinic.account(Role.THERAPIST),
                List.of(clinic.account(Role.PATIENT)),
                Temperament.typical(),
                Pace.about(2_000),
                3_000,
                MediaSources.NONE,
                null,
                1,
                1,
                SwarmPlan.DISPLAY_HZ);
    }

    @Test
    void each_is_lived_without_loss_and_its_replay_is_what_was_shown(Clinic clinic) throws Exception {
        try (SwarmRun run = new SwarmRun(plan(clinic), new Tally())) {
            run.start();
            Waiting.until("every session is changed and rated some times", () -> isLived(run.report()));
            run.finish(60_000);
            List<SwarmSession> sessions = run.compare(MARKS);
            sessions.forEach(session -> System.out.println(session.line()));
            assertEquals(
                    SUBLEVELS,
                    sessions.stream().map(SwarmSession::sublevel).sorted().toList());
            assertAll(sessions.stream().flatMap(EveryLevelIntegrationTests::isEqualToItsReplay));
            assertFalse(run.report().hasLoss(), run.report().line());
        }
    }

    private static boolean isLived(SwarmReport now) {
        int sessions = SUBLEVELS.size();
        return now.live() == sessions
                && now.commandsRecorded() >= 5L * sessions
                && now.adjustmentsRecorded() >= 3L * sessions;
    }

    private static Stream<Executable> isEqualToItsReplay(SwarmSession session) {
        return Stream.of(
                () -> assertNull(session.notCompared(), session.line()),
                () -> assertTrue(session.commands().recorded() > 0, session.line()),
                () -> assertEquals(MARKS, session.marksCompared(), session.line()),
                () -> assertTrue(session.statesCompared() > 0, session.line()),
                () -> assertFalse(session.hasLoss(), session.line()));
    }
}
