package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.ToSocket;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** Both doors out are open to both; the record and the headset are told who took one. */
class WhoLeftTests extends SessionActors {
    private void leavesAs(SessionCommand exit, boolean byPatient) {
        TestProbe<ToSocket> headset = join(PATIENT, Rest.Purpose.HEADSET, 2);
        await(headset, ToClient.Welcome.class);
        send(exit);
        assertEquals(
                byPatient ? "patient" : "therapist",
                await(headset, ToClient.GoToSafeScene.class).by());
        assertEquals(byPatient, exited(headset).byPatient());
    }

    private static SessionUpdate.Exited exited(TestProbe<ToSocket> socket) {
        return (SessionUpdate.Exited)
                await(socket, ToClient.Recorded.class, recorded -> recorded.update() instanceof SessionUpdate.Exited)
                        .update();
    }

    @Test
    void aTherapistWhoTakesThePatientsDoorLeavesAsTheTherapist() {
        createAndStart();
        leavesAs(new SessionCommand.SafetyExit(THERAPIST), false);
    }

    @Test
    void aPatientWhoTakesTheTherapistsDoorLeavesAsThePatient() {
        createAndStart();
        leavesAs(new SessionCommand.ForceExit(PATIENT, "enough"), true);
    }

    @Test
    void theSameHoldsAfterTheEnd() {
        createAndStart();
        send(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        done();
        TestProbe<ToSocket> watcher = join(THERAPIST, Rest.Purpose.WATCH, 3);
        await(watcher, ToClient.Welcome.class);
        send(new SessionCommand.SafetyExit(THERAPIST));
        assertEquals(false, exited(watcher).byPatient());
        send(new SessionCommand.ForceExit(PATIENT, null));
        assertEquals(true, exited(watcher).byPatient());
    }
}
