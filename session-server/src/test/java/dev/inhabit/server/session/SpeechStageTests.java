package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.crowd.NpcAnimation;
import dev.inhabit.protocol.crowd.NpcState;
import dev.inhabit.protocol.crowd.NpcWord;
import dev.inhabit.server.crowd.CrowdOfSession;
import dev.inhabit.server.crowd.simulation.CrowdSeating;
import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import dev.inhabit.server.crowd.simulation.CrowdTimeline;
import dev.inhabit.server.replay.ReplayCrowd;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an audience goes through while somebody speaks before it: phases, how it takes a bore, and its thanks. */
class SpeechStageTests {
    private final TalkingSession session = new TalkingSession();

    private void open(String sublevel) {
        session.create(sublevel, 7);
        session.start();
        begins(AudiencePhase.SETTLING, 0);
    }

    private void begins(AudiencePhase phase, long atActiveMs) {
        assertEquals(atActiveMs, session.state.stage().dueActiveMs());
        StageCommand command =
                new StageCommand.BeginPhase(session.state.stage().begun().size());
        if (atActiveMs > 0) {
            session.until(atActiveMs - 1);
            assertEquals(List.of(), session.accept(command), "a moment before");
        }
        session.until(atActiveMs);
        StageEvent.PhaseBegan began = assertInstanceOf(
                StageEvent.PhaseBegan.class, session.accept(command).get(0));
        assertEquals(phase, began.phase());
        assertEquals(List.of(), session.accept(command), "asked again");
    }

    private CrowdSimulator crowd(long activeMs) {
        CrowdSeating seating = Objects.requireNonNull(CrowdOfSession.seating(session.state));
        CrowdTimeline timeline = new CrowdTimeline(seating, 1_000, 16);
        CrowdOfSession.orders(session.state).forEach(timeline::add);
        return timeline.at(activeMs / CrowdSimulator.TICK_MS);
    }

    private int percent(NpcState state, long activeMs) {
        CrowdSimulator crowd = crowd(activeMs);
        int count = 0;
        for (int npc = 0; npc < crowd.people(); npc++) {
            count += NpcWord.state(crowd.word(npc)) == state ? 1 : 0;
        }
        return 100 * count / crowd.people();
    }

    private int clapping(long activeMs) {
        CrowdSimulator crowd = crowd(activeMs);
        int count = 0;
        for (int npc = 0; npc < crowd.people(); npc++) {
            count += NpcWord.animation(crowd.word(npc)) == NpcAnimation.CLAP ? 1 : 0;
        }
        return count;
    }

