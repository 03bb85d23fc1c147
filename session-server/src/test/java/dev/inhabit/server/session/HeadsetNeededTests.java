package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.ToSocket;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.Refusal;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** A session that is to begin with a headset begins with none other than one that stands in its scene. */
class HeadsetNeededTests extends SessionActors {
    private static final SessionCommand NEEDED = new SessionCommand.Start(THERAPIST, true, HeadsetPresence.NONE);

    private void create() {
        send(new SessionCommand.Create(THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60));
        done();
    }

    private void isRefused(String why) {
        send(NEEDED);
        Refusal refusal = assertInstanceOf(Answer.Refused.class, answer()).refusal();
        assertEquals(ErrorCode.CONFLICT, refusal.code());
        assertEquals(why, refusal.message());
    }

    @Test
    void itIsRefusedUntilTheHeadsetStandsInTheScene() {
        create();
        isRefused("No headset is connected to this session");
        TestProbe<ToSocket> page = join(THERAPIST, Rest.Purpose.WATCH, 0);
        TestProbe<ToSocket> headset = join(PATIENT, Rest.Purpose.HEADSET, 0);
        live(page, true, false);
        isRefused("The headset is connected and has not built the scene yet");
        session.tell(new SessionMessage.SceneBuilt(headset.getRef(), null));
        live(page, true, true);
        send(NEEDED);
        done();
    }

    @Test
    void oneThatLeftAgainIsMissing() {
        create();
        TestProbe<ToSocket> page = join(THERAPIST, Rest.Purpose.WATCH, 0);
        TestProbe<ToSocket> headset = join(PATIENT, Rest.Purpose.HEADSET, 0);
        session.tell(new SessionMessage.SceneBuilt(headset.getRef(), null));
        live(page, true, true);
        session.tell(new SessionMessage.Leave(headset.getRef()));
        live(page, false, false);
        isRefused("No headset is connected to this session");
        send(new SessionCommand.Start(THERAPIST));
        done();
    }

    private static void live(TestProbe<ToSocket> page, boolean connected, boolean ready) {
        ToClient.Live live = await(
                page, ToClient.Live.class, one -> one.headsetConnected() == connected && one.headsetReady() == ready);
        assertTrue(live.watchers() > 0);
    }
}
