package dev.inhabit.bench;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.bench.load.Clinic;
import dev.inhabit.bench.load.ClinicSwarm;
import dev.inhabit.bench.load.CutNetwork;
import dev.inhabit.bench.load.WithClinic;
import dev.inhabit.headset.SwarmPlan;
import dev.inhabit.headset.SwarmReport;
import dev.inhabit.headset.SwarmRun;
import dev.inhabit.headset.SwarmSession;
import dev.inhabit.headset.Tally;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.Temperament;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Headsets with their real outbox against the real server, through a network that is cut while their patients go on rating.
 * What is asked is ten minutes; here it is {@value #CUT_S} s of real time, several times what the link waits before it holds a
 * socket for dead, and ten minutes with {@code -Dcut.s=600}.
 */
@Timeout(900)
@WithClinic
class NetworkCutIntegrationTests {
    private static final int CUT_S = 25;
    private static final int HEADSETS = 3;
    private static final int MARKS = 4;

    private static SwarmPlan plan(CutNetwork network, Clinic clinic, Path state) {
        return ClinicSwarm.of(clinic, List.of("3C"))
                .through(network.url())
                .headsets(HEADSETS)
                .patient(Temperament.typical(), Pace.about(1_000))
                .keeping(state)
                .plan();
    }

    @Test
    void what_patients_rate_while_the_network_is_cut_is_recorded_once(Clinic clinic, @TempDir Path state)
            throws Exception {
        Duration cut = Duration.ofSeconds(Integer.getInteger("cut.s", CUT_S));
        try (CutNetwork network = CutNetwork.to(clinic.url());
                SwarmRun run = new SwarmRun(plan(network, clinic, state), new Tally())) {
            run.start();
            Waiting.until(
                    "every session is rated some times",
                    () -> run.report().live() == HEADSETS && run.report().commandsRecorded() >= 5L * HEADSETS);
            network.cut();
            Thread.sleep(cut.toMillis());
            SwarmReport during = run.report();
            assertTrue(
                    during.waiting() >= cut.toSeconds() / 4 * HEADSETS,
                    "they went on rating, and nothing of it arrived: " + during.line());
            network.mend();
            Waiting.until(
                    "everybody is back, and what waited is recorded",
                    () -> run.report().live() == HEADSETS && run.report().commandsRecorded() >= during.commandsGiven());
            run.finish(60_000);
            List<SwarmSession> sessions = run.compare(MARKS);
            SwarmReport report = run.report();
            System.out.println(report.line());
            assertFalse(report.hasLoss(), report.line());
            assertEquals(0, report.commandsDoubled(), report.line());
            assertEquals(0, report.commandsLost(), report.line());
            assertEquals(0, report.commandsRefused(), report.line());
            assertEquals(report.commandsGiven(), report.commandsRecorded(), report.line());
            assertEquals(0, report.updatesMissing() + report.watchUpdatesMissing(), report.line());
            assertAll(sessions.stream().map(session -> () -> assertFalse(session.hasLoss(), session.line())));
        }
    }
}
