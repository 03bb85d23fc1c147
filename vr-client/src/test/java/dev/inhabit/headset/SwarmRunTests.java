package dev.inhabit.headset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.patient.Pace;
import dev.inhabit.headset.patient.Temperament;
import dev.inhabit.protocol.SessionUpdate;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A swarm comes through the deaths of its server without loss, and says so only where it is so. */
@Timeout(180)
class SwarmRunTests {
    private static final int HEADSETS = 15;

    private final StandInServer server = new StandInServer();

    @TempDir
    private Path folder;

    private SwarmPlan plan() {
        return new SwarmPlan(
                URI.create("http://127.0.0.1:" + server.port()),
                HEADSETS,
                List.of(),
                Collections.nCopies(HEADSETS, StandInServer.SESSION),
                null,
                List.of(new Credentials("patient@clinic.example", "secret", null)),
                Temperament.typical(),
                Pace.about(500),
                0,
                MediaSources.NONE,
                null,
                1,
                2,
                SwarmPlan.DISPLAY_HZ);
    }

    private static void until(SwarmRun run, java.util.function.Predicate<SwarmReport> holds)
            throws InterruptedException {
        for (int i = 0; i < 3_000 && !holds.test(run.report()); i++) {
            Thread.sleep(20);
        }
        assertTrue(holds.test(run.report()), () -> run.report().line());
    }

    @Test
    void three_deaths_of_the_server_cost_nothing() throws Exception {
        Path acknowledged = folder.resolve("acknowledged");
        try (AcknowledgedFile file = new AcknowledgedFile(acknowledged);
                SwarmRun run = new SwarmRun(plan(), new Tally(file))) {
            run.start();
            for (int death = 1; death <= 3; death++) {
                int reconnects = death * HEADSETS;
                long recorded = run.report().commandsRecorded();
                until(run, now -> now.live() == HEADSETS && now.commandsRecorded() > recorded + HEADSETS);
                server.die();
                until(run, now -> now.disconnects() >= reconnects);
                server.comeBack();
            }
            until(run, now -> now.live() == HEADSETS);
            run.finish(60_000);
            SwarmReport report = run.report();
            assertFalse(report.hasLoss(), report.line());
            assertEquals(report.commandsGiven(), report.commandsRecorded());
            assertEquals(report.commandsRecorded(), report.acknowledged().count());
        }
        Set<String> inFile = Files.readAllLines(acknowledged).stream()
                .map(line -> line.split(" ", -1)[1])
                .collect(Collectors.toSet());
        assertEquals(new HashSet<>(server.commandIdsOfSuds()), inFile, "the journal says the same");
    }

    @Test
    void a_patient_who_leaves_before_the_planned_end_is_not_waited_for() throws Exception {
        try (SwarmRun run = new SwarmRun(plan(), new Tally())) {
            run.start();
            until(run, now -> now.live() == HEADSETS);
            assertFalse(run.isPastPlannedEnd(0), "it goes on");
            run.headsets().forEach(headset -> headset.headset().leave());
            until(run, now -> run.isOver());
            assertTrue(run.isPastPlannedEnd(120_000));
        }
    }

    @Test
    void a_hole_in_the_updates_is_a_loss() throws Exception {
        try (SwarmRun run = new SwarmRun(plan(), new Tally())) {
            run.start();
            // One that is connected and not yet welcomed would be sent the whole log, without the hole.
            until(run, now -> server.following() == HEADSETS && now.commandsRecorded() > HEADSETS);
            server.skipNumber(new SessionUpdate.Adjusted(80, 90, 8, 100));
            until(run, now -> now.updatesMissing() >= HEADSETS);
            assertTrue(run.report().hasLoss());
        }
    }
}
