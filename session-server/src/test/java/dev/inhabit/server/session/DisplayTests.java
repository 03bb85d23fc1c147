package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.Moment;
import dev.inhabit.server.feed.ToSocket;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** What watchers are told of the headset's display is true, whatever the headset says. */
class DisplayTests extends SessionActors {
    private void shown(long sequenceNr) {
        session.tell(new SessionMessage.Felt(new Moment.Shown(sequenceNr)));
    }

    @Test
    void onlyWhatWasRecordedIsShownAndNeverLessThanBefore() {
        createAndStart();
        TestProbe<ToSocket> watcher = join(THERAPIST, Rest.Purpose.WATCH, 2);
        await(watcher, ToClient.Welcome.class);
        shown(1_000_000_000);
        shown(3);
        shown(2);
        assertEquals(2, await(watcher, ToClient.Shown.class).sequenceNr());
        send(new SessionCommand.RecordSuds(PATIENT, 40, null, SudsSource.HAND));
        assertEquals(3, done().sequenceNr());
        await(watcher, ToClient.Recorded.class, recorded -> recorded.sequenceNr() == 3);
        shown(1);
        shown(2);
        shown(0);
        shown(3);
        assertEquals(3, await(watcher, ToClient.Shown.class).sequenceNr());
    }
}
