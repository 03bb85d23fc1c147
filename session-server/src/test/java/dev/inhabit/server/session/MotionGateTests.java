package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.NotJudged;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.adaptation.RuleSettings;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.feed.BodyAtRest;
import dev.inhabit.server.replay.SessionReplay;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A heart that beats by moving, or by sickness, says nothing of fear. The scene began with a baseline of 72 bpm. */
class MotionGateTests {
    private static final Biofeedback HEART = ShippedBiofeedback.HEART;
    private static final RuleSettings RULES = RuleSettings.of(HEART);

    private final BodyOfSession session = BodyOfSession.started(40.0);
    private long activeMs;

    private static Telemetry chunk(long fromMs, double bpm, @Nullable MotionChunk motion) {
        return new Telemetry(
                fromMs,
                fromMs + 5_000,
                bpm,
                5,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                -1,
                "",
                -1,
                null,
                null,
                null,
                motion);
    }

    private Telemetry feels(double bpm, @Nullable MotionChunk motion) {
        Telemetry chunk = chunk(activeMs, bpm, motion);
        activeMs += 5_000;
        session.passes(5);
        session.accept(new SessionCommand.RecordTelemetry(chunk, null, RULES, HEART.motionGate()));
        return chunk;
    }

    private ToClient.Body body(Telemetry chunk) {
        return body(session.state(), chunk);
    }

    private ToClient.Body body(SessionState state, Telemetry chunk) {
        return BodyViews.body(
                BodyViews.now(state, chunk.toActiveMs(), session.now().toEpochMilli(), chunk, 0L, HEART), HEART);
    }

    @Test
    void whileThePatientMovesNothingIsReadIntoTheHeartAndTheReasonIsShown() {
        feels(88, new MotionChunk(20.0, .05));
        ToClient.Body moving = body(feels(130, new MotionChunk(84.0, null)));
        assertEquals(NotJudged.MOVING, moving.notJudged());
        assertNull(moving.status());
        assertNull(moving.recoveryPercent());
        assertEquals(130.0, moving.heart().heartRateBpm(), "what was measured is shown");
        assertEquals(88.0, session.state().heart().peakBpm(), "and is no peak of fear");
        assertEquals(
                BodyAtRest.UNKNOWN,
                BodyViews.known(session.state(), session.now()).rest(),
                "nor is it read as stress");
        assertEquals(1, session.state().adaptation().heart().size(), "nor by rules");
    }

    @Test
    void aSensorThatIsShakenCountsAsMuch() {
        assertEquals(
                NotJudged.MOVING, body(feels(120, new MotionChunk(null, .31))).notJudged());
    }

    @Test
    void theHeartIsJudgedAgainOnceItHasSettled() {
        feels(130, new MotionChunk(84.0, null));
        for (int s = 5; s <= HEART.motionGate().settlesS(); s += 5) {
            assertEquals(
                    NotJudged.MOVING,
                    body(feels(120, new MotionChunk(10.0, null))).notJudged());
        }
        ToClient.Body settled = body(feels(100, new MotionChunk(10.0, null)));
        assertNull(settled.notJudged());
        assertNotNull(settled.status());
        assertEquals(100.0, session.state().heart().peakBpm());
    }

    @Test
    void withoutAnythingThatTellsOfMotionTheHeartIsJudged() {
        assertNull(body(feels(130, null)).notJudged());
        assertEquals(130.0, session.state().heart().peakBpm());
    }

    @Test
    void noRuleSuggestsAnythingFromMovingAboutForMinutes() {
        for (int i = 0; i < 80; i++) {
            feels(110, new MotionChunk(90.0, null));
        }
        assertTrue(session.state().adaptation().made().isEmpty());
        BodyOfSession still = BodyOfSession.started(40.0);
        for (int i = 0; i < 80; i++) {
            still.passes(5);
            still.accept(new SessionCommand.RecordTelemetry(
                    chunk(5_000L * i, 110, new MotionChunk(5.0, null)), null, RULES, HEART.motionGate()));
        }
        assertFalse(still.state().adaptation().made().isEmpty(), "who sits still and stays high is another matter");
    }

    @Test
    void aScoreOfSicknessAsHighAsTheClinicSetStopsItUntilItPasses() {
        double from = HEART.motionGate().ssqTotalFrom().doubleValue();
        session.accept(new BodyCommand.ScoreSickness(BodyOfSession.PATIENT, from - .1, from));
        assertNull(body(feels(90, null)).notJudged());
        session.accept(new BodyCommand.ScoreSickness(BodyOfSession.PATIENT, from, from));
        ToClient.Body scored = body(feels(95, null));
        assertEquals(NotJudged.SSQ, scored.notJudged());
        assertTrue(scored.motionSick());
        assertNull(scored.status());
        session.accept(new BodyCommand.ScoreSickness(BodyOfSession.PATIENT, 0, from));
        assertNull(body(feels(95, null)).notJudged());
    }

    @Test
    void replayShowsTheSameReason() {
        feels(88, new MotionChunk(20.0, null));
        Telemetry moving = feels(130, new MotionChunk(84.0, null));
        ToClient.Body live = body(moving);
        SessionReplay replay = new SessionReplay(BodyOfSession.ID, session.log());
        assertEquals(live, body(replay.after(session.log().size()), moving));
        assertEquals(
                Objects.requireNonNull(live.notJudged()),
                session.state().adaptation().notJudged(session.now().toEpochMilli()));
    }
}
