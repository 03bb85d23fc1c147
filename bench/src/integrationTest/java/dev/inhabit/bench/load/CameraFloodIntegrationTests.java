package dev.inhabit.bench.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.inhabit.faults.Programs;
import dev.inhabit.protocol.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Fifty cameras at 60 frames a second against a server that reads some tens. Larger by {@code -Dflood.sessions},
 * {@code -Dflood.fps}, {@code -Dflood.seconds}.
 */
// What it prints is of two cores to itself.
@Isolated
@WithClinic
@Timeout(600)
final class CameraFloodIntegrationTests {
    private static final int SESSIONS = Integer.getInteger("flood.sessions", 50);
    private static final int FPS = Integer.getInteger("flood.fps", 60);
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("flood.seconds", 6));
    /** No test measures time; to see that a machine holds ten a second, say {@code -Dflood.floor=10}. */
    private static final int READ_PER_S_MIN = Integer.getInteger("flood.floor", 0);

    @Test
    void camerasThatFloodAndAWatcherThatStopsReadingSlowNobody(Clinic clinic) throws Exception {
        Path scenes = Programs.root().resolve("../shared/data/face/scenes");
        assumeTrue(Files.isDirectory(scenes), "no photographs of faces beside this checkout");
        CameraFlood.Plan plan = new CameraFlood.Plan(
                clinic.url(),
                clinic.account(Role.THERAPIST),
                clinic.account(Role.PATIENT),
                "3C",
                SESSIONS,
                FPS,
                1,
                2,
                faces(scenes));
        try (CameraFlood flood = CameraFlood.open(plan)) {
            flood.adjust(500, 80);
            flood.round("warming up", ROUND, false);
            flood.round("warming up, cameras", ROUND.dividedBy(2), true);
            CameraFlood.Round alone = flood.round("unloaded", ROUND, false);
            PlainSocket stalled = flood.stall();
            List<Integer> before = flood.messages();
            CameraFlood.Round beside = flood.round("one watcher stalled", ROUND, false);
            CameraFlood.Round flooded = flood.round("stalled, cameras", ROUND, true);
            boolean settled = flood.settle();
            List.of(alone, beside, flooded).forEach(round -> System.out.println(round.line()));
            int heard = flood.messages().get(0) - before.get(0);
            int found = readAll(stalled);
            System.out.printf(
                    "the watcher that stopped reading found %d messages later, of %d that another heard%n",
                    found, heard);

            assertTrue(found < heard / 2, "what the network held for it was everything: it never stalled");
            assertTrue(flooded.cameras().read() > 0, "nothing was read");
            assertTrue(
                    flooded.cameras().read() >= READ_PER_S_MIN * flooded.seconds(),
                    () -> "read only " + flooded.cameras().read());
            assertTrue(settled, () -> "not told of every picture: " + flood.counts());
            for (CameraCount each : flood.counts()) {
                assertTrue(each.sent() > 0 && each.dropped() > 0, each::toString);
            }
            assertTrue(flooded.cameras().faces() > 0, "faces were found");
            assertEquals(0, flood.losses(), "sockets lost");
            assertEquals(0, flood.unrecorded(), "ratings not recorded");
            for (int i = 0; i < alone.updates().size(); i++) {
                assertTrue(
                        beside.updates().get(i) >= alone.updates().get(i) * 3 / 4,
                        "a watcher that stopped reading took updates from another");
            }
        }
    }

    private static List<byte[]> faces(Path scenes) throws IOException {
        return CameraPictures.of(scenes);
    }

    /** What waited for a socket that has not read: everything before the answer to a ping. */
    private static int readAll(PlainSocket socket) throws IOException {
        socket.text("{\"type\":\"ping\",\"clientMs\":0}");
        int messages = 0;
        while (!socket.next(30_000).text().startsWith("{\"type\":\"pong\"")) {
            messages++;
        }
        return messages;
    }
}
