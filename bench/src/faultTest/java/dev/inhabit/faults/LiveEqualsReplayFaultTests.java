package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.Swarm;
import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.journal.PrivateCassandra;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

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
    private static final int SECONDS_PER_LIFE = 20;

    private static final int COMPARED_MIN = 200;
    private static final int REPLAYS_AT_ONCE = 2;
    private static final int TICK_MS = 100;
    /** Seconds at the edge of the kill, which an order may still have changed that nobody was told of. */
    private static final int EDGE = 3;

    /** One session, its watcher and its leader. */
    private record Exposure(String session, Watching page, Leading leading) {}

    /** What one session's watcher had been told when the server died, and from where the session recovered. */
    private record Cut(int marks, long snapshot) {}

    /** A replay that was started, and the second it was sent to. */
    private record Asked(int marks, ToClient.Mark second, ReplayRun run) {}

    /** A mark, and an instant at which its event was the last one. */
    private record Known(ToClient.Mark mark, String at) {}

    private final long seed = Long.getLong("faults.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void whatWasShownLiveIsWhatReplayFindsFromCassandraAlone() throws Exception {
        Path folder = Programs.emptyFolder("live-equals-replay");
        Path data = Files.createDirectories(folder.resolve("data"));
        int port = Programs.freePort();
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        List<Exposure> exposures = new ArrayList<>();
        try (PrivateCassandra cassandra = PrivateCassandra.start(folder.resolve("cassandra"), line -> {})) {
            int store = cassandra.contactPoint().getPort();
            Process server = serve(port, data, store, folder.resolve("server-1.log"));
            Process headsets = null;
            Map<String, Cut> cuts;
            try {
                awaitServing(server, data);
                ServerApi api = new ServerApi(URI.create("http://127.0.0.1:" + port));
                SignIn therapist = signIn(api, data, "therapist");
                exposures.addAll(begun(loops, api, therapist, signIn(api, data, "patient")));
                headsets = headsets(folder, data, exposures);
                for (Exposure exposure : exposures) {
                    Programs.await("a headset is in every session", LIMIT, exposure.page()::isHeadsetConnected);
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
                    Programs.await("the headset came back by itself", LIMIT, exposure.page()::isHeadsetConnected);
                    exposure.leading().finish(LIMIT.toMillis());
                    assertEquals(List.of(), exposure.leading().refused(), "refused");
                }
                new Seeks(port, therapist).compare(exposures, cuts);
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
            compare(alone, store, exposures, cuts);
            alteredMarksAreFound(alone, store, exposures.get(random.nextInt(SESSIONS)));
        } finally {
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static Process serve(int port, Path data, int store, Path log) throws IOException {
        return Programs.start(
                ServedClinic.class,
                "768m",
                log,
                Map.of("RECOVERY_LOG", "DEBUG"),
                List.of(
                        Integer.toString(port),
                        data.toString(),
                        Integer.toString(store),
                        "inhabit.session.snapshot-every=" + SNAPSHOT_EVERY));
    }

    private static void awaitServing(Process server, Path data) throws InterruptedException {
        Programs.await("the server serves", LIMIT, () -> {
            assertTrue(server.isAlive(), "the server ended: see server-1.log");
            return Files.exists(data.resolve("demo.json"));
        });
    }

    private static SignIn signIn(ServerApi api, Path data, String role) throws IOException {
        for (JsonNode account : Wire.mapper()
                .readTree(Files.readString(data.resolve("demo.json")))
                .get("accounts")) {
            if (account.get("role").asString().equals(role)) {
                return new SignIn(
                        api,
                        new Credentials(
                                account.get("email").asString(),
                                account.get("password").asString(),
                                null),
                        new SteadyClock());
            }
        }
        throw new IllegalStateException("no account of a " + role);
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
                    new Watching(loops.next(), api, therapist, session, Rest.Purpose.WATCH),
                    new Leading(api, therapist, session, random.nextLong())));
        }
        return all;
    }

    private static Process headsets(Path folder, Path data, List<Exposure> exposures) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--demo", data.resolve("demo.json").toString(), "--seconds", "3600", "--adjust-every", "0"));
        exposures.forEach(exposure -> arguments.addAll(List.of("--session", exposure.session())));
        return Programs.start(Swarm.class, "384m", folder.resolve("headsets.log"), arguments.toArray(String[]::new));
    }

    private static void awaitSecondsAndPause(List<Exposure> exposures, Map<String, Cut> cuts)
            throws InterruptedException {
        for (Exposure exposure : exposures) {
            Cut cut = cuts.getOrDefault(exposure.session(), new Cut(0, 0));
            long pausesBefore = cut.marks() == 0 ? 0 : pausesBetweenMarks(exposure);
            Programs.await(
                    "marks of " + SECONDS_PER_LIFE + " seconds and a pause",
                    LIMIT,
                    () -> exposure.page().marks().size() >= cut.marks() + SECONDS_PER_LIFE
                            && pausesBetweenMarks(exposure) > pausesBefore);
        }
    }

    /** Session time of each pause that the watcher was told of and that is over, ms. */
    private static List<Long> pauses(Exposure exposure) {
        List<Long> begun = new ArrayList<>();
        int over = 0;
        for (ToClient.Recorded recorded : exposure.page().recorded().values()) {
            if (recorded.update() instanceof SessionUpdate.Paused) {
                begun.add(recorded.atActiveMs());
            } else if (recorded.update() instanceof SessionUpdate.Resumed) {
                over++;
            }
        }
        return begun.subList(0, Math.min(over, begun.size()));
    }

    /** How many pauses have marks on both sides. */
    private static long pausesBetweenMarks(Exposure exposure) {
        List<ToClient.Mark> marks = exposure.page().marks();
        return pauses(exposure).stream()
                .filter(pause -> marks.stream().anyMatch(mark -> mark.tick() * TICK_MS < pause))
                .filter(pause -> marks.stream().anyMatch(mark -> mark.tick() * TICK_MS > pause))
                .count();
    }

    private static Map<String, Cut> cut(List<Exposure> exposures, PrivateCassandra cassandra)
            throws InterruptedException {
        for (Exposure exposure : exposures) {
            Programs.await("sockets are lost", LIMIT, () -> exposure.page().losses() > 0);
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

    private void compare(Path alone, int store, List<Exposure> exposures, Map<String, Cut> cuts) throws Exception {
        int compared = 0;
        int superseded = 0;
        int recorded = 0;
        for (int from = 0; from < SESSIONS; from += REPLAYS_AT_ONCE) {
            List<Exposure> some = exposures.subList(from, Math.min(SESSIONS, from + REPLAYS_AT_ONCE));
            List<Asked> asked = new ArrayList<>();
            for (Exposure exposure : some) {
                List<ToClient.Mark> marks = new ArrayList<>(exposure.page().marks());
                assertMarksOnBothSides(exposure, marks, cuts);
                ToClient.Mark second = second(exposure, cuts);
                // In no order, so that the replay seeks to each of them.
                Collections.shuffle(marks, random);
                String at = Duration.ofMillis(second.tick() * TICK_MS).toString();
                asked.add(new Asked(
                        marks.size(),
                        second,
                        ReplayRun.start(alone, store, fileName(exposure), exposure.session(), marks, at)));
            }
            for (Asked one : asked) {
                ReplayRun.Found found = one.run().await();
                assertEquals("[]", found.report().get("marksWrong").toString());
                assertEquals(0, found.count("crowdMarksWrong"));
                assertEquals(0, found.status());
                assertEquals(one.marks(), found.count("marksCompared"));
                assertEquals(one.second().crowdChecksum(), found.text("crowdChecksum"));
                compared += found.count("marksCompared");
                superseded += found.count("marksSuperseded");
                recorded += found.count("crowdMarksCompared");
            }
        }
        System.out.printf(
                "live against replay in another process (seed %d): %d marks of %d sessions compared, 0 different, of"
                        + " which %d at ticks that a late order has changed since; %d recorded fingerprints agree%n",
                seed, compared, SESSIONS, superseded, recorded);
        assertTrue(compared >= COMPARED_MIN, compared + " compared");
        assertTrue(recorded > 0, "the log holds fingerprints of its own");
    }

    private static void assertMarksOnBothSides(Exposure exposure, List<ToClient.Mark> marks, Map<String, Cut> cuts) {
        Cut cut = cuts.getOrDefault(exposure.session(), new Cut(0, 0));
        assertTrue(cut.marks() >= SECONDS_PER_LIFE, "marks before the kill");
        assertTrue(marks.size() >= cut.marks() + SECONDS_PER_LIFE, "marks after the kill");
        assertTrue(marks.stream().anyMatch(mark -> mark.sequenceNr() <= cut.snapshot()), "marks before the snapshot");
        assertTrue(marks.stream().anyMatch(mark -> mark.sequenceNr() > cut.snapshot()), "marks after the snapshot");
        assertTrue(pausesBetweenMarks(exposure) >= 2, "a pause in each life of the server");
    }

    private static String fileName(Exposure exposure) {
        return exposure.session().replaceAll("[^A-Za-z0-9]", "-");
    }

    /** A random second of the session, as it was last marked. */
    private ToClient.Mark second(Exposure exposure, Map<String, Cut> cuts) {
        List<ToClient.Mark> marks = exposure.page().marks();
        int cut = cuts.getOrDefault(exposure.session(), new Cut(0, 0)).marks();
        Map<Long, ToClient.Mark> lastByTick = new TreeMap<>();
        // The log of a session that goes on ends with its last event.
        long ends = exposure.page().recorded().lastKey();
        for (int i = 0; i < marks.size(); i++) {
            if ((i < cut - EDGE || i >= cut) && marks.get(i).sequenceNr() < ends) {
                lastByTick.put(marks.get(i).tick(), marks.get(i));
            }
        }
        return List.copyOf(lastByTick.values()).get(random.nextInt(lastByTick.size()));
    }

    /** A random mark whose event was followed by none in the same millisecond, so that its instant names it. */
    private Known known(Exposure exposure) {
        NavigableMap<Long, ToClient.Recorded> recorded = exposure.page().recorded();
        List<Known> all = new ArrayList<>();
        for (ToClient.Mark mark : exposure.page().marks()) {
            ToClient.Recorded last = recorded.get(mark.sequenceNr());
            ToClient.Recorded next = recorded.get(mark.sequenceNr() + 1);
            if (last != null && next != null && last.recordedAtMs() < next.recordedAtMs()) {
                all.add(new Known(
                        mark, Instant.ofEpochMilli(last.recordedAtMs()).toString()));
            }
        }
        return all.get(random.nextInt(all.size()));
    }

    private void alteredMarksAreFound(Path alone, int store, Exposure exposure) throws Exception {
        List<ToClient.Mark> marks = new ArrayList<>(exposure.page().marks());
        int crowd = random.nextInt(marks.size());
        int state = (crowd + 1 + random.nextInt(marks.size() - 1)) % marks.size();
        ToClient.Mark one = marks.get(crowd);
        ToClient.Mark other = marks.get(state);
        marks.set(
                crowd,
                new ToClient.Mark(
                        one.tick(),
                        altered(one.crowdChecksum()),
                        one.lastOrderSequenceNr(),
                        one.sequenceNr(),
                        one.stateHash()));
        marks.set(
                state,
                new ToClient.Mark(
                        other.tick(),
                        other.crowdChecksum(),
                        other.lastOrderSequenceNr(),
                        other.sequenceNr(),
                        altered(other.stateHash())));
        Known known = known(exposure);
        ReplayRun.Found found = ReplayRun.start(alone, store, "altered", exposure.session(), marks, known.at())
                .await();
        assertEquals(1, found.status(), "the exit status says that something differs");
        assertEquals(marks.size(), found.count("marksCompared"));
        assertEquals(
                List.of(
                        "the crowd at tick " + one.tick() + " differs",
                        "the state after event " + other.sequenceNr() + " differs"),
                found.report()
                        .get("marksWrong")
                        .valueStream()
                        .map(JsonNode::asString)
                        .sorted()
                        .toList());
        assertEquals(
                known.mark().sequenceNr(), found.report().get("atSequenceNr").asLong());
        assertEquals(known.mark().stateHash(), found.text("stateHash"), "the state at an instant");
    }

    /** The same with one character changed. */
    private String altered(String hex) {
        int at = random.nextInt(hex.length());
        char other = hex.charAt(at) == '0' ? '1' : '0';
        return hex.substring(0, at) + other + hex.substring(at + 1);
    }

    /** Random moments asked of the running server: {@code GET /sessions/{id}/state?at=}. */
    private final class Seeks {
        private static final int PER_SESSION = 4;

        private final StateAsking asking;

        Seeks(int port, SignIn therapist) {
            this.asking = new StateAsking(port, therapist);
        }

        void compare(List<Exposure> exposures, Map<String, Cut> cuts) throws Exception {
            for (Exposure exposure : exposures) {
                for (int i = 0; i < PER_SESSION; i++) {
                    ToClient.Mark second = second(exposure, cuts);
                    Rest.StateAt bySessionTime = asking.ask(
                            exposure.session(),
                            Duration.ofMillis(second.tick() * TICK_MS).toString());
                    assertEquals(second.tick(), bySessionTime.crowdTick());
                    assertEquals(second.crowdChecksum(), bySessionTime.crowdChecksum(), "crowd at " + second.tick());
                    Known known = known(exposure);
                    Rest.StateAt byInstant = asking.ask(exposure.session(), known.at());
                    assertEquals(known.mark().sequenceNr(), byInstant.session().sequenceNr());
                    assertEquals(known.mark().stateHash(), byInstant.session().stateHash(), "state at an instant");
                }
            }
            System.out.printf("%d random seeks over REST agree%n", 2 * PER_SESSION * exposures.size());
        }
    }
}
