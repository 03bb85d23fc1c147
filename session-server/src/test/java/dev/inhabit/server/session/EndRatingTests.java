package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionUpdate.PromptReason;
import dev.inhabit.server.record.Memory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Always a rating of the start and one of the end: who completes a session is asked before it is over. */
class EndRatingTests {
    private static final SessionCommand COMPLETE =
            new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED, true);
    private static final SessionCommand FINISH = new StageCommand.FinishSpeech(TalkingSession.THERAPIST);

    private final TalkingSession session = new TalkingSession();

    private void begun(String sublevel) {
        session.create(sublevel, 7);
        session.start();
    }

    private void rated(int suds, long atActiveMs) {
        session.until(atActiveMs);
        session.accept(new SessionCommand.RecordSuds(TalkingSession.PATIENT, suds, null, SudsSource.VOICE));
    }

    private SessionResult result() {
        return SessionResult.of(new Memory<>(
                        session.state, Memory.of(session.state).recent(), session.now, session.log.size(), Set.of()))
                .orElseThrow();
    }

    private void isOver(SessionEvent... last) {
        assertEquals(List.of(last), session.log.subList(session.log.size() - last.length, session.log.size()));
        assertTrue(session.state.hasEnded());
        assertEquals(Outcome.COMPLETED, session.state.outcome());
    }

    @Test
    void whoIsDoneEarlyIsAskedAndTheSessionEndsWithTheAnswer() {
        begun("4A");
        rated(60, 5_000);
        session.until(118_000);
        assertEquals(
                List.of(
                        new SudsPromptEvent.EndRatingAwaited(TalkingSession.THERAPIST, 118_000, 138_000),
                        new SudsPromptEvent.SudsPrompted(PromptReason.END, 118_000)),
                session.accept(COMPLETE));
        assertTrue(session.state.isRunning());
        session.until(125_000);
        assertEquals(List.of(), session.accept(FINISH), "the answer is waited for");
        assertEquals(ErrorCode.CONFLICT, session.refused(new SessionCommand.Skip(TalkingSession.THERAPIST)));
        rated(35, 126_000);
        session.accept(FINISH);
        isOver(new SessionEvent.Ended(TalkingSession.THERAPIST, Outcome.COMPLETED));
        assertEquals(List.of(60, 60, 35), List.of(result().startSuds(), result().peakSuds(), result().endSuds()));
    }

    @Test
    void whoDoesNotAnswerHasNoRatingOfTheEnd() {
        begun("4A");
        rated(60, 5_000);
        session.until(118_000);
        session.accept(COMPLETE);
        session.until(137_900);
        assertEquals(List.of(), session.accept(FINISH));
        session.until(138_000);
        session.accept(FINISH);
        isOver(
                new SudsPromptEvent.SudsPromptMissed(session.log.size() - 2),
                new SessionEvent.Ended(TalkingSession.THERAPIST, Outcome.COMPLETED));
        assertEquals(60, result().startSuds());
        assertNull(result().endSuds(), "the one of the start is none of the end");
    }

    @Test
    void whoCompletesOnceMoreDoesNotWait() {
        begun("2C");
        session.until(100_000);
        session.accept(COMPLETE);
        session.accept(COMPLETE);
        isOver(
                new SudsPromptEvent.SudsPromptMissed(session.log.size() - 2),
                new SessionEvent.Ended(TalkingSession.THERAPIST, Outcome.COMPLETED));
        assertNull(result().startSuds());
    }

    @Test
    void whoHasJustRatedIsNotAskedAgain() {
        begun("1C");
        rated(40, 5_000);
        rated(25, 210_000);
        session.until(239_000);
        session.accept(COMPLETE);
        isOver(new SessionEvent.Ended(TalkingSession.THERAPIST, Outcome.COMPLETED));
        assertEquals(25, result().endSuds());
    }

    @Test
    void nobodyIsAskedWhereNobodyCanBeNorInAPause() {
        begun("1C");
        session.until(100_000);
        session.pause();
        session.accept(COMPLETE);
        isOver(new SessionEvent.Ended(TalkingSession.THERAPIST, Outcome.COMPLETED));
        TalkingSession desk = new TalkingSession();
        desk.create("1C", 7);
        desk.start();
        desk.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
        assertTrue(desk.state.hasEnded());
    }

    @Test
    void anOpenPromptIsThatOfTheEnd() {
        begun("1C");
        session.accept(new SudsPromptCommand.PromptSuds(180_000));
        session.until(10_000);
        assertEquals(1, session.accept(COMPLETE).size());
        rated(50, 12_000);
        session.accept(FINISH);
        isOver(new SessionEvent.Ended(TalkingSession.THERAPIST, Outcome.COMPLETED));
    }

    @Test
    void theApplauseAndTheAnswerAreBothWaitedFor() {
        begun("3B");
        rated(60, 5_000);
        session.until(200_000);
        List<SessionEvent> events = session.accept(COMPLETE);
        assertInstanceOf(StageEvent.SpeechEnded.class, events.get(0));
        assertEquals(3, events.size());
        rated(45, 202_000);
        assertEquals(List.of(), session.accept(FINISH), "they still clap");
        session.until(206_000);
        session.accept(FINISH);
        isOver(new SessionEvent.Ended(TalkingSession.THERAPIST, Outcome.COMPLETED));
        assertEquals(45, result().endSuds());
    }

    @Test
    void anExitMeanwhileLeavesACompletedSession() {
        begun("4A");
        session.until(118_000);
        session.accept(COMPLETE);
        session.accept(new SessionCommand.SafetyExit(TalkingSession.PATIENT));
        assertEquals(Outcome.COMPLETED, session.state.outcome());
    }

    /** Questions that come after the talk are part of it: the last rating is not asked for before them. */
    @Test
    void thePlannedEndIsNoneWhereAPartIsStillToCome() {
        begun("3D");
        rated(60, 5_000);
        rated(50, 180_000);
        long plannedMs = Objects.requireNonNull(session.state.level()).plannedMs();
        session.until(plannedMs);
        assertEquals(List.of(), session.accept(new SudsPromptCommand.PromptSuds(180_000)));
        session.until(360_000);
        assertEquals(
                List.of(new SudsPromptEvent.SudsPrompted(PromptReason.INTERVAL, 360_000)),
                session.accept(new SudsPromptCommand.PromptSuds(180_000)));
        TalkingSession talk = new TalkingSession();
        talk.create("3A", 7);
        talk.start();
        talk.accept(new SessionCommand.RecordSuds(TalkingSession.PATIENT, 50, null, SudsSource.VOICE));
        long endMs = Objects.requireNonNull(talk.state.level()).plannedMs();
        talk.until(endMs);
        assertEquals(
                List.of(new SudsPromptEvent.SudsPrompted(PromptReason.END, endMs)),
                talk.accept(new SudsPromptCommand.PromptSuds(600_000)));
    }
}
