package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.ClinicFile;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.headset.Swarm;
import dev.inhabit.headset.SwarmReport;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.journal.PrivateCassandra;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The server killed again and again with hundreds of commands under way. Larger: {@code -Dfaults.headsets=200
 * -Dfaults.kills=20}.
 */
final class ServerKilledFaultTests {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int HEADSETS = Integer.getInteger("faults.headsets", 24);
    private static final int KILLS = Integer.getInteger("faults.kills", 2);

    private record Acknowledged(String session, String command) {}

    @Test
    void whatWasAcknowledgedIsRecordedOnceAndSessionsGoOnByThemselves() throws Exception {
        Path folder = Programs.emptyFolder("server-killed");
        Path data = Files.createDirectories(folder.resolve("data"));
        Path acknowledged = folder.resolve("acknowledged");
        int port = Programs.freePort();
        long seed = Long.getLong("faults.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Long> backAfterMs = new ArrayList<>();
        try (PrivateCassandra cassandra = PrivateCassandra.start(folder.resolve("cassandra"), line -> {})) {
            Process server = serve(port, data, cassandra);
            Process swarm = null;
            try {
                ClinicProcess.awaitServing(server, data);
                swarm = swarm(folder, data, acknowledged);
                awaitAllSessions(acknowledged, 0);
                int before = 0;
                for (int kill = 0; kill < KILLS; kill++) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(200, 3_000));
                    server.destroyForcibly().waitFor();
                    long killedNs = System.nanoTime();
                    server = serve(port, data, cassandra);
                    // No server answers this soon: what comes until now is of the one that died.
                    TimeUnit.MILLISECONDS.sleep(500);
                    int had = read(acknowledged).size();
                    before = had;
                    Waiting.until(
                            "a command is acknowledged",
                            LIMIT,
                            () -> read(acknowledged).size() > had);
                    backAfterMs.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - killedNs));
                }
                // Nobody touched them, and every one of them records again.
                awaitAllSessions(acknowledged, before);
                swarm.destroy();
                assertTrue(swarm.waitFor(60, TimeUnit.SECONDS), "the swarm did not stop");
            } finally {
                server.destroyForcibly().waitFor();
                if (swarm != null) {
                    swarm.destroyForcibly().waitFor();
                }
            }
            count(JournalCount.read(cassandra.contactPoint(), data), acknowledged, backAfterMs, seed);
            SwarmReport seen =
                    Wire.mapper().readValue(Files.readString(folder.resolve("swarm.json")), SwarmReport.class);
            assertEquals(0, seen.waiting(), "commands that were never answered");
            assertEquals(0, seen.updatesMissing(), "holes in what headsets were shown");
            assertEquals(0, seen.commandsLost(), "acknowledged, and not among the updates");
        }
    }

    private static void count(JournalCount journal, Path acknowledged, List<Long> backAfterMs, long seed) {
        List<Acknowledged> all = read(acknowledged);
        Set<Acknowledged> once = Set.copyOf(all);
        List<Acknowledged> lost = once.stream()
                .filter(one -> !journal.holds(one.session(), one.command()))
                .toList();
        System.out.printf(
                "%d headsets, %d kills (seed %d): %d commands acknowledged, %d recorded, %d lost, %d doubled,"
                        + " %d interruptions noticed; first acknowledged after each kill, ms: %s%n",
                HEADSETS,
                backAfterMs.size(),
                seed,
                once.size(),
                journal.size(),
                lost.size(),
                journal.doubled().size(),
                journal.interruptions(),
                backAfterMs);
        assertEquals(List.of(), lost, "lost");
        assertEquals(List.of(), journal.doubled(), "doubled");
        assertEquals(all.size(), once.size(), "acknowledged twice to the one who asked");
        assertTrue(journal.interruptions() > 0, "no session noticed that it had been away");
    }

    private static void awaitAllSessions(Path acknowledged, int since) throws InterruptedException {
        Waiting.until("every session records", LIMIT, () -> {
            List<Acknowledged> all = read(acknowledged);
            Set<String> sessions = all.subList(Math.min(since, all.size()), all.size()).stream()
                    .map(Acknowledged::session)
                    .collect(Collectors.toCollection(TreeSet::new));
            return sessions.size() == HEADSETS;
        });
    }

    private static List<Acknowledged> read(Path file) {
        try {
            // The last line may be half written.
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(line -> line.split(" ", -1))
                    .map(words -> new Acknowledged(words[0], words[1]))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Process serve(int port, Path data, PrivateCassandra cassandra) throws IOException {
        return ClinicProcess.start(port, data, cassandra.contactPoint(), data.resolveSibling("server.log"), Map.of());
    }

    private static Process swarm(Path folder, Path data, Path acknowledged) throws IOException {
        return Programs.start(
                Swarm.class,
                "512m",
                folder.resolve("swarm.log"),
                "--demo",
                ClinicFile.in(data).toString(),
                "--headsets",
                Integer.toString(HEADSETS),
                "--seconds",
                "3600",
                "--adjust-every",
                "3",
                "--compare",
                "0",
                "--state",
                Files.createDirectories(folder.resolve("headsets")).toString(),
                "--acknowledged",
                acknowledged.toString(),
                "--json",
                folder.resolve("swarm.json").toString());
    }
}