    private void scored(int score) {
        session.accept(new SessionCommand.RecordTelemetry(
                RehearsedSession.heartOnly(5, 80, 5), score, RehearsedSession.RULES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3A", "3B", "3C"})
    void theFirstTwoMinutesThenToFiveThenBeyond(String sublevel) {
        open(sublevel);
        begins(AudiencePhase.VARIED, 120_000);
        begins(AudiencePhase.LATE, 300_000);
        assertEquals(Long.MAX_VALUE, session.state.stage().dueActiveMs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3D", "3E"})
    void questionsAreAPhaseAndBeginWithIt(String sublevel) {
        open(sublevel);
        begins(AudiencePhase.VARIED, 120_000);
        begins(AudiencePhase.LATE, 240_000);
        begins(AudiencePhase.QUESTIONS, 300_000);
        assertEquals(300_000, Objects.requireNonNull(session.state.questions()).dueActiveMs());
    }

    @Test
    void aPauseHoldsThePhaseBack() {
        open("3B");
        session.until(100_000);
        session.pause();
        session.passes(60_000);
        assertEquals(List.of(), session.accept(new StageCommand.BeginPhase(1)));
        session.resume();
        begins(AudiencePhase.VARIED, 120_000);
    }

    @Test
    void aRoomIsAttentiveFirstAndThenAsTheSublevelHasIt() {
        open("3C");
        assertTrue(percent(NpcState.BORED, 100_000) <= 10, "settling");
        begins(AudiencePhase.VARIED, 120_000);
        int level = Objects.requireNonNull(session.state.level()).shares().bored() * 80 / 100;
        assertEquals(level, percent(NpcState.BORED, 125_000), 5, "a fifth is busy otherwise");
    }

    @Test
    void whoBoresTheRoomLosesItMostInTheLatePhaseAndNotAtFirst() {
        open("3C");
        scored(0);
        int atFirst = percent(NpcState.BORED, 60_000);
        assertTrue(atFirst <= 10, "at first: " + atFirst);
        begins(AudiencePhase.VARIED, 120_000);
        int varied = percent(NpcState.BORED, 130_000);
        begins(AudiencePhase.LATE, 300_000);
        int late = percent(NpcState.BORED, 310_000);
        assertTrue(atFirst < varied && varied + 10 < late, atFirst + " < " + varied + " < " + late);
        int attention = crowd(310_000).meanAttention();
        scored(15);
        assertTrue(crowd(330_000).meanAttention() > attention + 20, "and wins it back");
    }

    @ParameterizedTest
    @CsvSource({"3A, clap", "3B, polite", "3C, mixed", "3D, mixed", "3E, mixed"})
    void theAudienceThanksInItsMannerBeforeTheSessionEnds(String sublevel, String style) {
        open(sublevel);
        session.until(200_000);
        List<SessionEvent> events =
                session.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
        StageEvent.SpeechEnded over = assertInstanceOf(StageEvent.SpeechEnded.class, events.get(0));
        assertEquals(1, events.size());
        assertEquals(style, over.applause());
        assertTrue(session.state.isRunning());
        assertTrue(clapping(202_500) > 0, "hands are heard");
        assertEquals(206_000, session.state.stage().dueActiveMs());
        StageCommand ends = new StageCommand.FinishSpeech(TalkingSession.THERAPIST);
        session.until(205_999);
        assertEquals(List.of(), session.accept(ends));
        session.until(206_000);
        assertEquals(
                List.of(new SessionEvent.Ended(TalkingSession.THERAPIST, Outcome.COMPLETED)), session.accept(ends));
        assertEquals(List.of(), session.accept(ends), "once");
    }

    @Test
    void whoEndsItAgainDoesNotWait() {
        open("3A");
        session.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
        session.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
        assertEquals(Outcome.COMPLETED, session.state.outcome());
    }

    @Test
    void aHostileAudienceDoesNotClap() {
        open("3E");
        session.accept(new SessionCommand.Adjust(TalkingSession.THERAPIST, null, 95, null));
        session.until(10_000);
        session.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
        assertTrue(session.state.hasEnded());
        assertEquals(
                "none", Objects.requireNonNull(session.state.stage().closing()).applause());
        assertEquals(0, clapping(11_000));
    }

    @Test
    void nobodyClapsForWhoLeavesNorIntoAPauseNorForWhatWasNotCompleted() {
        open("3A");
        session.accept(new SessionCommand.SafetyExit(TalkingSession.PATIENT));
        assertTrue(session.state.hasEnded());
        assertFalse(session.log.stream().anyMatch(StageEvent.SpeechEnded.class::isInstance));
        TalkingSession paused = new TalkingSession();
        paused.create("3A", 7);
        paused.start();
        paused.pause();
        paused.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
        assertTrue(paused.state.hasEnded());
        TalkingSession broken = new TalkingSession();
        broken.create("3A", 7);
        broken.start();
        broken.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.HARDWARE_ISSUE));
        assertTrue(broken.state.hasEnded());
    }

    @Test
    void theExitStaysOpenWhileTheyClap() {
        open("3A");
        session.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
        session.accept(new SessionCommand.SafetyExit(TalkingSession.PATIENT));
        assertTrue(session.state.hasEnded());
        assertEquals(Outcome.COMPLETED, session.state.outcome());
    }

    @Test
    void aConversationEndsWithoutApplause() {
        session.create("2C", 7);
        session.start();
        session.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
        assertTrue(session.state.hasEnded());
        assertEquals(List.of(), session.state.stage().begun());
    }

    @Test
    void whatWasPlayedLiveIsReplayedEqual() {
        open("3C");
        CrowdTimeline live = new CrowdTimeline(Objects.requireNonNull(CrowdOfSession.seating(session.state)), 50, 8);
        int known = 0;
        long[] marks = new long[400];
        for (int second = 1; second < marks.length; second++) {
            session.until(second * 1_000L);
            if (second == 30) {
                scored(2);
            } else if (second == 350) {
                session.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
            }
            StageRecord stage = session.state.stage();
            if (stage.closing() == null && stage.dueActiveMs() <= second * 1_000L) {
                session.accept(new StageCommand.BeginPhase(stage.begun().size()));
            }
            List<AudienceOrder> orders = session.state.orders();
            for (; known < orders.size(); known++) {
                live.add(Objects.requireNonNull(CrowdOfSession.order(orders.get(known), session.state.level())));
            }
            marks[second] = live.at(second * 10L).checksum();
        }
        assertEquals(3 + 1 + 1, known, "phases, the speaker's score, applause");
        ReplayCrowd replay = Objects.requireNonNull(ReplayCrowd.of(session.folded(session.log)));
        for (int second = marks.length - 1; second > 0; second--) {
            assertEquals(String.format("%016x", marks[second]), replay.checksum(second * 10L), "at " + second + " s");
        }
    }

    @Test
    void aReaderSeesWhichPhasesThereWereAndHowTheyThanked() {
        open("3C");
        begins(AudiencePhase.VARIED, 120_000);
        session.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
        PinnedLevel level = Objects.requireNonNull(session.state.level());
        var view = StageViews.view(level, session.state.stage());
        assertEquals(List.of("notes", "yawns", "side-talk"), level.features());
        assertEquals(level.features(), view.features());
        assertEquals(
                List.of(AudiencePhase.SETTLING, AudiencePhase.VARIED),
                view.phases().stream().map(one -> one.phase()).toList());
        assertEquals("mixed", view.applause());
        for (SessionEvent event : session.log) {
            assertNotNull(SessionViews.update(event, Role.PATIENT));
        }
    }

    private List<String> tones(String sublevel, int questions) {
        open(sublevel);
        session.until(300_000);
        List<String> tones = new ArrayList<>();
        for (int asked = 0; asked < questions; asked++) {
            session.until(Objects.requireNonNull(session.state.questions()).dueActiveMs());
            for (SessionEvent event : session.accept(new ConversationCommand.AskNext(asked))) {
                if (event instanceof ConversationEvent.QuestionAsked question) {
                    tones.add(question.tone());
                }
            }
        }
        return tones;
    }

    /** The specification: "some friendly questions, some challenging/skeptical questions". */
    @Test
    void afterATalkSomeAskFriendlyAndSomeSkeptically() {
        List<String> tones = tones("3D", 7);
        assertEquals(7, tones.size());
        assertTrue(tones.contains("friendly"), tones.toString());
        assertTrue(tones.contains("skeptical"), tones.toString());
    }

    @Test
    void aCriticalAudienceAsksNothingFriendly() {
        List<String> tones = tones("3E", 7);
        assertEquals(7, tones.size());
        assertFalse(tones.contains("friendly"), tones.toString());
    }
}
