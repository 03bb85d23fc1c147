package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The session's actors over a journal in memory that can be made to fail. */
class ExposureSessionTests {
    private static final Asker THERAPIST = new Asker("demo~therapist", Role.THERAPIST);
    private static final Asker PATIENT = new Asker("demo~patient", Role.PATIENT);
    private static final PinnedLevel LEVEL = new PinnedLevel(
            "hash",
            "3C",
            "Auditorium",
            300_000,
            55,
            65,
            30,
            50,
            3,
            new PinnedLevel.Shares(60, 20, 10, 10, 20),
            "mixed",
            "{}");

    private final EntityId id = EntityId.of(new TenantId("demo"), UUID.randomUUID());
    private final List<DirectoryRow> directory = new ArrayList<>();
    private final List<String> crowd = new ArrayList<>();
    private final ActorTestKit kit = ActorTestKit.create(
            "session",
            ConfigFactory.parseString("pekko.persistence.testkit.events.serialize = off")
                    .withFallback(PersistenceTestKitPlugin.getInstance().config())
                    .withFallback(ConfigFactory.load()));
    private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
    private final TestProbe<SessionMessage.Reply> replies = kit.createTestProbe();
    private ActorRef<SessionMessage> session = spawn();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private ActorRef<SessionMessage> spawn() {
        SessionRooms rooms = new SessionRooms(
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
                        3),
                event -> new RecordingEntity.EventCatalogNames.Name(
                        "session." + event.getClass().getSimpleName(), 1),
                new RecordingEntity.Settings(
                        Duration.ofHours(24), 1_000, Duration.ofMillis(50), Duration.ofMillis(200)),
                InstantSource.system(),
                row -> {
                    synchronized (directory) {
                        directory.add(row);
                    }
                },
                (entity, from, to) -> CompletableFuture.failedFuture(new IllegalStateException("no history here")),
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
                });
        return kit.spawn(ExposureSession.create(id, rooms, () -> told("passivate")));
    }

    private void told(String what) {
        synchronized (crowd) {
            crowd.add(what);
        }
    }

    private CommandId send(SessionCommand command) {
        CommandId commandId = new CommandId("c-" + UUID.randomUUID());
        send(commandId, command);
        return commandId;
    }

    private void send(CommandId commandId, SessionCommand command) {
        session.tell(SessionMessage.of(new SessionMessage.Submit(commandId, null, null, command, replies.getRef())));
    }

    private Answer answer() {
        SessionMessage.Reply reply = replies.receiveMessage(Duration.ofSeconds(10));
        return reply instanceof SessionMessage.Answered answered
                ? answered.answer()
                : fail("expected an answer, got " + reply);
    }

    private Answer.Done done() {
        return assertInstanceOf(Answer.Done.class, answer());
    }

    private void createAndStart() {
        send(new SessionCommand.Create(THERAPIST, "demo~p1", LEVEL, THERAPIST.accountId(), 42, 1, 60));
        done();
        send(new SessionCommand.Start(THERAPIST));
        done();
    }

    private TestProbe<ToSocket> join(Asker who, Rest.Purpose purpose, long cursor) {
        TestProbe<ToSocket> socket = kit.createTestProbe();
        session.tell(new SessionMessage.Join(socket.getRef(), who, purpose, cursor, 10, true));
        return socket;
    }

    private static ToClient read(ToSocket message) {
        if (message instanceof ToSocket.Reliable reliable) {
            return Wire.readToClient(reliable.json());
        } else if (message instanceof ToSocket.Latest latest) {
            return Wire.readToClient(latest.json());
        } else if (message instanceof ToSocket.Close close) {
            return Wire.readToClient(close.json());
        }
        return fail("no text: " + message);
    }

    private static <T extends ToClient> T await(TestProbe<ToSocket> socket, Class<T> type) {
        return type.cast(read(socket.fishForMessage(
                        Duration.ofSeconds(10),
                        message -> message instanceof ToSocket.Crowd || !type.isInstance(read(message))
                                ? org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes.continueAndIgnore()
                                : org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes.complete())
                .get(0)));
    }

    @Test
    void aCommandIsAnsweredWithItsPlaceInTheLogAndARepeatWithTheSame() {
        createAndStart();
        CommandId suds = send(new SessionCommand.RecordSuds(PATIENT, 62, "started", SudsSource.HAND));
        Answer.Done first = done();
        assertEquals(3, first.sequenceNr());
        assertFalse(first.repeated());
        send(suds, new SessionCommand.RecordSuds(PATIENT, 62, "started", SudsSource.HAND));
        Answer.Done again = done();
        assertEquals(3, again.sequenceNr());
        assertTrue(again.repeated());
        assertEquals(3, journal.persistedInStorage("session|" + id).size());
    }

    @Test
    void aWatcherSeesWhatWasRecordedFromItsCursorOnAndTheMoment() {
        createAndStart();
        TestProbe<ToSocket> socket = join(THERAPIST, Rest.Purpose.WATCH, 0);
        ToClient.Welcome welcome = await(socket, ToClient.Welcome.class);
        assertEquals(Phase.RUNNING, welcome.session().phase());
        assertInstanceOf(
                SessionUpdate.Created.class,
                await(socket, ToClient.Recorded.class).update());
        assertInstanceOf(
                SessionUpdate.Started.class,
                await(socket, ToClient.Recorded.class).update());
        session.tell(new SessionMessage.Felt(new Moment.Heart(88, List.of())));
        send(new SessionCommand.RecordSuds(PATIENT, 62, null, SudsSource.HAND));
        ToClient.Recorded suds = await(socket, ToClient.Recorded.class);
        assertEquals(3, suds.sequenceNr());
        assertEquals(new SessionUpdate.Suds(62, null, SudsSource.HAND, false), suds.update());
        ToClient.Live live = await(socket, ToClient.Live.class);
        assertEquals(88.0, live.heartRateBpm());
        assertFalse(live.headsetConnected());
    }

    @Test
    void aPatientsSocketIsToldOfANoteWithoutItsText() {
        createAndStart();
        TestProbe<ToSocket> headset = join(PATIENT, Rest.Purpose.HEADSET, 2);
        TestProbe<ToSocket> watcher = join(THERAPIST, Rest.Purpose.WATCH, 2);
        send(new SessionCommand.AddNote(THERAPIST, "looks at the floor"));
        assertEquals(
                new SessionUpdate.Noted(null),
                await(headset, ToClient.Recorded.class).update());
        assertEquals(
                new SessionUpdate.Noted("looks at the floor"),
                await(watcher, ToClient.Recorded.class).update());
    }

    @Test
    void anExitReachesTheHeadsetAndIsThenRecordedThoughTheStoreFailsAtFirst() {
        createAndStart();
        TestProbe<ToSocket> headset = join(PATIENT, Rest.Purpose.HEADSET, 2);
        await(headset, ToClient.Welcome.class);
        journal.failNextNPersisted(2);
        send(new SessionCommand.SafetyExit(PATIENT));
        assertInstanceOf(SessionMessage.Delivered.class, replies.receiveMessage());
        await(headset, ToClient.GoToSafeScene.class);
        done();
        TestProbe<SessionMessage.Viewed> viewed = kit.createTestProbe();
        session.tell(new SessionMessage.View(viewed.getRef()));
        assertEquals(Phase.ENDED, assertNotNull2(viewed.receiveMessage().view()).phase());
    }

    private static <T> T assertNotNull2(@org.jspecify.annotations.Nullable T value) {
        assertNotNull(value);
        return value;
    }

    @Test
    void aCommandWhoseWriteFailsIsWrittenAgainOnceAndNotDoubled() {
        createAndStart();
        journal.failNextNPersisted(1);
        send(new SessionCommand.RecordSuds(PATIENT, 40, null, SudsSource.HAND));
        done();
        assertEquals(3, journal.persistedInStorage("session|" + id).size());
    }

    @Test
    void aSessionThatComesBackSaysThatItWasAwayAndSeatsItsCrowdAgain() {
        createAndStart();
        send(new SessionCommand.Adjust(THERAPIST, null, 90, null));
        done();
        kit.stop(session);
        session = spawn();
        TestProbe<ToSocket> socket = join(THERAPIST, Rest.Purpose.WATCH, 3);
        assertEquals(
                90, await(socket, ToClient.Welcome.class).session().audience().mood());
        send(new SessionCommand.Pause(THERAPIST, "asked"));
        assertEquals(5, done().sequenceNr());
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(5), () -> {
            synchronized (crowd) {
                assertEquals(2, crowd.stream().filter("follow"::equals).count());
                assertTrue(crowd.contains("stopped"));
            }
            return null;
        });
    }

    @Test
    void beyondItsLimitASessionRefusesWithAHintButNeverARating() {
        createAndStart();
        journal.failNextNPersisted(1);
        for (int i = 0; i < 40; i++) {
            send(new SessionCommand.Encourage(THERAPIST, "go on"));
        }
        send(new SessionCommand.RecordSuds(PATIENT, 55, null, SudsSource.HAND));
        int busy = 0;
        int recorded = 0;
        for (int i = 0; i < 41; i++) {
            if (answer() instanceof Answer.Refused refused) {
                assertEquals(ErrorCode.BUSY, refused.refusal().code());
                assertNotNull(refused.refusal().retryAfterMs());
                busy++;
            } else {
                recorded++;
            }
        }
        assertTrue(busy > 0);
        assertEquals(41, busy + recorded);
        assertEquals(2 + recorded, journal.persistedInStorage("session|" + id).size());
    }

    @Test
    void aTicketOpensOneSocketOnce() {
        createAndStart();
        TestProbe<SessionMessage.Ticket> ticket = kit.createTestProbe();
        session.tell(new SessionMessage.IssueTicket(THERAPIST, Rest.Purpose.WATCH, ticket.getRef()));
        String secret = ticket.receiveMessage().secret();
        TestProbe<SessionMessage.Redeemed> redeemed = kit.createTestProbe();
        session.tell(new SessionMessage.RedeemTicket(secret, redeemed.getRef()));
        assertEquals(THERAPIST, redeemed.receiveMessage().who());
        session.tell(new SessionMessage.RedeemTicket(secret, redeemed.getRef()));
        assertNull(redeemed.receiveMessage().who());
    }

    @Test
    void whatWasNeverCreatedLeavesAgain() {
        TestProbe<SessionMessage.Viewed> viewed = kit.createTestProbe();
        session.tell(new SessionMessage.View(viewed.getRef()));
        assertNull(viewed.receiveMessage().view());
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(5), () -> {
            synchronized (crowd) {
                assertTrue(crowd.contains("passivate"));
            }
            return null;
        });
    }
}
