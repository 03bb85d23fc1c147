package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.link.Credentials;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToClient.Result;
import dev.inhabit.server.Server;
import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.journal.PrivateCassandra;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The store stopped in mid-session: scenes go on, exits work, and what is acknowledged afterwards is recorded. */
final class StoreAwayFaultTests {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int HANDS = 4;

    /** How the store goes away and comes back. */
    private interface Absence {
        void begin(ProcessHandle cassandra) throws Exception;

        void end(ProcessHandle cassandra) throws Exception;
    }

    @Test
    void aPausedStoreStopsNeitherTheSceneNorTheWayOut() throws Exception {
        run("store-paused", new Absence() {
            @Override
            public void begin(ProcessHandle cassandra) throws Exception {
                signal("-STOP", cassandra);
            }

            @Override
            public void end(ProcessHandle cassandra) throws Exception {
                signal("-CONT", cassandra);
            }
        });
    }

    @Test
    void aKilledStoreStopsNeitherTheSceneNorTheWayOut() throws Exception {
        run("store-killed", new Absence() {
            @Override
            public void begin(ProcessHandle cassandra) {
                cassandra.destroyForcibly();
            }

            @Override
            public void end(ProcessHandle cassandra) {
                assertFalse(cassandra.isAlive());
            }
        });
    }

    private static void signal(String signal, ProcessHandle process) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                        .start()
                        .waitFor());
    }

    private static void run(String name, Absence absence) throws Exception {
        Path folder = Programs.emptyFolder(name);
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        try (PrivateCassandra cassandra = PrivateCassandra.start(folder.resolve("cassandra"), line -> {});
                Server server = Server.start(
                        ServedClinic.config(Programs.freePort(), folder, cassandra.contactPoint()), line -> {})) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            ServerApi api = new ServerApi(server.url());
            SignIn therapist = signIn(api, clinic, Role.THERAPIST);
            SignIn patient = signIn(api, clinic, Role.PATIENT);
            String watched = startedSession(api, therapist, clinic);
            String left = startedSession(api, therapist, clinic);
            Watching page = new Watching(loops.next(), api, therapist, watched, Rest.Purpose.WATCH);
            Watching headset = new Watching(loops.next(), api, patient, left, Rest.Purpose.HEADSET);
            try (Asking asking = new Asking(api, therapist, watched, HANDS)) {
                Programs.await(
                        "both sockets live, commands recorded",
                        LIMIT,
                        () -> page.isLive()
                                && headset.isLive()
                                && asking.acknowledged().size() > 20);
                ProcessHandle store = cassandra.process();
                assertNotNull(store);
                String exit = whileAway(store, absence, page, headset, asking);
                afterwards(page, headset, asking, exit);
                asking.finish(LIMIT.toMillis());
                count(name, JournalCount.read(cassandra.contactPoint(), folder), watched, left, exit, asking);
                assertEquals(0, page.losses() + headset.losses(), "sockets lost");
            } finally {
                page.close();
                headset.close();
            }
        } finally {
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static String whileAway(
            ProcessHandle store, Absence absence, Watching page, Watching headset, Asking asking) throws Exception {
        absence.begin(store);
        try {
            Programs.await("watchers hear that recording is behind", LIMIT, page::isRecordingBehind);
            int recorded = asking.acknowledged().size();
            int lives = page.lives();
            int frames = page.crowdFrames();
            String exit = "fault-exit-" + UUID.randomUUID();
            headset.send(new SessionRequest.SafetyExit(exit, null));
            Programs.await(
                    "the exit is delivered",
                    LIMIT,
                    () -> headset.wasToldToLeave() && headset.heard(Result.DELIVERED, exit));
            Programs.await(
                    "the scene goes on", LIMIT, () -> page.lives() > lives + 30 && page.crowdFrames() > frames + 30);
            if (store.isAlive()) {
                // It is paused, for as long as this test wants.
                Programs.await(
                        "commands are answered that the store is away",
                        LIMIT,
                        () -> asking.problems().size() >= HANDS);
                assertFalse(headset.heard(Result.RECORDED, exit), "recorded without a store");
                assertEquals(recorded, asking.acknowledged().size(), "acknowledged without a store");
                assertTrue(page.isRecordingBehind());
            }
            return exit;
        } finally {
            absence.end(store);
        }
    }

    private static void afterwards(Watching page, Watching headset, Asking asking, String exit) throws Exception {
        long backNs = System.nanoTime();
        int before = asking.acknowledged().size();
        Programs.await(
                "commands are recorded again",
                LIMIT,
                () -> asking.acknowledged().size() > before + 20);
        System.out.printf(
                "store away: %d answers without a record, %d without an answer, 20 commands recorded %d ms after its"
                        + " return%n",
                asking.problems().size(),
                asking.unanswered(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - backNs));
        Programs.await("recording is no longer behind", LIMIT, () -> !page.isRecordingBehind());
        Programs.await("the exit is recorded", LIMIT, () -> headset.heard(Result.RECORDED, exit));
        List<Problem> withoutHint = asking.problems().stream()
                .filter(problem -> problem.retryAfterMs() == null)
                .toList();
        assertEquals(List.of(), withoutHint, "refused without saying when to try again");
    }

    private static void count(
            String name, JournalCount journal, String watched, String left, String exit, Asking asking) {
        List<String> lost = asking.acknowledged().stream()
                .filter(command -> !journal.holds(watched, command))
                .collect(Collectors.toList());
        System.out.printf(
                "%s: %d commands acknowledged, %d recorded, %d lost, %d doubled%n",
                name,
                asking.acknowledged().size(),
                journal.size(),
                lost.size(),
                journal.doubled().size());
        assertEquals(List.of(), lost, "lost");
        assertEquals(List.of(), journal.doubled(), "doubled");
        assertTrue(journal.holds(left, exit), "the exit is not in the journal");
    }

    private static SignIn signIn(ServerApi api, DemoClinic.Seeded clinic, Role role) {
        DemoClinic.Account account = clinic.accounts().stream()
                .filter(one -> one.role() == role)
                .findFirst()
                .orElseThrow();
        return new SignIn(api, new Credentials(account.email(), account.password(), null), new SteadyClock());
    }

    private static String startedSession(ServerApi api, SignIn therapist, DemoClinic.Seeded clinic)
            throws InterruptedException, ExecutionException {
        Rest.CreateSession create = new Rest.CreateSession(
                "fault-create-" + UUID.randomUUID(), clinic.patient().toString(), "3C");
        String session =
                therapist.with(token -> api.createSession(token, create)).get().sessionId();
        SessionRequest.Start start = new SessionRequest.Start("fault-start-" + UUID.randomUUID(), null);
        therapist.with(token -> api.command(token, session, start)).get();
        return session;
    }
}
