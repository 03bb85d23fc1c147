package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.ToSocket;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** A live session before an audience: phases come when session time does, and headset and page are told. */
class StageDutyTests extends SessionActors {
    private TestProbe<ToSocket> headset = kit.createTestProbe();

    private void begin() {
        PinnedLevel level =
                TalkingSession.CONTENT.levels().find("3B").orElseThrow().pinned();
        send(new SessionCommand.Create(THERAPIST, "demo~p1", level, THERAPIST.accountId(), 42, 2, 60));
        done();
        headset = join(PATIENT, Rest.Purpose.HEADSET, 0);
        ToClient.Welcome welcome = await(headset, ToClient.Welcome.class);
        assertEquals(List.of("notes"), welcome.session().stage().features());
        send(new SessionCommand.Start(THERAPIST));
        done();
    }

    private <T extends SessionUpdate> T told(Class<T> kind) {
        return kind.cast(await(headset, ToClient.Recorded.class, one -> kind.isInstance(one.update()))
                .update());
    }

    @Test
    void eachPhaseComesAndThenTheApplauseAndThenTheEnd() {
        begin();
        assertEquals(
                AudiencePhase.SETTLING, told(SessionUpdate.PhaseBegan.class).phase());
        ahead = Duration.ofMinutes(2);
        SessionUpdate.PhaseBegan varied = told(SessionUpdate.PhaseBegan.class);
        assertEquals(AudiencePhase.VARIED, varied.phase());
        assertEquals(70, varied.attentive());
        assertTrue(varied.effectiveTick() >= 1_200, "not before its time");
        ahead = Duration.ofMinutes(5);
        assertEquals(AudiencePhase.LATE, told(SessionUpdate.PhaseBegan.class).phase());
        send(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        done();
        SessionUpdate.SpeechEnded over = told(SessionUpdate.SpeechEnded.class);
        assertEquals("polite", over.applause());
        ahead = Duration.ofMinutes(5).plusMillis(over.forMs());
        ToClient.Recorded ended =
                await(headset, ToClient.Recorded.class, one -> one.update() instanceof SessionUpdate.Ended);
        assertEquals(Phase.ENDED, ended.session().phase());
        assertEquals(THERAPIST.accountId(), ended.by());
        synchronized (crowd) {
            assertTrue(crowd.contains("obey Applaud[style=polite]"), crowd.toString());
            assertEquals(
                    3,
                    crowd.stream().filter(one -> one.startsWith("obey Divide")).count());
        }
    }
}
