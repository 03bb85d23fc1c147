package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.BodyView;
import dev.inhabit.protocol.HeartPhase;
import dev.inhabit.protocol.HeartPhase.Part;
import dev.inhabit.protocol.HeartPhase.Reading;
import dev.inhabit.protocol.HeartStatus;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.VariabilityWithheld;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.feed.BodyAtRest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BodyViewsTests {
    private final BodyOfSession session = BodyOfSession.started(40.0);
    private @Nullable Telemetry last;

    private void feels(double... bpm) {
        for (double each : bpm) {
            last = session.feels(each, BodyOfSession.body(20.0, null));
        }
    }

    private ToClient.Body body() {
        Telemetry chunk = Objects.requireNonNull(last);
        return BodyViews.body(
                new BodyViews.Now(
                        session.state(),
                        session.activeMs(),
                        session.now().toEpochMilli(),
                        chunk.heartRateBpm(),
                        chunk.heartRateBpm() == null ? 5_000L : null,
                        BodyViews.sample(chunk)),
                ShippedBiofeedback.HEART);
    }

    @Test
    void theSpecificationsPanelFollowsFromAStoredSeries() {
        feels(88, 92, 95, 88, 82, 78);
        ToClient.Body body = body();
        List<Double> graph = new ArrayList<>(Collections.nCopies(24, 72.0));
        graph.addAll(List.of(88.0, 92.0, 95.0, 88.0, 82.0, 78.0));
        assertEquals(
                new BodyView(
                        78.0,
                        null,
                        72.0,
                        62.0,
                        82.0,
                        95.0,
                        15_000L,
                        null,
                        300,
                        List.of(new BodyView.HeartRun(150_000, 5_000, graph))),
                body.heart());
        assertEquals(HeartStatus.NORMAL, body.status());
        assertEquals(73.913, body.recoveryPercent());
        feels(92);
        assertEquals(HeartStatus.ELEVATED, body().status());
        feels(82);
        assertEquals(HeartStatus.MILD, body().status());
        feels(102);
        assertEquals(HeartStatus.HIGH, body().status());
        assertEquals(0L, body().heart().peakAgeMs());
    }

    /** The example of the specification: +23 peak stress, habituation begins, goes on, recovery near the baseline. */
    @Test
    void thePhasesOfTheSpecificationAreToldWithTheirWords() {
        feels(95, 88, 82, 78);
        List<HeartPhase> phases = body().phases();
        assertEquals(
                List.of(
                        new HeartPhase(Part.START, 0, 5_000, 95.0, 23.0, Reading.PEAK_STRESS),
                        new HeartPhase(Part.MID, 5_000, 10_000, 88.0, 16.0, Reading.HABITUATION_BEGINS),
                        new HeartPhase(Part.LATER, 10_000, 15_000, 82.0, 10.0, Reading.HABITUATION_CONTINUES),
                        new HeartPhase(Part.END, 15_000, 20_000, 78.0, 6.0, Reading.RECOVERY)),
                phases);
        feels(95, 95, 95, 95);
        assertEquals(
                List.of(Reading.RAISED, Reading.RECOVERY, Reading.PEAK_STRESS, Reading.PEAK_STRESS),
                body().phases().stream().map(HeartPhase::reading).toList());
        session.accept(new SessionCommand.ReportSickness(BodyOfSession.PATIENT, true));
        assertTrue(body().phases().stream().allMatch(one -> one.reading() == null && one.overBaselineBpm() == null));
        assertEquals(91.5, body().phases().get(0).bpm());
    }

    @Test
    void aPartWithoutAHeartRateStaysEmptyAndIsNotBridged() {
        feels(95);
        session.feels(null, null);
        feels(75, 76);
        assertEquals(
                Arrays.asList(Reading.PEAK_STRESS, null, Reading.RECOVERY, Reading.NEAR_BASELINE),
                body().phases().stream().map(HeartPhase::reading).toList());
        assertNull(body().phases().get(1).bpm());
    }

    @Test
    void theTrendIsTheSlopeOverItsWindowAndNeedsAMinute() {
        for (int i = 0; i < 11; i++) {
            feels(72 + i);
        }
        assertNull(body().heart().trendBpmPerMin());
        feels(83);
        assertEquals(12.0, Objects.requireNonNull(body().heart().trendBpmPerMin()), 1e-9, "1 bpm in 5 s");
        // Six minutes later the rise is out of the window of five.
        for (int i = 0; i < 72; i++) {
            feels(90);
        }
        assertEquals(0.0, Objects.requireNonNull(body().heart().trendBpmPerMin()), 1e-9);
    }

    @Test
    void variabilityIsToldAgainstThePersonsOwnOnALogarithm() {
        feels(90);
        assertEquals(40.0, body().restRmssdMs());
        assertEquals(-0.693, body().variabilityLogRatio());
        BodyOfSession other = BodyOfSession.started(null);
        other.feels(90.0, BodyOfSession.body(20.0, null));
        assertNull(
                BodyViews.body(new BodyViews.Now(other.state(), 5_000, 0, 90.0, null, null), ShippedBiofeedback.HEART)
                        .variabilityLogRatio());
    }

    @Test
    void whatIsMeasuredInTheSceneIsNoRest() {
        feels(90, 90, 90);
        assertEquals(40.0, session.state().body().restRmssdMs());
    }

    @Test
    void nothingIsReadIntoTheHeartOfSomebodyWhoIsMotionSick() {
        feels(88, 95, 78);
        session.accept(new SessionCommand.ReportSickness(BodyOfSession.PATIENT, true));
        ToClient.Body body = body();
        assertTrue(body.motionSick());
        assertNull(body.status());
        assertNull(body.recoveryPercent());
        assertNull(body.variabilityLogRatio());
        assertEquals(78.0, body.heart().heartRateBpm(), "what was measured is shown");
        assertEquals(
                BodyAtRest.UNKNOWN,
                BodyViews.known(session.state(), session.now()).rest(),
                "nor into stress");
        assertNull(SessionViews.habituation(session.state()).recoveryPercent());
        session.accept(new SessionCommand.ReportSickness(BodyOfSession.PATIENT, false));
        assertEquals(HeartStatus.NORMAL, body().status());
        assertEquals(
                new BodyAtRest(72.0, 40.0, 5.0),
                BodyViews.known(session.state(), session.now()).rest());
    }

    @Test
    void aGapIsAGapAndTheReasonForNoVariabilityStays() {
        feels(88);
        last = session.feels(null, BodyOfSession.body(null, VariabilityWithheld.TOO_LITTLE_SIGNAL));
        ToClient.Body body = body();
        assertNull(body.heart().heartRateBpm());
        assertEquals(5_000L, body.heart().gapMs());
        assertNull(body.status());
        assertEquals(
                VariabilityWithheld.TOO_LITTLE_SIGNAL,
                Objects.requireNonNull(body.sample()).withheld());
    }

    @Test
    void onlyTherapistsReadMoreOfTheBodyThanTheRate() {
        feels(88);
        SessionEvent event = new SessionEvent.TelemetryRecorded(Objects.requireNonNull(last));
        assertTrue(SessionViews.differsByReader(event));
        List<Object> samples = new ArrayList<>();
        for (Role role : Role.values()) {
            SessionUpdate.Telemetry update = (SessionUpdate.Telemetry) SessionViews.update(event, role);
            samples.add(role + " " + (update.chunk().body() != null));
            assertEquals(88.0, update.chunk().heartRateBpm());
        }
        assertEquals(List.of("PATIENT false", "THERAPIST true", "ADMIN false"), samples);
    }
}
