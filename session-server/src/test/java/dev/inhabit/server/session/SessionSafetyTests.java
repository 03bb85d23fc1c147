package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** What holds when the therapist or the store is away. */
class SessionSafetyTests extends SessionActors {
    private static final Asker OBSERVER = new Asker("demo~observer", Role.THERAPIST);

    private void awaitPause(TestProbe<ToSocket> socket) {
        await(socket, ToClient.Recorded.class, recorded -> recorded.update()
                .equals(new SessionUpdate.Paused("controller-gone")));
    }

    @Test
    void anObserverWhoComesDoesNotHideThatTheTherapistInControlHasGone() {
        createAndStart();
        TestProbe<ToSocket> therapist = join(THERAPIST, Rest.Purpose.WATCH, 2);
        await(therapist, ToClient.Welcome.class);
        TestProbe<ToSocket> observer = join(OBSERVER, Rest.Purpose.WATCH, 2);
        await(observer, ToClient.Live.class, live -> live.watchers() == 2);
        session.tell(new SessionMessage.Leave(therapist.getRef()));
        await(observer, ToClient.Live.class, live -> live.watchers() == 1);
        ahead = Duration.ofSeconds(61);
        awaitPause(observer);
    }

    @Test
    void afterARestartATherapistWhoDoesNotComeBackIsMissed() {
        createAndStart();
        kit.stop(session);
        session = spawn();
        TestProbe<ToSocket> observer = join(OBSERVER, Rest.Purpose.WATCH, 2);
        await(observer, ToClient.Welcome.class);
        ahead = Duration.ofSeconds(61);
        awaitPause(observer);
    }

    @Test
    void whileAnExitIsNotYetRecordedWatchersKnowOfItAndAHeadsetThatComesIsSentOut() {
        createAndStart();
        TestProbe<ToSocket> watcher = join(THERAPIST, Rest.Purpose.WATCH, 2);
        assertFalse(await(watcher, ToClient.Live.class).leaving());
        journal.failNextNPersisted(1_000_000);
        send(new SessionCommand.SafetyExit(PATIENT));
        assertInstanceOf(SessionMessage.Delivered.class, replies.receiveMessage());
        assertEquals(
                Phase.RUNNING,
                await(watcher, ToClient.Live.class, ToClient.Live::leaving).phase());
        TestProbe<ToSocket> headset = join(PATIENT, Rest.Purpose.HEADSET, 2);
        assertEquals(
                Phase.RUNNING, await(headset, ToClient.Welcome.class).session().phase());
        assertEquals("patient", await(headset, ToClient.GoToSafeScene.class).by());
        journal.resetPolicy();
        done();
        assertEquals(
                Phase.ENDED,
                await(watcher, ToClient.Live.class, live -> !live.leaving()).phase());
    }

    @Test
    void aPatientsExitThatComesAfterTheEndIsRecordedOnce() {
        recordedOnceAfterTheEnd(new SessionCommand.SafetyExit(PATIENT));
    }

    @Test
    void aTherapistsExitThatComesAfterTheEndIsRecordedOnce() {
        recordedOnceAfterTheEnd(new SessionCommand.ForceExit(THERAPIST, "enough"));
    }

    private void recordedOnceAfterTheEnd(SessionCommand command) {
        createAndStart();
        send(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        long ended = done().sequenceNr();
        CommandId exit = send(command);
        assertInstanceOf(SessionMessage.Delivered.class, replies.receiveMessage());
        assertEquals(ended + 1, done().sequenceNr());
        send(exit, command);
        assertInstanceOf(SessionMessage.Delivered.class, replies.receiveMessage());
        assertEquals(ended + 1, done().sequenceNr());
        assertEquals(ended + 1, journal.persistedInStorage("session|" + id).size());
    }

    @Test
    void exitsOfBothThatWaitForTheStoreAreBothAnsweredWithTheirOwnRecord() {
        createAndStart();
        journal.failNextNPersisted(1_000_000);
        CommandId patients = send(new SessionCommand.SafetyExit(PATIENT));
        assertInstanceOf(SessionMessage.Delivered.class, replies.receiveMessage());
        CommandId therapists = send(new SessionCommand.ForceExit(THERAPIST, "enough"));
        assertInstanceOf(SessionMessage.Delivered.class, replies.receiveMessage());
        journal.resetPolicy();
        Map<CommandId, Long> recorded = new HashMap<>();
        for (int i = 0; i < 2; i++) {
            Answer.Done done = done();
            recorded.put(done.commandId(), done.sequenceNr());
        }
        // After created and started: the patient's exit and the end it makes, then the therapist's.
        assertEquals(Map.of(patients, 4L, therapists, 5L), recorded);
        assertEquals(5, journal.persistedInStorage("session|" + id).size());
    }

    @Test
    void whoAsksAgainWhileAnExitWaitsForTheStoreIsAnsweredLikeTheFirst() {
        createAndStart();
        journal.failNextNPersisted(1_000_000);
        CommandId exit = send(new SessionCommand.SafetyExit(PATIENT));
        assertInstanceOf(SessionMessage.Delivered.class, replies.receiveMessage());
        send(exit, new SessionCommand.SafetyExit(PATIENT));
        assertInstanceOf(SessionMessage.Delivered.class, replies.receiveMessage());
        journal.resetPolicy();
        assertEquals(done(), done());
        assertEquals(4, journal.persistedInStorage("session|" + id).size());
    }
}
