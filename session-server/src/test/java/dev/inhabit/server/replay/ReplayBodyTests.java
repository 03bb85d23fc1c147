package dev.inhabit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.VariabilityWithheld;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.session.BodyChunk;
import dev.inhabit.server.session.BodyOfSession;
import dev.inhabit.server.session.BodyViews;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.Telemetry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a replay tells of the body is what was told while it happened. */
class ReplayBodyTests {
    private final BodyOfSession session = BodyOfSession.started(36.0);
    private final List<ToClient.Body> live = new ArrayList<>();

    private void tells(Telemetry chunk, @org.jspecify.annotations.Nullable Long gapMs) {
        live.add(BodyViews.body(
                new BodyViews.Now(
                        session.state(),
                        session.activeMs(),
                        session.now().toEpochMilli(),
                        chunk.heartRateBpm(),
                        gapMs,
                        BodyViews.sample(chunk)),
                ShippedBiofeedback.HEART));
    }

    @Test
    void everyFiveSecondsAgainWithGapsAndSickness() {
        for (int i = 0; i < 30; i++) {
            BodyChunk body = i % 7 == 3
                    ? BodyOfSession.body(null, VariabilityWithheld.TOO_MUCH_CORRECTED)
                    : BodyOfSession.body(30.0 - i / 2.0, null);
            tells(session.feels(i == 12 ? null : Double.valueOf(80 + i % 9), body), i == 12 ? 5_000L : null);
            if (i == 20) {
                session.happens(new SessionEvent.SicknessReported(BodyOfSession.PATIENT, true));
            }
        }
        ReplayBody replayed =
                new ReplayBody(new SessionReplay(BodyOfSession.ID, session.log()), ShippedBiofeedback.HEART);
        List<ToClient> told = new ArrayList<>();
        for (long ms = 5_000; ms <= 150_000; ms += 250) {
            ToClient news = replayed.news(ms, false, Role.THERAPIST);
            if (news != null) {
                told.add(news);
            }
        }
        assertEquals(live, told);
    }

    @Test
    void aJumpTellsWhatStandsThereAndThePatientTheOwnHeartAlone() {
        for (int i = 0; i < 10; i++) {
            tells(session.feels(80.0 + i, BodyOfSession.body(30.0, null)), null);
        }
        ReplayBody replayed =
                new ReplayBody(new SessionReplay(BodyOfSession.ID, session.log()), ShippedBiofeedback.HEART);
        assertEquals(live.get(4), replayed.news(27_400, true, Role.THERAPIST));
        assertNull(replayed.news(27_500, false, Role.THERAPIST));
        assertEquals(live.get(1), replayed.news(12_000, true, Role.THERAPIST));
        ToClient.OwnHeart own = assertInstanceOf(ToClient.OwnHeart.class, replayed.news(27_400, true, Role.PATIENT));
        assertEquals(live.get(4).heart(), own.heart());
    }
}
