package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.PoisonPill;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a session when one of its parts fails. */
class LostPartTests extends SessionActors {
    /** A writer that failed while its write went through reads it when it comes back, and nobody has told the feed. */
    @Test
    @SuppressWarnings("unchecked")
    void whatWasStoredUnheardReachesThoseWhoWatch() {
        createAndStart();
        send(new SessionCommand.Pause(THERAPIST, "asked"));
        done();
        send(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        done();
        List<Recorded<SessionEvent>> stored = journal.persistedInStorage("session|" + id).stream()
                .map(one -> (Recorded<SessionEvent>) one)
                .toList();
        ActorRef<SessionFeed.Message> feed = kit.spawn(SessionFeed.create(
                id, rooms(), kit.<SessionMessage>createTestProbe().getRef()));
        feed.tell(new SessionFeed.Remembered(folded(stored.subList(0, 2))));
        TestProbe<ToSocket> page = kit.createTestProbe();
        feed.tell(new SessionFeed.Joined(
                new SessionMessage.Join(page.getRef(), THERAPIST, Rest.Purpose.WATCH, 2L, 10, false)));
        assertEquals(
                Phase.RUNNING, await(page, ToClient.Welcome.class).session().phase());
        history.complete(stored.subList(2, stored.size()));
        feed.tell(new SessionFeed.Remembered(folded(stored)));
        for (long sequenceNr = 3; sequenceNr <= stored.size(); sequenceNr++) {
            ToClient.Recorded read = await(page, ToClient.Recorded.class);
            assertEquals(sequenceNr, read.sequenceNr());
            assertEquals(Phase.ENDED, read.session().phase());
        }
    }

    /** Else a session without a feed would go on saying "delivered" to whoever wants to leave. */
    @ParameterizedTest
    @ValueSource(strings = {"feed", "safety", "writer"})
    void aSessionThatLostAPartEndsAndComesBackWhole(String part) {
        createAndStart();
        TestProbe<SessionMessage> watching = kit.createTestProbe();
        Adapter.toClassic(kit.system())
                .actorSelection(session.path().child(part))
                .tell(PoisonPill.getInstance(), org.apache.pekko.actor.ActorRef.noSender());
        watching.expectTerminated(session, Duration.ofSeconds(10));
        session = spawn();
        TestProbe<ToSocket> headset = join(PATIENT, Rest.Purpose.HEADSET, 2);
        await(headset, ToClient.Welcome.class);
        send(new SessionCommand.SafetyExit(PATIENT));
        await(headset, ToClient.GoToSafeScene.class);
    }

    private Memory<SessionState> folded(List<Recorded<SessionEvent>> events) {
        Memory<SessionState> memory = Memory.of(SessionState.none(id));
        for (Recorded<SessionEvent> event : events) {
            memory = memory.with(event);
        }
        return memory;
    }
}
