package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a session's actors record, answer and show. */
class ExposureSessionTests extends SessionActors {
    private static SessionView.@Nullable RatedHeart heartOf(ToClient.Recorded recorded) {
        return recorded.update() instanceof SessionUpdate.Suds suds ? suds.heart() : null;
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
        assertEquals(new SessionUpdate.Suds(62, null, SudsSource.HAND, false, heartOf(suds)), suds.update());
        assertEquals(88, Objects.requireNonNull(heartOf(suds)).bpm(), "of this moment, before five seconds are over");
        ToClient.Live live = await(socket, ToClient.Live.class);
        assertEquals(88.0, live.heartRateBpm());
        assertFalse(live.headsetConnected());
    }

    @Test
    @SuppressWarnings("unchecked")
    void whoWasAwayForLongIsSentWhatIsReadWithTheSessionAsItStoodAfterTheLastOfIt() {
        createAndStart();
        for (int i = 0; i < 5; i++) {
            send(new SessionCommand.RecordSuds(PATIENT, 50, null, SudsSource.HAND));
            done();
        }
        List<Recorded<SessionEvent>> stored = journal.persistedInStorage("session|" + id).stream()
                .map(one -> (Recorded<SessionEvent>) one)
                .toList();
        TestProbe<ToSocket> socket = join(THERAPIST, Rest.Purpose.WATCH, 1);
        await(socket, ToClient.Welcome.class);
        send(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        done();
        history.complete(stored.subList(1, stored.size()));
        for (long sequenceNr = 2; sequenceNr <= 7; sequenceNr++) {
            ToClient.Recorded read = await(socket, ToClient.Recorded.class);
            assertEquals(sequenceNr, read.sequenceNr());
            assertEquals(Phase.RUNNING, read.session().phase());
        }
        assertEquals(
                Phase.ENDED, await(socket, ToClient.Recorded.class).session().phase());
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
        session.tell(new SessionMessage.View(Role.THERAPIST, viewed.getRef()));
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
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(30), () -> {
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
        session.tell(new SessionMessage.IssueTicket(THERAPIST, Rest.Purpose.WATCH, null, ticket.getRef()));
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
        session.tell(new SessionMessage.View(Role.THERAPIST, viewed.getRef()));
        assertNull(viewed.receiveMessage().view());
        kit.createTestProbe().awaitAssert(Duration.ofSeconds(30), () -> {
            synchronized (crowd) {
                assertTrue(crowd.contains("passivate"));
            }
            return null;
        });
    }
}
