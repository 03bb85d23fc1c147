package dev.inhabit.bench;

import dev.inhabit.protocol.Emotion;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.adaptation.RuleSettings;
import dev.inhabit.server.journal.LoggedEvent;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.replay.SessionReplay;
import dev.inhabit.server.session.SessionCommand;
import dev.inhabit.server.session.SessionDomain;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionState;
import dev.inhabit.server.session.Telemetry;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.stream.javadsl.Sink;

/**
 * P3: one session of 100,000 events, telemetry nearly all of them as in life: recovered from the first event, recovered
 * from a snapshot, read for replay, and asked for random moments; beside reading and opening the same rows by the driver
 * alone.
 */
final class Recovery implements BenchCase {
    private static final int CHUNK = 30;
    private static final int PAGE = 5_000;
    private static final int SEEKS = 10_000;
    private static final String OURS = "inhabit";
    private static final String RAW = "paged SELECT and decode";

    private final SessionNode.SharedStore shared;

    Recovery(SessionNode.SharedStore shared) {
        this.shared = shared;
    }

    @Override
    public String id() {
        return "P3";
    }

    @Override
    public String title() {
        return "recovery and seek";
    }

    @Override
    public Report run(Plan plan) throws Exception {
        int events = plan.quick() ? 10_000 : 100_000;
        Samples samples = new Samples();
        List<String> notes = new ArrayList<>();
        try (SessionNode node = shared.node(plan, "recovery")) {
            EntityId id = EntityId.of(SessionNode.TENANT, UUID.randomUUID());
            long start = System.nanoTime();
            write(node, id, events, Integer.MAX_VALUE);
            plan.say(events + " events written in " + (System.nanoTime() - start) / 1_000_000 + " ms");
            RawJournal raw = new RawJournal(node.store.session(), node.store.keyspace(), "session|" + id);
            Turns.alternate(
                    plan.rounds(),
                    List.of(
                            round -> recover(node, id, events, samples, "recovery from the first event"),
                            round -> raw(node, raw, id, events, samples),
                            round -> replay(node, id, events, samples)));
            // From here on there is one: 100 events after it, the most that the server leaves is twice that.
            write(node, id, 300, node.limits.writing().snapshotEvery());
            for (int round = 0; round < plan.rounds(); round++) {
                recover(node, id, events + 300, samples, "recovery from a snapshot");
            }
            samples.compare("recovery from the first event", "events/s", OURS, RAW);
            samples.compare("read and fold for replay", "events/s", OURS, RAW);
            notes.add(events + " events of " + raw.eventBytes() + " bytes (the last one); 1 in 1,000 a rating, the rest"
                    + " telemetry; page of the peer " + PAGE);
            notes.add(
                    "the peer reads, opens (key, AES-GCM, JSON) and throws away; folding, duplicate filter and streams"
                            + " are ours alone");
            notes.add(
                    "a seek is SessionReplay.after at a random event of a log that is in memory, with the view a page is"
                            + " shown; aim: at least 0.7 × and seek p99 below 50 ms");
        }
        return new Report(id(), title(), 0, samples.rows(), notes);
    }

    private static RecordingEntity.Settings settings(SessionNode node, int snapshotEvery) {
        RecordingEntity.Settings usual = node.limits.writing();
        return new RecordingEntity.Settings(
                usual.offlineLimit(), snapshotEvery, usual.minBackoff(), usual.maxBackoff());
    }

    private static ActorRef<RecordingEntity.Message> entity(
            SessionNode node,
            EntityId id,
            int snapshotEvery,
            RecordingEntity.Listener<SessionState, SessionEvent> listener) {
        return node.system.systemActorOf(
                RecordingEntity.create(
                        new SessionDomain(),
                        id,
                        node.catalog,
                        InstantSource.system(),
                        settings(node, snapshotEvery),
                        listener),
                "writer-" + UUID.randomUUID(),
                Props.empty());
    }

    private static void write(SessionNode node, EntityId id, int events, int snapshotEvery) throws Exception {
        CompletableFuture<Memory<SessionState>> there = new CompletableFuture<>();
        Semaphore room = new Semaphore(2 * CHUNK);
        Deque<Answer> refused = new ConcurrentLinkedDeque<>();
        ActorRef<RecordingEntity.Message> writer = entity(node, id, snapshotEvery, new RecordingEntity.Listener<>() {
            @Override
            public void recovered(Memory<SessionState> memory) {
                there.complete(memory);
            }
        });
        ActorRef<Answer> answers = node.system.systemActorOf(
                org.apache.pekko.actor.typed.javadsl.Behaviors.receiveMessage(answer -> {
                    if (!(answer instanceof Answer.Done)) {
                        refused.add(answer);
                    }
                    room.release();
                    return org.apache.pekko.actor.typed.javadsl.Behaviors.same();
                }),
                "answers-" + UUID.randomUUID(),
                Props.empty());
        Memory<SessionState> memory = SessionNode.await(there);
        List<SessionCommand> commands = new ArrayList<>();
        if (!memory.state().exists()) {
            commands.add(new SessionCommand.Create(
                    SessionNode.THERAPIST,
                    new EntityId(SessionNode.TENANT, "patient-" + id.local()).toString(),
                    SessionNode.level(),
                    SessionNode.THERAPIST.accountId(),
                    1,
                    1,
                    60));
            commands.add(new SessionCommand.Start(SessionNode.THERAPIST));
        }
        long first = memory.sequenceNr();
        while (commands.size() < events) {
            long i = first + commands.size();
            commands.add(
                    // All fall into the five minutes over which the trend is taken; a session has ten in them, not a
                    // thousand.
                    i % 1_000 == 50
                            ? new SessionCommand.RecordSuds(
                                    SessionNode.THERAPIST, (int) (i / 1_000 % 101), null, SudsSource.HAND)
                            : new SessionCommand.RecordTelemetry(
                                    chunk(i), null, RuleSettings.of(SessionNode.BIOFEEDBACK)));
        }
        for (int i = 0; i < events; i += CHUNK) {
            List<SessionCommand> some = commands.subList(i, Math.min(events, i + CHUNK));
            room.acquire(some.size());
            writer.tell(new RecordingEntity.DoAll<>(some.stream()
                    .map(command -> new RecordingEntity.Do<SessionState, SessionEvent>(
                            new CommandId(UUID.randomUUID().toString()), null, null, command, answers))
                    .toList()));
        }
        room.acquire(2 * CHUNK);
        if (!refused.isEmpty()) {
            throw new IllegalStateException("refused: " + refused.peek());
        }
        stop(node, writer);
    }

