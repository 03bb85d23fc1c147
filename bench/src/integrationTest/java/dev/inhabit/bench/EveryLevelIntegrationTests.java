package dev.inhabit.bench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.bench.load.Clinic;
import dev.inhabit.bench.load.ClinicSwarm;
import dev.inhabit.bench.load.WithClinic;
import dev.inhabit.headset.SwarmPlan;
import dev.inhabit.headset.SwarmReport;
import dev.inhabit.headset.SwarmRun;
import dev.inhabit.headset.SwarmSession;
import dev.inhabit.headset.Tally;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    @Test
    void each_is_lived_without_loss_and_its_replay_is_what_was_shown(Clinic clinic) throws Exception {
        try (SwarmRun run = new SwarmRun(ClinicSwarm.of(clinic, SUBLEVELS).plan(), new Tally())) {
            run.start();
            Waiting.until("every session is changed and rated some times", () -> isLived(run.report()));
            run.finish(60_000);
            List<SwarmSession> sessions = run.compare(MARKS);
            sessions.forEach(session -> System.out.println(session.line()));
            assertEquals(
                    SUBLEVELS,
                    sessions.stream().map(SwarmSession::sublevel).sorted().toList());
            assertAll(sessions.stream().map(session -> () -> {
                ClinicSwarm.isEqualToItsReplay(MARKS, session);
                assertTrue(session.commands().recorded() > 0, session.line());
            }));
            assertFalse(run.report().hasLoss(), run.report().line());
        }
    }

    private static boolean isLived(SwarmReport now) {
        int sessions = SUBLEVELS.size();
        return now.live() == sessions
                && now.commandsRecorded() >= 5L * sessions
                && now.adjustmentsRecorded() >= 3L * sessions;
    }
}
