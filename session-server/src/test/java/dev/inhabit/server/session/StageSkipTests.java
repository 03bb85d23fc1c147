package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A talk whose phases are skipped, and one that is left while the audience claps. */
class StageSkipTests {
    private static final SessionCommand SKIP = new SessionCommand.Skip(TalkingSession.THERAPIST);
    private static final SessionCommand COMPLETE =
            new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED);

    private final TalkingSession session = new TalkingSession();

    private void begin(String sublevel) {
        session.create(sublevel, 11);
        session.start();
        assertEquals(1, session.accept(new StageCommand.BeginPhase(0)).size());
    }

    private List<AudiencePhase> begun() {
        return session.state.stage().begun().stream()
                .map(StageRecord.Begun::phase)
                .toList();
    }

    private void isRecalled() {
        assertEquals(session.state, session.folded(session.log));
        assertEquals(StateHash.of(session.state), StateHash.of(session.folded(session.log)));
    }

    @Test
    void eachSkipBringsTheNextPhaseAndThenTheNextQuestion() {
        begin("3D");
        session.passes(10_000);
        StageEvent.PhaseBegan varied =
                (StageEvent.PhaseBegan) session.accept(SKIP).get(1);
        assertEquals(AudiencePhase.VARIED, varied.phase());
        assertEquals(10_000, varied.atActiveMs());
        assertEquals(101, varied.effectiveTick());
        assertEquals(50, varied.speakerPercent(), "as the sub-level has it");
        session.passes(5_000);
        session.accept(SKIP);
        assertEquals(
                Objects.requireNonNull(session.state.level()).plannedMs(),
                Objects.requireNonNull(session.state.questions()).dueActiveMs());
        session.passes(5_000);
        session.accept(SKIP);
        assertEquals(
                List.of(AudiencePhase.SETTLING, AudiencePhase.VARIED, AudiencePhase.LATE, AudiencePhase.QUESTIONS),
                begun());
        assertEquals(
                20_000,
                Objects.requireNonNull(session.state.questions()).dueActiveMs(),
                "the audience asks by itself from there on");
        assertEquals(2, session.accept(new ConversationCommand.AskNext(0)).size());
        assertEquals(
                List.of(
                        SessionEvent.Skipped.class,
                        SessionEvent.EventInjected.class,
                        ConversationEvent.QuestionAsked.class),
                session.accept(SKIP).stream().map(SessionEvent::getClass).toList());
        isRecalled();
    }

    @Test
    void aPhaseThatWasSkippedToDoesNotComeAgainAndTheNextComesAtItsTime() {
        begin("3C");
        session.accept(SKIP);
        session.until(120_000);
        assertEquals(List.of(), session.accept(new StageCommand.BeginPhase(1)));
        assertEquals(300_000, session.state.stage().dueActiveMs());
        session.until(300_000);
        session.accept(new StageCommand.BeginPhase(2));
        assertEquals(List.of(AudiencePhase.SETTLING, AudiencePhase.VARIED, AudiencePhase.LATE), begun());
    }

    @Test
    void whereNothingFollowsASkipIsRefused() {
        begin("3C");
        session.accept(SKIP);
        session.accept(SKIP);
        assertEquals(ErrorCode.CONFLICT, session.refused(SKIP));
        session.accept(COMPLETE);
        assertEquals(ErrorCode.CONFLICT, session.refused(SKIP), "the audience claps");
        isRecalled();
    }

    static Stream<SessionCommand> exits() {
        return Stream.of(
                new SessionCommand.SafetyExit(TalkingSession.PATIENT),
                new SessionCommand.ForceExit(TalkingSession.THERAPIST, "a call"));
    }

    @ParameterizedTest
    @MethodSource("exits")
    void whoLeavesWhileTheyClapHasCompletedTheTalk(SessionCommand exit) {
        begin("3C");
        session.until(300_000);
        session.accept(COMPLETE);
        assertEquals(Phase.RUNNING, session.state.phase());
        assertEquals(
                ErrorCode.CONFLICT,
                session.refused(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.QUIT)));
        session.passes(1_000);
        List<SessionEvent> events = session.accept(exit);
        assertTrue(events.get(0) instanceof SessionEvent.Exited);
        assertEquals(Outcome.COMPLETED, session.state.outcome());
        isRecalled();
    }

    @ParameterizedTest
    @MethodSource("exits")
    void whoLeavesBeforeThatHasQuit(SessionCommand exit) {
        begin("3C");
        session.until(299_000);
        session.accept(exit);
        assertEquals(Outcome.QUIT, session.state.outcome());
    }
}