    private static void stop(SessionNode node, ActorRef<RecordingEntity.Message> writer) throws InterruptedException {
        CompletableFuture<Boolean> stopped = new CompletableFuture<>();
        node.system.systemActorOf(
                org.apache.pekko.actor.typed.javadsl.Behaviors.<Object>setup(context -> {
                    context.watch(writer);
                    writer.tell(RecordingEntity.Stop.STOP);
                    return org.apache.pekko.actor.typed.javadsl.Behaviors.receive(Object.class)
                            .onSignal(org.apache.pekko.actor.typed.Terminated.class, ended -> {
                                stopped.complete(true);
                                return org.apache.pekko.actor.typed.javadsl.Behaviors.stopped();
                            })
                            .build();
                }),
                "stopping-" + UUID.randomUUID(),
                Props.empty());
        SessionNode.await(stopped);
    }

    /** Five seconds of a patient with a wearable and a camera. */
    private static Telemetry chunk(long i) {
        List<Telemetry.Affect> affect = new ArrayList<>();
        for (int second = 0; second < 5; second++) {
            affect.add(new Telemetry.Affect(
                    5_000 * i + 1_000L * second,
                    Emotion.FEARFUL,
                    0.71,
                    List.of(0.05, 0.02, 0.71, 0.06, 0.08, 0.04, 0.04),
                    -0.31,
                    0.52,
                    0.61,
                    false,
                    List.of("face", "voice"),
                    List.of(55.0, 45.0)));
        }
        return new Telemetry(
                5_000 * i,
                5_000 * i + 5_000,
                92.0 + i % 20,
                5,
                List.of(652.0, 648.0, 655.0, 661.0, 640.0, 652.0, 648.0),
                affect,
                3.5,
                -2.0,
                0.4,
                128.0,
                4.0,
                61.0,
                50,
                25,
                50 * i,
                "00112233aabbccdd",
                0);
    }

    private static void recover(SessionNode node, EntityId id, long expected, Samples samples, String measure)
            throws InterruptedException {
        CompletableFuture<Memory<SessionState>> there = new CompletableFuture<>();
        long start = System.nanoTime();
        ActorRef<RecordingEntity.Message> entity =
                entity(node, id, Integer.MAX_VALUE, new RecordingEntity.Listener<>() {
                    @Override
                    public void recovered(Memory<SessionState> memory) {
                        there.complete(memory);
                    }
                });
        long events = SessionNode.await(there).sequenceNr();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (events != expected) {
            throw new IllegalStateException("recovered " + events + " events, not " + expected);
        }
        samples.add(
                measure,
                measure.endsWith("snapshot") ? "ms" : "events/s",
                OURS,
                measure.endsWith("snapshot") ? seconds * 1e3 : events / seconds);
        stop(node, entity);
    }

    private static void raw(SessionNode node, RawJournal raw, EntityId id, int events, Samples samples) {
        long start = System.nanoTime();
        List<CompletableFuture<Recorded<?>>> opened = new ArrayList<>();
        raw.read(
                "session|" + id,
                PAGE,
                (bytes, manifest) -> opened.add(
                        node.journal.envelopes().read(bytes, manifest).toCompletableFuture()));
        opened.forEach(CompletableFuture::join);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (opened.size() != events) {
            throw new IllegalStateException("read " + opened.size() + " events, not " + events);
        }
        samples.add("recovery from the first event", "events/s", RAW, events / seconds);
        samples.add("read and fold for replay", "events/s", RAW, events / seconds);
    }

    private static void replay(SessionNode node, EntityId id, int events, Samples samples) {
        long start = System.nanoTime();
        List<Recorded<SessionEvent>> log = SessionNode.await(
                node.log.of(new SessionDomain(), id).map(LoggedEvent::recorded).runWith(Sink.seq(), node.system));
        SessionReplay replay = new SessionReplay(id, log);
        double seconds = (System.nanoTime() - start) / 1e9;
        samples.add("read and fold for replay", "events/s", OURS, events / seconds);
        Random random = new Random(1);
        Histogram micros = new Histogram(60_000_000L, 3);
        for (int i = 0; i < SEEKS; i++) {
            long seek = System.nanoTime();
            var view = replay.view(replay.atEvent(1 + random.nextInt(events)), dev.inhabit.protocol.Role.PATIENT);
            if (view == null) {
                throw new IllegalStateException("nothing to see");
            }
            micros.recordValue((System.nanoTime() - seek) / 1_000);
        }
        samples.add("seek p50", "ms", OURS, micros.getValueAtPercentile(50) / 1e3);
        samples.add("seek p99", "ms", OURS, micros.getValueAtPercentile(99) / 1e3);
    }
}
