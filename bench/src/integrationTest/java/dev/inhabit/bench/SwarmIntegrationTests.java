package dev.inhabit.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.bench.load.Clinic;
import dev.inhabit.bench.load.ClinicSwarm;
import dev.inhabit.bench.load.WithClinic;
import dev.inhabit.headset.MediaSources;
import dev.inhabit.headset.SwarmPlan;
import dev.inhabit.headset.SwarmReport;
import dev.inhabit.headset.SwarmRun;
import dev.inhabit.headset.Tally;
import dev.inhabit.headset.media.FaceReader;
import dev.inhabit.headset.media.Pictures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Headsets against the server as it is, with its Cassandra. */
@Timeout(600)
@WithClinic
class SwarmIntegrationTests {
    private static SwarmPlan plan(Clinic clinic, int headsets, MediaSources media) {
        return ClinicSwarm.of(clinic, List.of("3C"))
                .headsets(headsets)
                .media(media)
                .plan();
    }

    private static void until(SwarmRun run, Predicate<SwarmReport> holds) throws InterruptedException {
        try {
            Waiting.until("the swarm is there", () -> holds.test(run.report()));
        } catch (IllegalStateException notSo) {
            throw new AssertionError(run.report().line(), notSo);
        }
    }

    @Test
    void ten_sessions_are_lived_from_creation_to_their_last_rating_without_loss(Clinic clinic) throws Exception {
        try (SwarmRun run = new SwarmRun(plan(clinic, 10, MediaSources.NONE), new Tally())) {
            run.start();
            until(
                    run,
                    now -> now.live() == 10
                            && now.commandsRecorded() >= 50
                            && now.adjustmentsRecorded() >= 20
                            && now.crowdFrames() >= 100);
            run.finish(60_000);
            SwarmReport report = run.report();
            assertFalse(report.hasLoss(), report.line());
            assertEquals(0, report.crowdUnreadable());
            assertEquals(0, report.crowdGaps(), "one reader that keeps up sees every frame");
            assertEquals(0, report.problems());
            assertEquals(0, report.commandsRefused());
            assertEquals(report.commandsGiven(), report.commandsRecorded());
            assertTrue(report.shown().count() >= 20, "changes were seen by headsets");
        }
    }

    @Test
    void a_patient_who_leaves_ends_the_session_for_good(Clinic clinic) throws Exception {
        try (SwarmRun run = new SwarmRun(plan(clinic, 2, MediaSources.NONE), new Tally())) {
            run.start();
            until(run, now -> now.live() == 2 && now.commandsRecorded() >= 4);
            run.headsets().forEach(headset -> headset.headset().leave());
            until(run, now -> run.isOver());
            SwarmReport report = run.report();
            assertFalse(report.hasLoss(), report.line());
            assertEquals(0, report.commandsRefused());
        }
    }

    @Test
    void pictures_are_read_where_they_may_go_and_on_the_device_where_not(Clinic clinic) throws Exception {
        Path faces = Path.of(System.getProperty("inhabit.root", ".."), "..", "shared", "data", "face", "scenes");
        assumeTrue(Files.isDirectory(faces), "no pictures of faces here");
        Pictures pictures = Pictures.load(faces);
        try (SwarmRun run =
                new SwarmRun(plan(clinic, 1, new MediaSources(pictures, 5, true, null, null)), new Tally())) {
            run.start();
            until(run, now -> now.picturesSent() >= 10 && now.picturesRead() >= 3);
            assertEquals(0, run.report().picturesReadOnDevice());
            run.finish(60_000);
        }
        MediaSources onDevice = new MediaSources(pictures, 5, false, FaceReader.load(1), null);
        try (SwarmRun run = new SwarmRun(plan(clinic, 1, onDevice), new Tally())) {
            run.start();
            until(run, now -> now.picturesReadOnDevice() >= 5);
            assertEquals(0, run.report().picturesSent());
            assertEquals(0, run.report().problems(), "the server takes the readings");
            run.finish(60_000);
        }
    }
}
