package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.ClinicFile;
import dev.inhabit.bench.clinic.SessionSocket;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.faults.Exposure.Cut;
import dev.inhabit.headset.Swarm;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.server.journal.PrivateCassandra;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What was shown live is what replay finds: fingerprints that the server sent to a watcher once a second, over pauses, a
 * kill of the server and recovery from a snapshot, against a replay in another process that has Cassandra and the keys
 * and nothing else. {@code -Dfaults.seed} repeats the same choices.
 */
final class LiveEqualsReplayFaultTests {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int SESSIONS = 6;
    private static final int SNAPSHOT_EVERY = 15;
    /** Seconds of each session on each side of the kill. */
    private static final int SECONDS_PER_LIFE = 15;

    private final long seed = Long.getLong("faults.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final MarkChoice choice = new MarkChoice(random);

    @Test
    void whatWasShownLiveIsWhatReplayFindsFromCassandraAlone() throws Exception {
        Path folder = Programs.emptyFolder("live-equals-replay");
        Path data = Files.createDirectories(folder.resolve("data"));
        int port = Programs.freePort();
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        List<Exposure> exposures = new ArrayList<>();
        try (PrivateCassandra cassandra = PrivateCassandra.start(folder.resolve("cassandra"), line -> {})) {
            InetSocketAddress store = cassandra.contactPoint();
            Process server = serve(port, data, store, folder.resolve("server-1.log"));
            Process headsets = null;
            Map<String, Cut> cuts;
            try {
                ClinicProcess.awaitServing(server, data);
                ServerApi api = new ServerApi(URI.create("http://127.0.0.1:" + port));
                SignIn therapist = signIn(api, data, Role.THERAPIST);
                exposures.addAll(begun(loops, api, therapist, signIn(api, data, Role.PATIENT)));
                headsets = headsets(folder, data, exposures);
                for (Exposure exposure : exposures) {
                    Waiting.until("a headset is in every session", LIMIT, exposure.page()::isHeadsetConnected);
                    exposure.leading().ask(new SessionRequest.Start("replay-start-" + UUID.randomUUID(), null));
                    exposure.leading().begin();
                }
                awaitSecondsAndPause(exposures, Map.of());
                server.destroyForcibly().waitFor();
                cuts = cut(exposures, cassandra);
                server = serve(port, data, store, folder.resolve("server-2.log"));
                awaitSecondsAndPause(exposures, cuts);
                assertRecoveredFromSnapshots(cuts, folder.resolve("server-2.log"));
                for (Exposure exposure : exposures) {
                    Waiting.until("the headset came back by itself", LIMIT, exposure.page()::isHeadsetConnected);
                    exposure.leading().finish(LIMIT.toMillis());
                    assertEquals(List.of(), exposure.leading().refused(), "refused");
                }
                new Seeks(port, therapist, choice).compare(exposures, cuts);
                // Some are over and some are live when the server goes for good.
                for (Exposure exposure : exposures.subList(0, SESSIONS / 2)) {
                    exposure.leading().ask(new SessionRequest.Complete("replay-end-" + UUID.randomUUID(), null, null));
                }
            } finally {
                exposures.forEach(exposure -> {
                    exposure.leading().close();
                    exposure.page().close();
                });
                server.destroyForcibly().waitFor();
                if (headsets != null) {
                    headsets.destroyForcibly().waitFor();
                }
            }
            Path alone = copyOfKeys(data, folder.resolve("replay"));
            MarkComparison comparison =
                    new MarkComparison(alone, store.getPort(), SECONDS_PER_LIFE, seed, random, choice);
            comparison.compare(exposures, cuts);
            comparison.alteredMarksAreFound(exposures.get(random.nextInt(SESSIONS)));
        } finally {
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static Process serve(int port, Path data, InetSocketAddress store, Path log) throws IOException {
        return ClinicProcess.start(
                port,
                data,
                store,
                log,
                Map.of("RECOVERY_LOG", "DEBUG"),
                "inhabit.session.snapshot-every=" + SNAPSHOT_EVERY);
    }

    private static SignIn signIn(ServerApi api, Path data, Role role) throws IOException {
        return new SignIn(api, ClinicFile.read(data).account(role), new SteadyClock());
    }

    private List<Exposure> begun(NioEventLoopGroup loops, ServerApi api, SignIn therapist, SignIn patient)
            throws Exception {
        String patientId = patient.me().get().patientId();
        List<Exposure> all = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            Rest.CreateSession create =
                    new Rest.CreateSession("replay-create-" + UUID.randomUUID(), String.valueOf(patientId), "3C");
            String session = therapist
                    .with(token -> api.createSession(token, create))
                    .get()
                    .sessionId();
            all.add(new Exposure(
                    session,
                    new SessionSocket(loops.next(), api, therapist, session, Rest.Purpose.WATCH),
                    new Leading(api, therapist, session, random.nextLong())));
        }
        return all;
    }

    private static Process headsets(Path folder, Path data, List<Exposure> exposures) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--demo", ClinicFile.in(data).toString(), "--seconds", "3600", "--adjust-every", "0"));
        exposures.forEach(exposure -> arguments.addAll(List.of("--session", exposure.session())));
        return Programs.start(Swarm.class, "384m", folder.resolve("headsets.log"), arguments.toArray(String[]::new));
    }

    private static void awaitSecondsAndPause(List<Exposure> exposures, Map<String, Cut> cuts)
            throws InterruptedException {
        for (Exposure exposure : exposures) {
            Cut cut = cuts.getOrDefault(exposure.session(), Cut.NONE);
            long pausesBefore = cut.marks() == 0 ? 0 : exposure.pausesBetweenMarks();
            Waiting.until(
                    "marks of " + SECONDS_PER_LIFE + " seconds and a pause",
                    LIMIT,
                    () -> exposure.page().marks().size() >= cut.marks() + SECONDS_PER_LIFE
                            && exposure.pausesBetweenMarks() > pausesBefore);
        }
    }

    private static Map<String, Cut> cut(List<Exposure> exposures, PrivateCassandra cassandra)
            throws InterruptedException {
        for (Exposure exposure : exposures) {
            Waiting.until("sockets are lost", LIMIT, () -> exposure.page().losses() > 0);
        }
        Map<String, Long> snapshots = StoredSnapshots.newest(
                cassandra.contactPoint(),
                exposures.stream().map(Exposure::session).toList());
        Map<String, Cut> cuts = new HashMap<>();
        for (Exposure exposure : exposures) {
            Long snapshot = snapshots.get(exposure.session());
            assertTrue(snapshot != null && snapshot >= SNAPSHOT_EVERY, "no snapshot was taken");
            cuts.put(exposure.session(), new Cut(exposure.page().marks().size(), snapshot));
        }
        return cuts;
    }

    private static void assertRecoveredFromSnapshots(Map<String, Cut> cuts, Path serverLog) throws IOException {
        Map<String, Long> expected = new TreeMap<>();
        cuts.forEach((session, cut) -> expected.put(session, cut.snapshot()));
        Map<String, Long> loaded = new TreeMap<>(StoredSnapshots.loaded(serverLog));
        loaded.keySet().retainAll(cuts.keySet());
        assertEquals(expected, loaded, "recovered from the newest snapshots");
        System.out.println("sessions recovered from snapshots at events " + loaded.values());
    }

    private static Path copyOfKeys(Path data, Path to) throws IOException {
        try (Stream<Path> keys = Files.walk(data.resolve("keys"))) {
            for (Path each : keys.toList()) {
                Path copy = to.resolve(data.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                if (Files.isRegularFile(each)) {
                    Files.copy(each, copy);
                }
            }
        }
        return to;
    }
}
