package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.alerts.ShippedAlerts;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.feed.ShippedSpeaker;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.journal.SigningKeys;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.scenario.ChosenIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** The session's actors over a journal in memory that can be made to fail. */
abstract class SessionActors {
    static final Asker THERAPIST = new Asker("demo~therapist", Role.THERAPIST);
    static final Asker PATIENT = new Asker("demo~patient", Role.PATIENT);
    /** What the store answers to those who were away. */
    final CompletableFuture<List<Recorded<SessionEvent>>> history = new CompletableFuture<>();

    /** By how much the session's clock is ahead of the machine's. */
    volatile Duration ahead = Duration.ZERO;

    final EntityId id = EntityId.of(new TenantId("demo"), UUID.randomUUID());
    final List<DirectoryRow> directory = new ArrayList<>();
    final List<SessionResult> results = new ArrayList<>();
    final List<SessionRisk> risks = new ArrayList<>();
    volatile boolean resultsAreTaken = true;
    /** What the patient's course has for the session. */
    volatile List<SessionRooms.FromCourse> standing = List.of();

    /** What the patient's course says before a start. */
    volatile CompletableFuture<Optional<Refusal>> beforeStart = CompletableFuture.completedFuture(Optional.empty());

    final List<String> crowd = new ArrayList<>();
    final ActorTestKit kit = ActorTestKit.create(
            "session",
            ConfigFactory.parseString("pekko.persistence.testkit.events.serialize = off")
                    .withFallback(PersistenceTestKitPlugin.getInstance().config())
                    .withFallback(ConfigFactory.load()));
    final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
    final TestProbe<SessionMessage.Reply> replies = kit.createTestProbe();
    ActorRef<SessionMessage> session = spawn();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    final ActorRef<SessionMessage> spawn() {
        return kit.spawn(ExposureSession.create(id, rooms(), () -> told("passivate")));
    }

    /** Takes results as a course of treatment does; a test may have it fail. */
    CompletionStage<Boolean> recorded(SessionResult result) {
        synchronized (results) {
            results.add(result);
        }
        return CompletableFuture.completedStage(resultsAreTaken);
    }

    /** Longest time without a rating; zero where nobody is asked. */
    Duration promptEvery() {
        return Duration.ZERO;
    }

    private CompletionStage<Boolean> recorded(SessionRisk risk) {
        synchronized (risks) {
            risks.add(risk);
        }
        return CompletableFuture.completedStage(resultsAreTaken);
    }

    final SessionRooms rooms() {
        return new SessionRooms(
                new SessionSettings(
                        4,
                        32,
                        Duration.ofSeconds(2),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(30),
                        8,
                        8,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60),
                        3,
                        promptEvery()),
                event -> new RecordingEntity.EventCatalogNames.Name(
                        "session." + event.getClass().getSimpleName(), 1),
                new RecordingEntity.Settings(
                        Duration.ofHours(24), 1_000, Duration.ofMillis(50), Duration.ofMillis(200)),
                () -> Instant.now().plus(ahead),
                row -> {
                    synchronized (directory) {
                        directory.add(row);
                    }
                },
                new SessionRooms.Results() {
                    @Override
                    public CompletionStage<Optional<Refusal>> beforeStart(EntityId patient, String sublevel) {
                        told("before start of " + patient + " at " + sublevel);
                        return beforeStart;
                    }

                    @Override
                    public CompletionStage<List<SessionRooms.FromCourse>> standing(EntityId patient, EntityId session) {
                        told("standing for " + session);
                        return CompletableFuture.completedStage(standing);
                    }

                    @Override
                    public CompletionStage<Boolean> record(SessionResult result) {
                        return recorded(result);
                    }

                    @Override
                    public CompletionStage<Boolean> record(SessionRisk risk) {
                        return recorded(risk);
                    }
                },
                plan -> ChosenIds.needsTalk(plan, ClinicContent.SHIPPED.builder()),
                (entity, from, to) -> history,
                new SessionRooms.Crowds() {
                    @Override
                    public void follow(SessionState state, ActorRef<SessionFeed.Message> feed) {
                        told("follow");
                    }

                    @Override
                    public void obey(EntityId session, AudienceOrder order) {
                        told("obey " + order.change());
                    }

                    @Override
                    public void clock(EntityId session, SessionClock clock) {
                        told(clock.isRunning() ? "running" : "stopped");
                    }

                    @Override
                    public void keyframe(EntityId session) {
                        told("keyframe");
                    }

                    @Override
                    public void leave(EntityId session) {
                        told("leave");
                    }
                },
                ShippedBiofeedback.HEART,
                ShippedAlerts.LIVE,
                ShippedSpeaker.TARGETS,
                SigningKeys.inMemory());
    }

    void told(String what) {
        synchronized (crowd) {
            crowd.add(what);
        }
    }

    CommandId send(SessionCommand command) {
        CommandId commandId = new CommandId("c-" + UUID.randomUUID());
        send(commandId, command);
        return commandId;
    }

    void send(CommandId commandId, SessionCommand command) {
        send(commandId, null, command);
    }

    /** Of something that happened at a time of its own; null for now. */
    void send(CommandId commandId, @Nullable Instant occurredAt, SessionCommand command) {
        session.tell(
                SessionMessage.of(new SessionMessage.Submit(commandId, null, occurredAt, command, replies.getRef())));
    }

    Answer answer() {
        SessionMessage.Reply reply = replies.receiveMessage(Duration.ofSeconds(10));
        return reply instanceof SessionMessage.Answered answered
                ? answered.answer()
                : fail("expected an answer, got " + reply);
    }

    Answer.Done done() {
        return assertInstanceOf(Answer.Done.class, answer());
    }

    void createAndStart() {
        send(new SessionCommand.Create(THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60));
        done();
        send(new SessionCommand.Start(THERAPIST));
        done();
    }

    TestProbe<ToSocket> join(Asker who, Rest.Purpose purpose, long cursor) {
        TestProbe<ToSocket> socket = kit.createTestProbe();
        session.tell(new SessionMessage.Join(socket.getRef(), who, purpose, cursor, 10, true));
        return socket;
    }

    private static @Nullable ToClient read(ToSocket message) {
        if (message instanceof ToSocket.Welcome welcome) {
            return Wire.readToClient(welcome.json());
        } else if (message instanceof ToSocket.Urgent urgent) {
            return Wire.readToClient(urgent.json());
        } else if (message instanceof ToSocket.Reliable reliable) {
            return Wire.readToClient(reliable.json());
        } else if (message instanceof ToSocket.Latest latest) {
            return Wire.readToClient(latest.json());
        }
        return message instanceof ToSocket.Close close ? Wire.readToClient(close.json()) : null;
    }

    static <T extends ToClient> T await(TestProbe<ToSocket> socket, Class<T> type) {
        return await(socket, type, message -> true);
    }

    /** The next message of a kind that is as wanted; all before it are passed over. */
    static <T extends ToClient> T await(TestProbe<ToSocket> socket, Class<T> type, Predicate<T> wanted) {
        ToSocket found = socket.fishForMessage(Duration.ofSeconds(20), message -> {
                    ToClient said = read(message);
                    return type.isInstance(said) && wanted.test(type.cast(said))
                            ? FishingOutcomes.complete()
                            : FishingOutcomes.continueAndIgnore();
                })
                .get(0);
        return type.cast(Objects.requireNonNull(read(found)));
    }
}
