package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionUpdate.PromptReason;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.ToSocket;
import java.time.Duration;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** The session asks its headset for the last rating, and ends by itself when it has come. */
class EndRatingDutyTests extends SessionActors {
    @Override
    Duration promptEvery() {
        return Duration.ofMinutes(3);
    }

    @Test
    void itIsAskedForAndThenTheSessionEnds() {
        createAndStart();
        TestProbe<ToSocket> page = join(THERAPIST, Rest.Purpose.WATCH, 0);
        TestProbe<ToSocket> headset = join(PATIENT, Rest.Purpose.HEADSET, 0);
        await(page, ToClient.Live.class, ToClient.Live::headsetConnected);
        await(headset, ToClient.Recorded.class, one -> isPrompt(one, PromptReason.START));
        send(new SessionCommand.RecordSuds(PATIENT, 60, null, SudsSource.HAND));
        done();
        ahead = Duration.ofMinutes(2);
        send(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        done();
        await(headset, ToClient.Recorded.class, one -> isPrompt(one, PromptReason.END));
        send(new SessionCommand.RecordSuds(PATIENT, 30, null, SudsSource.HAND));
        done();
        ToClient.Recorded ended =
                await(headset, ToClient.Recorded.class, one -> one.update() instanceof SessionUpdate.Ended);
        assertEquals(THERAPIST.accountId(), ended.by());
    }

    private static boolean isPrompt(ToClient.Recorded one, PromptReason reason) {
        return one.update() instanceof SessionUpdate.SudsPrompted prompted && prompted.reason() == reason;
    }
}
