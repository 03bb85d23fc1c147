package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.replay.SessionReplay;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which heart rate stands beside a rating of distress: that of its moment, or none. */
class RatedHeartTests {
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private final BodyOfSession session = BodyOfSession.started(null);

    private HeartTrace.@Nullable At rates(int suds) {
        session.happens(
                new SessionEvent.SudsRecorded(BodyOfSession.PATIENT, suds, "audience-grows", SudsSource.HAND, false));
        return Objects.requireNonNull(session.state().suds().find(session.log().size()))
                .heart();
    }

    @Test
    void aRatingHasTheHeartRateOfItsMomentWithItsAgeAndSignal() {
        session.feels(94.46, null);
        assertEquals(new HeartTrace.At(94.5, 0, 5), rates(62));
        session.feels(null, null);
        assertEquals(new HeartTrace.At(94.5, 5_000, 5), rates(64), "of five seconds before");
    }

    @Test
    void anOldOneIsNoneOfThisMoment() {
        session.feels(94.0, null);
        for (int s = 0; s < 15; s += 5) {
            session.feels(null, null);
        }
        assertEquals(15_000, Objects.requireNonNull(rates(60)).ageMs());
        session.feels(null, null);
        assertNull(rates(60), "none is made up");
    }

    @Test
    void withoutASensorThereIsNone() {
        SudsCurve.Rating rating = new SudsCurve.Rating(1, 0, AT.toEpochMilli(), 40, null, false, false);
        assertNull(rating.heart());
        assertNull(HeartTrace.NONE.at(AT.toEpochMilli()));
    }

    @Test
    void beforeTheSceneAndInAPauseItIsThatOfTheClockOnTheWall() {
        BodyOfSession fresh = BodyOfSession.started(null);
        fresh.happens(new SessionEvent.SudsRecorded(BodyOfSession.PATIENT, 30, null, SudsSource.HAND, false));
        assertEquals(
                new HeartTrace.At(72, 0, 5),
                Objects.requireNonNull(fresh.state().suds().last()).heart(),
                "of the rest");
        session.feels(100.0, null);
        session.happens(new SessionEvent.Paused(BodyOfSession.THERAPIST, "asked"));
        session.happens(new SessionEvent.TelemetryRecorded(BodyOfSession.chunk(5_000, 5_000, 80.0, null)));
        assertEquals(80.0, Objects.requireNonNull(rates(50)).bpm(), "of the pause, in which session time stands still");
    }

    @Test
    void aRatingThatComesLateHasTheHeartRateOfWhenItWasFelt() {
        session.feels(90.0, null);
        Instant felt = session.now().minusSeconds(2);
        session.feels(110.0, null);
        session.feels(120.0, null);
        SessionEvent late = new SessionEvent.SudsRecorded(BodyOfSession.PATIENT, 55, null, SudsSource.HAND, false);
        SessionState after =
                late.applyTo(session.state(), new EventMeta(session.log().size() + 1, session.now(), felt));
        assertEquals(
                new HeartTrace.At(90, 0, 5),
                Objects.requireNonNull(after.suds().last()).heart());
    }

    @Test
    void aWatchThatSendsOverHttpCountsWhereItIsFollowed() {
        session.feels(null, null);
        session.happens(new BodyEvent.SamplesReceived(
                "watch-1",
                "0b".repeat(32),
                true,
                List.of(new Samples(
                        BodyMetric.HEART_RATE,
                        "bpm",
                        List.of(
                                session.now().toEpochMilli() - 9_000,
                                session.now().toEpochMilli() - 3_000),
                        List.of(101.0, 88.0)))));
        assertEquals(new HeartTrace.At(88, 3_000, null), rates(62));
    }

    @Test
    void correctingARatingKeepsItsHeartRate() {
        session.feels(94.0, null);
        rates(62);
        session.happens(new SessionEvent.SudsCorrected(
                BodyOfSession.THERAPIST, session.log().size(), 26, "misheard"));
        SudsCurve.Rating corrected =
                Objects.requireNonNull(session.state().suds().last());
        assertEquals(26, corrected.suds());
        assertEquals(94, Objects.requireNonNull(corrected.heart()).bpm());
    }

    @Test
    void liveAndReplayShowTheSame() {
        session.feels(94.0, null);
        rates(62);
        long nr = session.log().size();
        ToClient.Recorded live =
                SessionViews.recorded(nr, session.log().get((int) nr - 1), session.state(), Role.THERAPIST);
        session.feels(130.0, null);
        SessionReplay replay = new SessionReplay(BodyOfSession.ID, session.log());
        assertEquals(List.of(live), replay.recorded(nr - 1, 1, Role.THERAPIST));
        SessionUpdate.Suds update = (SessionUpdate.Suds) live.update();
        assertEquals(new SessionView.RatedHeart(94, 0, 5), update.heart());
        SessionView view = Objects.requireNonNull(replay.view(replay.atActive(Long.MAX_VALUE), Role.THERAPIST));
        assertEquals(update.heart(), view.suds().get(0).heart());
    }
}
