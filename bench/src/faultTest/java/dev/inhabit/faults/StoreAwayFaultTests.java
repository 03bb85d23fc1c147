package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.ClinicFile;
import dev.inhabit.bench.clinic.RunningSession;
import dev.inhabit.bench.clinic.ServedClinic;
import dev.inhabit.bench.clinic.SessionSocket;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.headset.link.RequestFailed;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.headset.link.SteadyClock;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.ToClient.Result;
import dev.inhabit.server.Server;
import dev.inhabit.server.journal.PrivateCassandra;
import io.netty.channel.nio.NioEventLoopGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The store stopped in mid-session: scenes go on, exits work, and what is acknowledged afterwards is recorded. */
final class StoreAwayFaultTests {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int HANDS = 4;
    /** Sessions whose patients leave while the store is away. */
    private static final int LEAVING = Integer.getInteger("faults.leaving", 6);
    /** The store stays away for at least this long. */
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("faults.awayS", 20));

    /** The word is ten seconds; a machine that does more beside may take longer. */
    private static final Duration RECORDS_AGAIN_WITHIN = Duration.ofSeconds(Integer.getInteger("faults.backS", 30));

    /** A headset in a session of its own, and the exit that its patient asked for. */
    private record Leaver(String session, SessionSocket headset, String exit) {}

    private static Path folder;
    private static PrivateCassandra cassandra;
    private static Server server;
    private static ClinicFile clinic;

    @BeforeAll
    static void open() throws Exception {
        folder = Programs.emptyFolder("store-away");
        cassandra = PrivateCassandra.start(folder.resolve("cassandra"), line -> {});
        server = Server.start(ServedClinic.config(folder, ServedClinic.on(cassandra.contactPoint())), line -> {});
        clinic = ClinicFile.of(server, server.seedDemoClinic());
    }

    @AfterAll
    static void close() {
        server.close();
        cassandra.close();
    }

    @Test
    void aPausedStoreStopsNeitherTheSceneNorTheWayOut() throws Exception {
        run("store-paused", new StoreAbsence.Paused(cassandra));
    }

    @Test
    void aKilledStoreStopsNeitherTheSceneNorTheWayOut() throws Exception {
        run("store-killed", new StoreAbsence.Killed(cassandra));
    }

    private static void run(String name, StoreAbsence absence) throws Exception {
        NioEventLoopGroup loops = new NioEventLoopGroup(1);
        ServerApi api = new ServerApi(server.url());
        SignIn therapist = new SignIn(api, clinic.account(Role.THERAPIST), new SteadyClock());
        SignIn patient = new SignIn(api, clinic.account(Role.PATIENT), new SteadyClock());
        ServerWatch watch = new ServerWatch(server.url());
        Waiting.until("the store is said to answer", LIMIT, () -> watch.takesWorkWhileTheStoreIs(true));
        String watched = startedSession(api, therapist);
        List<Leaver> leavers = new ArrayList<>();
        for (int i = 0; i < LEAVING; i++) {
            String left = startedSession(api, therapist);
            leavers.add(new Leaver(
                    left,
                    new SessionSocket(loops.next(), api, patient, left, Rest.Purpose.HEADSET),
                    "fault-exit-" + UUID.randomUUID()));
        }
        SessionSocket page = new SessionSocket(loops.next(), api, therapist, watched, Rest.Purpose.WATCH);
        try (Asking asking = new Asking(api, therapist, watched, HANDS)) {
            Waiting.until(
                    "all sockets live, commands recorded",
                    LIMIT,
                    () -> page.isLive()
                            && leavers.stream().allMatch(one -> one.headset().isLive())
                            && asking.acknowledged().size() > 20);
            Waiting.until("no row waits for the store", LIMIT, () -> watch.rowsWaiting() == 0);
            whileAway(watch, absence, page, leavers, asking, () -> startedSession(api, therapist));
            afterwards(page, asking);
            Waiting.until("the store is said to answer again", LIMIT, () -> watch.takesWorkWhileTheStoreIs(true));
            aSessionCanBeCreatedAgain(() -> startedSession(api, therapist));
            asking.finish(LIMIT.toMillis());
            allHearThatTheExitIsRecorded(leavers);
            count(name, JournalCount.read(cassandra.contactPoint(), folder), watched, leavers, asking);
            assertEquals(
                    0,
                    page.losses()
                            + leavers.stream()
                                    .mapToInt(one -> one.headset().losses())
                                    .sum(),
                    "sockets lost");
        } finally {
            page.close();
            leavers.forEach(one -> one.headset().close());
            loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private static void whileAway(
            ServerWatch watch,
            StoreAbsence absence,
            SessionSocket page,
            List<Leaver> leavers,
            Asking asking,
            Callable<String> create)
            throws Exception {
        absence.begin();
        try {
            Waiting.until("watchers hear that recording is behind", LIMIT, page::isRecordingBehind);
            int recorded = asking.acknowledged().size();
            int lives = page.lives();
            int frames = page.crowdFrames();
            leavers.forEach(one -> one.headset().send(new SessionRequest.SafetyExit(one.exit(), null)));
            Waiting.until("every exit is delivered", LIMIT, () -> leavers.stream()
                    .allMatch(one ->
                            one.headset().wasToldToLeave() && one.headset().heard(Result.DELIVERED, one.exit())));
            Waiting.until(
                    "the scene goes on", LIMIT, () -> page.lives() > lives + 30 && page.crowdFrames() > frames + 30);
            Problem notCreated = refusedToCreate(create);
            assertNotNull(notCreated.retryAfterMs(), "refused to create without saying when to try again");
            int livesThen = page.lives();
            Waiting.until("the scene goes on beside a refused creation", LIMIT, () -> page.lives() > livesThen + 30);
            absence.lastFor(AWAY, watch);
            Waiting.until(
                    "commands are answered that the store is away",
                    LIMIT,
                    () -> asking.problems().size() >= HANDS);
            assertTrue(
                    leavers.stream().noneMatch(one -> one.headset().heard(Result.RECORDED, one.exit())),
                    "recorded without a store");
            assertEquals(recorded, asking.acknowledged().size(), "acknowledged without a store");
            assertTrue(page.isRecordingBehind());
        } finally {
            absence.end();
        }
    }

    /** What a therapist hears who creates a session now. */
    private static Problem refusedToCreate(Callable<String> create) throws Exception {
        ExecutionException failed = assertThrows(ExecutionException.class, create::call);
        return assertInstanceOf(RequestFailed.class, failed.getCause()).problem();
    }

    private static void aSessionCanBeCreatedAgain(Callable<String> create) throws Exception {
        long backNs = System.nanoTime();
        Waiting.until("a session can be created again", LIMIT, () -> {
            try {
                return !create.call().isEmpty();
            } catch (Exception notYet) {
                return false;
            }
        });
        System.out.printf(
                "a session was created and started %d ms after recording had come back%n",
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - backNs));
    }

    private static void afterwards(SessionSocket page, Asking asking) throws Exception {
        long backNs = System.nanoTime();
        int before = asking.acknowledged().size();
        Waiting.until(
                "commands are recorded again",
                RECORDS_AGAIN_WITHIN,
                () -> asking.acknowledged().size() > before + 20);
        System.out.printf(
                "store away: %d answers without a record, %d without an answer, 20 commands recorded %d ms after its"
                        + " return%n",
                asking.problems().size(),
                asking.unanswered(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - backNs));
        Waiting.until("recording is no longer behind", LIMIT, () -> !page.isRecordingBehind());
        List<Problem> withoutHint = asking.problems().stream()
                .filter(problem -> problem.retryAfterMs() == null)
                .toList();
        assertEquals(List.of(), withoutHint, "refused without saying when to try again");
    }

    private static void allHearThatTheExitIsRecorded(List<Leaver> leavers) throws Exception {
        try {
            Waiting.until("every exit is said to be recorded", LIMIT, () -> leavers.stream()
                    .allMatch(one -> one.headset().heard(Result.RECORDED, one.exit())));
        } catch (IllegalStateException notAll) {
            JournalCount journal = JournalCount.read(cassandra.contactPoint(), folder);
            for (Leaver one : leavers) {
                System.out.printf(
                        "exit of %s: in the journal %b, said to be recorded %b, sockets lost %d%n",
                        one.session(),
                        journal.holds(one.session(), one.exit()),
                        one.headset().heard(Result.RECORDED, one.exit()),
                        one.headset().losses());
            }
            throw notAll;
        }
    }

    private static void count(String name, JournalCount journal, String watched, List<Leaver> leavers, Asking asking) {
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
        for (Leaver one : leavers) {
            assertTrue(journal.holds(one.session(), one.exit()), "an exit is not in the journal");
        }
    }

    private static String startedSession(ServerApi api, SignIn therapist)
            throws InterruptedException, ExecutionException {
        return therapist
                .with(token -> RunningSession.begin(api, token, clinic.patientId(), "3C"))
                .get();
    }
}
