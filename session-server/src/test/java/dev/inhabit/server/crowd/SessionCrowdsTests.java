package dev.inhabit.server.crowd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.NpcBehaviour;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.server.crowd.simulation.ApplauseStyle;
import dev.inhabit.server.crowd.simulation.CrowdChange;
import dev.inhabit.server.crowd.simulation.CrowdOrder;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.StateShares;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.AudienceOrder;
import dev.inhabit.server.session.AudienceSettings;
import dev.inhabit.server.session.PinnedLevel;
import dev.inhabit.server.session.SessionClock;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionFeed;
import dev.inhabit.server.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The line between a session and its crowd. */
class SessionCrowdsTests {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final AudienceOrder HARDER =
            new AudienceOrder(4, 21, new AudienceOrder.Set(new AudienceSettings(30, 90, 8)));

    private final EntityId id = EntityId.of(new TenantId("demo"), UUID.randomUUID());
    private static final ActorTestKit KIT = ActorTestKit.create("line");
    private final TestProbe<CrowdMessage> crowd = KIT.createTestProbe();
    private final TestProbe<SessionFeed.Message> feed = KIT.createTestProbe();
    private final SessionCrowds crowds =
            new SessionCrowds(KIT.system(), (session, message) -> crowd.getRef().tell(message));

    @AfterAll
    static void stop() {
        KIT.shutdownTestKit();
    }

    private static PinnedLevel level(int audience, String applause) {
        return new PinnedLevel(
                "hash",
                "3C",
                "Auditorium",
                300_000,
                55,
                65,
                audience,
                50,
                3,
                new PinnedLevel.Shares(60, 40, 0, 0, 20),
                applause,
                "{}");
    }

    private SessionState state(PinnedLevel level) {
        return new SessionEvent.Created(new Asker("demo~t", Role.THERAPIST), "demo~p1", level, "demo~t", 42, 1, 60)
                .applyTo(SessionState.none(id), new EventMeta(1, NOW, NOW));
    }

    private CrowdMessage.Follow followed() {
        return assertInstanceOf(CrowdMessage.Follow.class, crowd.receiveMessage(Duration.ofSeconds(10)));
    }

    @Test
    void aLevelBecomesASeating() {
        CrowdSeating seating = CrowdOfSession.seating(state(level(30, "mixed")));
        assertNotNull(seating);
        assertEquals(42, seating.seed());
        assertEquals(30, seating.settings().size());
        assertEquals(new StateShares(60, 40, 0, 0, 20), seating.settings().shares());
        assertNull(CrowdOfSession.seating(state(level(0, "none"))));
    }

    @Test
    void ordersBecomeChanges() {
        PinnedLevel mixed = level(30, "mixed");
        assertEquals(new CrowdOrder(4, 21, new CrowdChange.Settings(30, 90, 8)), CrowdOfSession.order(HARDER, mixed));
        assertEquals(
                new CrowdChange.Direct(3, NpcState.AMBIENT, null, null, 40),
                change(new AudienceOrder.Direct(3, NpcBehaviour.DISTRACTED, 40), mixed));
        assertEquals(
                new CrowdChange.Happen(SceneEvent.COUGH),
                change(new AudienceOrder.Inject(SceneEvent.COUGH, "noise"), mixed));
        assertEquals(
                new CrowdChange.Applaud(ApplauseStyle.MIXED),
                change(new AudienceOrder.Inject(SceneEvent.APPLAUSE, null), mixed));
        assertEquals(new CrowdChange.Score(11), change(new AudienceOrder.Score(11), mixed));
        assertNull(CrowdOfSession.order(new AudienceOrder(1, 1, new AudienceOrder.Skip()), mixed));
    }

    private static CrowdChange change(AudienceOrder.Change change, PinnedLevel level) {
        CrowdOrder order = CrowdOfSession.order(new AudienceOrder(1, 1, change), level);
        assertNotNull(order);
        return order.change();
    }

    @Test
    void whatTheCrowdTellsReachesTheFeed() {
        crowds.follow(state(level(30, "mixed")), feed.getRef());
        ActorRef<CrowdOut> line = followed().feed();
        line.tell(new CrowdOut.Seats(new byte[] {1}));
        line.tell(new CrowdOut.Frame(7, new byte[] {2}, true, 51));
        line.tell(new CrowdOut.Mark(10, 0xABCL, 4));
        assertInstanceOf(SessionFeed.CrowdSeated.class, feed.receiveMessage());
        SessionFeed.CrowdMoved moved = assertInstanceOf(SessionFeed.CrowdMoved.class, feed.receiveMessage());
        assertEquals(20.0, moved.attentionPercent());
        assertEquals(new SessionFeed.CrowdMarked(10, "0000000000000abc", 4), feed.receiveMessage());
    }

    /** A crowd whose entity moved knows nothing; it is told everything again, the news included. */
    @Test
    void aSilentCrowdIsToldEverythingAgain() {
        crowds.follow(state(level(30, "mixed")), feed.getRef());
        assertEquals(List.of(), followed().orders());
        SessionClock running = SessionClock.notStarted().running(NOW);
        crowds.clock(id, running);
        crowds.obey(id, HARDER);
        assertInstanceOf(CrowdMessage.ClockChanged.class, crowd.receiveMessage());
        assertInstanceOf(CrowdMessage.Obey.class, crowd.receiveMessage());
        CrowdMessage.Follow again = followed();
        assertEquals(new CrowdClock(0, NOW, true), again.clock());
        assertEquals(1, again.orders().size());
        assertEquals(4, again.orders().get(0).sessionSequenceNr());
    }

    @Test
    void theLineEndsWithTheSession() {
        crowds.follow(state(level(30, "mixed")), feed.getRef());
        ActorRef<CrowdOut> line = followed().feed();
        crowds.leave(id);
        assertEquals(CrowdMessage.Leave.LEAVE, crowd.receiveMessage());
        KIT.createTestProbe().expectTerminated(line, Duration.ofSeconds(10));
        crowds.keyframe(id);
        crowd.expectNoMessage(Duration.ofMillis(200));
    }
}
