package dev.inhabit.server.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.crowd.simulation.CrowdChange;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.testkit.PersistenceTestKitPlugin;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The crowd's actors over a journal in memory that can be made to fail, by a clock that the test sets. */
class NpcCrowdTests {
    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
    private static final CrowdClock RUNNING = new CrowdClock(0, START, true);
    private static final CrowdOrder CRITICAL = new CrowdOrder(5, 12, new CrowdChange.Settings(100, 100, 9));
    private static final CrowdOrder QUESTION = new CrowdOrder(7, 30, new CrowdChange.Happen(SceneEvent.QUESTION));

    private final EntityId id = EntityId.of(new TenantId("demo"), UUID.randomUUID());
    private final ActorTestKit kit = ActorTestKit.create(
            "crowd",
            ConfigFactory.parseString("pekko.persistence.testkit.events.serialize = off")
                    .withFallback(PersistenceTestKitPlugin.getInstance().config())
                    .withFallback(ConfigFactory.load()));
    private final PersistenceTestKit journal = PersistenceTestKit.create(kit.system());
    private final List<String> passivated = new ArrayList<>();
    private volatile Instant now = START;
    private final Told told = new Told();
    private TestProbe<CrowdOut> feed = kit.createTestProbe();
    private ActorRef<CrowdMessage> crowd = spawn();

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    private ActorRef<CrowdMessage> spawn() {
        InstantSource clock = () -> now;
        CrowdRooms rooms = new CrowdRooms(
                event -> new RecordingEntity.EventCatalogNames.Name(
                        "crowd." + event.getClass().getSimpleName(), 1),
                new RecordingEntity.Settings(
                        Duration.ofHours(24), 1_000, Duration.ofMillis(50), Duration.ofMillis(200)),
                clock);
        return kit.spawn(NpcCrowd.create(id, rooms, () -> {
            synchronized (passivated) {
                passivated.add("now");
            }
        }));
    }

    private void follow(CrowdClock clock, CrowdOrder... orders) {
        crowd.tell(new CrowdMessage.Follow("patient-1", Told.SEATING, clock, List.of(orders), feed.getRef()));
    }

    /** Sets the clock and hears everything up to the frame of that tick. */
    private void until(long tick) throws Exception {
        now = START.plusMillis(tick * 100);
        hear(tick);
    }

    private void hear(long tick) throws Exception {
        while (told.seen.tick() < tick) {
            told.hear(feed.receiveMessage(Duration.ofSeconds(10)));
        }
    }

    private void hearMark(long tick) throws Exception {
        while (!told.marks.containsKey(tick)) {
            told.hear(feed.receiveMessage(Duration.ofSeconds(10)));
        }
    }

    private List<Object> recorded() {
        return journal.persistedInStorage("crowd|" + id).stream()
                .map(each -> ((Recorded.Known<?>) ((Recorded<?>) each).body()).event())
                .map(Object.class::cast)
                .toList();
    }

    private void awaitRecorded(CrowdEvent... events) {
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(30), () -> {
            assertEquals(List.of(events), recorded());
            return null;
        });
    }

    private static CrowdEvent asked() {
        int npc = Told.reference(List.of(CRITICAL, QUESTION)).at(30).asking();
        return new CrowdEvent.QuestionAsked(new CrowdState.Question(7, 30, npc, 9));
    }

    @Test
    void playsObeysMarksAndRecords() throws Exception {
        follow(RUNNING);
        until(10);
        assertEquals(1, told.seatMaps);
        crowd.tell(new CrowdMessage.Obey(CRITICAL));
        crowd.tell(new CrowdMessage.Obey(CRITICAL));
        crowd.tell(new CrowdMessage.Obey(QUESTION));
        until(25);
        until(31);
        until(60);
        hearMark(50);
        told.assertTrue(List.of(CRITICAL, QUESTION));
        awaitRecorded(
                new CrowdEvent.Seated("patient-1", Told.SEATING),
                new CrowdEvent.Changed(CRITICAL),
                new CrowdEvent.Changed(QUESTION),
                asked());
    }

    @Test
    void standsStillWhilePausedAndGoesOn() throws Exception {
        follow(RUNNING);
        until(20);
        crowd.tell(new CrowdMessage.ClockChanged(new CrowdClock(2_000, now, false)));
        while (told.seen.running()) {
            told.hear(feed.receiveMessage(Duration.ofSeconds(10)));
        }
        now = START.plusSeconds(600);
        feed.expectNoMessage(Duration.ofMillis(400));
        crowd.tell(CrowdMessage.KeyframePlease.KEYFRAME_PLEASE);
        CrowdOut.Frame again = (CrowdOut.Frame) feed.receiveMessage(Duration.ofSeconds(10));
        assertTrue(again.keyframe());
        assertEquals(20, again.tick());
        crowd.tell(new CrowdMessage.ClockChanged(new CrowdClock(2_000, now, true)));
        now = now.plusSeconds(1);
        hear(30);
        told.assertTrue(List.of());
    }

    @Test
    void aStoreThatFailsDoesNotStopThePlayAndNothingIsLost() throws Exception {
        journal.failNextNPersisted(3);
        follow(RUNNING);
        crowd.tell(new CrowdMessage.Obey(CRITICAL));
        until(25);
        until(40);
        told.assertTrue(List.of(CRITICAL));
        awaitRecorded(new CrowdEvent.Seated("patient-1", Told.SEATING), new CrowdEvent.Changed(CRITICAL));
    }

    @Test
    void anEntityStartedAnewGoesOnWhereTheOldOneStopped() throws Exception {
        follow(RUNNING, CRITICAL);
        until(40);
        awaitRecorded(new CrowdEvent.Seated("patient-1", Told.SEATING), new CrowdEvent.Changed(CRITICAL));
        kit.stop(crowd);
        feed = kit.createTestProbe();
        now = START.plusMillis(5_000);
        crowd = spawn();
        follow(RUNNING, CRITICAL, QUESTION);
        hear(50);
        until(80);
        hearMark(70);
        told.assertTrue(List.of(CRITICAL, QUESTION));
        awaitRecorded(
                new CrowdEvent.Seated("patient-1", Told.SEATING),
                new CrowdEvent.Changed(CRITICAL),
                new CrowdEvent.Changed(QUESTION),
                asked());
    }

    @Test
    void leavesWhenTheSessionIsOverAndEverythingIsStored() throws Exception {
        follow(RUNNING, CRITICAL);
        until(10);
        crowd.tell(CrowdMessage.Leave.LEAVE);
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(30), () -> {
            synchronized (passivated) {
                assertTrue(!passivated.isEmpty());
            }
            return null;
        });
        assertEquals(
                List.of(new CrowdEvent.Seated("patient-1", Told.SEATING), new CrowdEvent.Changed(CRITICAL)),
                recorded());
    }
}
