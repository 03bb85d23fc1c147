package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.server.adaptation.RuleSettings;
import dev.inhabit.server.adaptation.Suggestion;
import dev.inhabit.server.biofeedback.ShippedBiofeedback;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.record.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SessionRulesTests {
    private static final RuleSettings RULES = RuleSettings.of(ShippedBiofeedback.HEART);
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Asker THERAPIST = new Asker("demo~therapist", Role.THERAPIST);
    private static final Asker OTHER = new Asker("demo~other", Role.THERAPIST);
    private static final Asker PATIENT = new Asker("demo~patient", Role.PATIENT);
    private SessionState state = SessionState.none(new EntityId(new TenantId("demo"), "s1"));
    private long sequenceNr;
    private Instant now = T0;

    private List<SessionEvent> accept(SessionCommand command) {
        return accept(command, now);
    }

    private List<SessionEvent> accept(SessionCommand command, Instant occurredAt) {
        if (!(command.decide(state, now, occurredAt) instanceof Decision.Accepted<SessionEvent> accepted)) {
            return fail(command + " was refused");
        }
        for (SessionEvent event : accepted.events()) {
            sequenceNr++;
            state = event.applyTo(state, new EventMeta(sequenceNr, now, occurredAt));
        }
        return accepted.events();
    }

    private ErrorCode refuse(SessionCommand command) {
        return command.decide(state, now) instanceof Decision.Refused<SessionEvent> refused
                ? refused.refusal().code()
                : fail(command + " was accepted");
    }

    private void after(Duration time) {
        now = now.plus(time);
    }

    private void create() {
        accept(new SessionCommand.Create(THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60));
    }

    private void run() {
        create();
        accept(new SessionCommand.Start(THERAPIST));
    }

    @Test
    void nothingCanBeAskedOfASessionThatIsNot() {
        assertEquals(ErrorCode.NOT_FOUND, refuse(new SessionCommand.Start(THERAPIST)));
        assertEquals(ErrorCode.NOT_FOUND, refuse(new SessionCommand.SafetyExit(PATIENT)));
    }

    @Test
    void aSessionIsCreatedOnceWithTheLevelsAudience() {
        create();
        assertEquals(Phase.READY, state.phase());
        assertEquals(new AudienceSettings(30, 50, 3), state.audience());
        assertEquals(
                ErrorCode.CONFLICT,
                refuse(new SessionCommand.Create(
                        THERAPIST, "demo~p1", Auditorium.LEVEL, THERAPIST.accountId(), 42, 1, 60)));
    }

    @Test
    void sessionTimeStandsStillInAPause() {
        run();
        after(Duration.ofSeconds(60));
        accept(new SessionCommand.Pause(THERAPIST, "asked"));
        after(Duration.ofSeconds(100));
        assertEquals(60_000, state.clock().activeMsAt(now));
        accept(new SessionCommand.Resume(THERAPIST));
        after(Duration.ofSeconds(5));
        assertEquals(65_000, state.clock().activeMsAt(now));
        assertEquals(30_000, state.clock().activeMsAt(T0.plusSeconds(30)));
    }

    @Test
    void aRatingFromBeforeAPauseLandsWhereItWasFelt() {
        run();
        after(Duration.ofSeconds(60));
        accept(new SessionCommand.Pause(THERAPIST, "asked"));
        after(Duration.ofSeconds(100));
        SessionEvent late = new SessionEvent.SudsRecorded(PATIENT, 70, null, SudsSource.HAND, false);
        state = late.applyTo(state, new EventMeta(++sequenceNr, now, T0.plusSeconds(20)));
        assertEquals(20_000, state.suds().ratings().get(0).atActiveMs());
    }

    @Test
    void onlyWhoIsInControlMayAdjust() {
        run();
        SessionCommand adjust = new SessionCommand.Adjust(OTHER, null, 90, null);
        assertEquals(ErrorCode.NOT_IN_CONTROL, refuse(adjust));
        accept(new SessionCommand.TakeControl(OTHER, "supervision"));
        accept(adjust);
        assertEquals(new AudienceSettings(30, 90, 3), state.audience());
        assertEquals(ErrorCode.NOT_IN_CONTROL, refuse(new SessionCommand.Pause(THERAPIST, "asked")));
        accept(new SessionCommand.HandOverControl(OTHER, THERAPIST.accountId()));
        accept(new SessionCommand.Pause(THERAPIST, "asked"));
    }

    @Test
    void anAdjustmentHoldsFromTheNextTickOn() {
        run();
        after(Duration.ofMillis(1_234));
        SessionEvent.AudienceAdjusted adjusted = assertInstanceOf(
                SessionEvent.AudienceAdjusted.class,
                accept(new SessionCommand.Adjust(THERAPIST, 50, null, null)).get(0));
        assertEquals(13, adjusted.effectiveTick());
        assertEquals(new AudienceSettings(50, 50, 3), adjusted.settings());
        assertEquals(1, state.orders().size());
    }

    @Test
    void thePatientMayEndTheirOwnPause() {
        run();
        accept(new SessionCommand.Pause(PATIENT, "asked"));
        accept(new SessionCommand.Resume(PATIENT));
        assertTrue(state.isRunning());
        accept(new SessionCommand.Pause(PATIENT, "asked"));
        accept(new SessionCommand.Resume(THERAPIST));
        assertTrue(state.isRunning());
    }

    @Test
    void aPauseByAnybodyElseIsNotThePatientsToEnd() {
        run();
        accept(new SessionCommand.Pause(THERAPIST, "asked"));
        assertEquals(ErrorCode.NOT_IN_CONTROL, refuse(new SessionCommand.Resume(PATIENT)));
        accept(new SessionCommand.Resume(THERAPIST));
        accept(new SessionCommand.Pause(Asker.SERVER, "controller-gone"));
        SessionState paused = state;
        accept(new SessionCommand.Pause(PATIENT, "asked"));
        assertEquals(paused, state, "recorded, so that a repeat of it is one, and nothing else");
        assertEquals(ErrorCode.NOT_IN_CONTROL, refuse(new SessionCommand.Resume(PATIENT)));
        accept(new SessionCommand.Resume(THERAPIST));
        Instant last = now;
        after(Duration.ofHours(2));
        accept(new SessionCommand.NoticeInterruption(last));
        assertEquals(ErrorCode.NOT_IN_CONTROL, refuse(new SessionCommand.Resume(PATIENT)));
    }

    @Test
    void aTherapistWhoPausesDuringThePatientsPauseKeepsItUp() {
        run();
        after(Duration.ofSeconds(20));
        accept(new SessionCommand.Pause(PATIENT, "asked"));
        after(Duration.ofSeconds(10));
        assertEquals(ErrorCode.NOT_IN_CONTROL, refuse(new SessionCommand.Pause(OTHER, "asked")));
        accept(new SessionCommand.Pause(THERAPIST, "asked"));
        assertEquals(ErrorCode.NOT_IN_CONTROL, refuse(new SessionCommand.Resume(PATIENT)));
        assertEquals(20_000, state.clock().activeMsAt(now));
    }

    @Test
    void anExitWorksInEveryPhaseAndEndsTheSession() {
        create();
        accept(new SessionCommand.SafetyExit(PATIENT));
        assertTrue(state.hasEnded());
        assertEquals(Outcome.QUIT, state.outcome());
        assertEquals(
                List.of(new SessionEvent.Exited(OTHER, false, "late")),
                accept(new SessionCommand.ForceExit(OTHER, "late")));
        assertEquals(Outcome.QUIT, state.outcome());
    }

    @Test
    void aSessionThatNeverStartedIsNotCompletedButMayEndOtherwise() {
        create();
        assertEquals(ErrorCode.CONFLICT, refuse(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED)));
        assertEquals(ErrorCode.NOT_IN_CONTROL, refuse(new SessionCommand.Complete(OTHER, Outcome.HARDWARE_ISSUE)));
        accept(new SessionCommand.Complete(THERAPIST, Outcome.HARDWARE_ISSUE));
        assertEquals(Outcome.HARDWARE_ISSUE, state.outcome());
    }

    @Test
    void anExitOfThePatientThatComesAfterTheEndIsRecordedAndChangesNothingElse() {
        run();
        accept(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        SessionState ended = state;
        assertEquals(
                List.of(new SessionEvent.Exited(PATIENT, true, null)), accept(new SessionCommand.SafetyExit(PATIENT)));
        assertEquals(ended, state);
    }

    @Test
    void anEndedSessionTakesLateRatingsAndNotesAndNothingElse() {
        run();
        after(Duration.ofSeconds(90));
        accept(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        accept(new SessionCommand.RecordSuds(PATIENT, 30, null, SudsSource.HAND));
        assertTrue(state.suds().ratings().get(0).late());
        accept(new SessionCommand.AddNote(OTHER, "seen"));
        assertEquals(ErrorCode.SESSION_ENDED, refuse(new SessionCommand.Resume(THERAPIST)));
        assertEquals(ErrorCode.SESSION_ENDED, refuse(new SessionCommand.Adjust(THERAPIST, 3, null, null)));
        after(Duration.ofHours(1));
        assertEquals(90_000, state.clock().activeMsAt(now));
    }

    private void rate(int suds, Instant occurredAt) {
        accept(new SessionCommand.RecordSuds(PATIENT, suds, null, SudsSource.HAND), occurredAt);
    }

    private List<Integer> judged() {
        return state.sceneSuds().ratings().stream().map(SudsCurve.Rating::suds).toList();
    }

    @Test
    void aRatingIsJudgedOnlyWhereItWasFeltInTheScene() {
        create();
        rate(95, now);
        assertEquals(List.of(), judged());
        after(Duration.ofSeconds(30));
        accept(new SessionCommand.Start(THERAPIST));
        after(Duration.ofSeconds(60));
        rate(60, now);
        // From a headset that was away: before the start, and in the scene.
        rate(90, T0.plusSeconds(10));
        rate(70, T0.plusSeconds(40));
        assertEquals(List.of(70, 60), judged());
        after(Duration.ofSeconds(30));
        accept(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        after(Duration.ofSeconds(30));
        rate(5, now);
        rate(4, T0.plusSeconds(121));
        assertEquals(List.of(70, 60), judged());
        rate(50, T0.plusSeconds(110));
        assertEquals(List.of(70, 60, 50), judged());
        assertEquals(7, state.suds().ratings().size(), "nothing is lost");
    }

    @Test
    void aRatingFromBeforeTheSessionOrFromTheFutureIsRefusedByItsTime() {
        SessionCommand rating = new SessionCommand.RecordSuds(PATIENT, 5, null, SudsSource.HAND);
        create();
        long t0 = T0.toEpochMilli();
        assertEquals(
                Refusal.invalid(
                        "occurredAtMs",
                        "occurredAtMs is 1000, must be at least " + t0 + ", when the session was created"),
                refusal(rating, Instant.ofEpochMilli(1_000)));
        assertEquals(ErrorCode.INVALID_FIELD, refusal(rating, T0.minusMillis(1)).code());
        assertEquals(
                Refusal.invalid(
                        "occurredAtMs",
                        "occurredAtMs is " + (t0 + 10_001) + ", must be at most " + (t0 + 10_000)
                                + ", 10 s after now by the server's clock"),
                refusal(rating, T0.plusMillis(10_001)));
        accept(rating, T0);
        accept(rating, T0.plusSeconds(10));
        accept(new SessionCommand.Start(THERAPIST));
        accept(new SessionCommand.Complete(THERAPIST, Outcome.COMPLETED));
        assertEquals("occurredAtMs", refusal(rating, T0.minusSeconds(3_600)).field());
    }

    private Refusal refusal(SessionCommand command, Instant occurredAt) {
        return command.decide(state, now, occurredAt) instanceof Decision.Refused<SessionEvent> refused
                ? refused.refusal()
                : fail(command + " was accepted");
    }

    @Test
    void aCorrectedRatingKeepsItsPlace() {
        run();
        accept(new SessionCommand.RecordSuds(PATIENT, 80, "started", SudsSource.HAND));
        long wrong = sequenceNr;
        accept(new SessionCommand.CorrectSuds(THERAPIST, wrong, 60, "slip"));
        assertEquals(60, state.suds().ratings().get(0).suds());
        assertTrue(state.suds().ratings().get(0).corrected());
        assertEquals(ErrorCode.INVALID_FIELD, refuse(new SessionCommand.CorrectSuds(THERAPIST, 999, 60, "slip")));
    }

    @Test
    void aShortInterruptionCountsAsSessionTimeALongOneDoesNot() {
        run();
        after(Duration.ofSeconds(10));
        Instant last = now;
        after(Duration.ofSeconds(20));
        accept(new SessionCommand.NoticeInterruption(last));
        assertEquals(30_000, state.clock().activeMsAt(now));
        assertTrue(state.isRunning());
        last = now;
        after(Duration.ofHours(2));
        accept(new SessionCommand.NoticeInterruption(last));
        assertEquals(30_000 + 600_000, state.clock().activeMsAt(now));
        assertEquals(Phase.PAUSED, state.phase());
        assertEquals(2, state.interruptions());
    }

    @Test
    void heartRateBeforeTheStartIsTheBaseline() {
        create();
        for (int i = 0; i < 12; i++) {
            after(Duration.ofSeconds(5));
            accept(new SessionCommand.RecordTelemetry(chunk(0, 70 + i % 3), null, RULES));
        }
        assertEquals(71.0, state.heart().baselineBpm());
        accept(new SessionCommand.Start(THERAPIST));
        int toS = 0;
        for (double bpm : new double[] {95, 88, 82, 78}) {
            toS += 5;
            accept(new SessionCommand.RecordTelemetry(chunk(toS, bpm), null, RULES));
        }
        assertEquals(100 * (95.0 - 78) / (95 - 71), state.heart().recoveryPercent());
    }

    @Test
    void aSuggestionWaitsForAnAnswerUntilItIsSwitchedOnToFollow() {
        create();
        for (int i = 0; i < 12; i++) {
            after(Duration.ofSeconds(5));
            accept(new SessionCommand.RecordTelemetry(chunk(0, 72), null, RULES));
        }
        accept(new SessionCommand.Start(THERAPIST));
        int mood = mood();
        beating(97, 0, 305);
        AdaptationRecord.Made first = state.adaptation().made().get(0);
        assertEquals(Suggestion.Rule.STAYS_HIGH, first.rule());
        assertEquals(1, state.adaptation().made().size());
        assertEquals(mood, mood());

        accept(new SessionCommand.AnswerSuggestion(THERAPIST, first.sequenceNr(), true, RULES));
        assertEquals(mood - AdaptationDecision.MOOD_STEP, mood());
        assertEquals(
                ErrorCode.CONFLICT, refuse(new SessionCommand.AnswerSuggestion(THERAPIST, first.sequenceNr(), false)));

        accept(new SessionCommand.SwitchAdaptation(THERAPIST, true));
        beating(97, 305, 610);
        assertEquals(2, state.adaptation().made().size());
        assertEquals(mood - 2 * AdaptationDecision.MOOD_STEP, mood());

        accept(new SessionCommand.ReportSickness(PATIENT, true));
        beating(97, 610, 1_220);
        assertEquals(2, state.adaptation().made().size());
    }

    private int mood() {
        return Objects.requireNonNull(state.audience()).mood();
    }

    private void beating(double bpm, int fromS, int toS) {
        for (int s = fromS + 5; s <= toS; s += 5) {
            after(Duration.ofSeconds(5));
            accept(new SessionCommand.RecordTelemetry(chunk(s, bpm), null, RULES));
        }
    }

    @Test
    void theStateHoldsNoTextOfNotes() {
        run();
        accept(new SessionCommand.AddNote(THERAPIST, "a secret thought"));
        assertFalse(state.toString().contains("secret"));
    }

    private static Telemetry chunk(int toS, double bpm) {
        long toMs = 1_000L * toS;
        return new Telemetry(
                Math.max(0, toMs - 5_000),
                toMs,
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
                -1);
    }
}
