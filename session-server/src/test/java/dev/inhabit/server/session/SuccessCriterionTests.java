package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.server.catalog.SceneContent;
import dev.inhabit.server.record.Memory;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sub-level is passed by having done what it asks for, and not by waiting until it is over. */
class SuccessCriterionTests {
    private final TalkingSession session = new TalkingSession();

    private @Nullable Boolean completed() {
        session.accept(new SessionCommand.Complete(TalkingSession.THERAPIST, Outcome.COMPLETED));
        if (!session.state.hasEnded()) {
            session.until(session.state.stage().dueActiveMs());
            session.accept(new StageCommand.FinishSpeech(TalkingSession.THERAPIST));
        }
        return SessionResult.of(new Memory<>(
                        session.state, Memory.of(session.state).recent(), session.now, session.log.size(), Set.of()))
                .orElseThrow()
                .goalReached();
    }

    private long plannedMs() {
        return Objects.requireNonNull(session.state.level()).plannedMs();
    }

    private void silentUntil(long activeMs) {
        while (session.talk().dueActiveMs() < activeMs) {
            session.until(session.talk().dueActiveMs());
            session.accept(new ConversationCommand.GoOn(session.talk().turnSequenceNr()));
        }
        session.until(activeMs);
    }

    private void answers(int reply, int times) {
        for (int i = 0; i < times && !session.talk().hasEnded(); i++) {
            session.chooses(reply);
        }
    }

    /** Silence leads through the whole order too. */
    @Test
    void whoNeverSaidAWordInACafeHasNotOrdered() {
        session.open("4A", 7);
        silentUntil(10 * plannedMs());
        assertTrue(session.talk().hasEnded());
        assertEquals(false, completed());
    }

    @Test
    void whoOrderedHasDoneItHoweverFast() {
        session.open("4A", 7);
        answers(1, 20);
        assertEquals("succeeded", session.turn().ending());
        assertTrue(session.activeMs() < plannedMs());
        assertEquals(true, completed());
    }

    @Test
    void whoLeftOrIsStillAtItHasNotDoneIt() {
        session.open("4A", 7);
        answers(1, 2);
        session.until(3 * plannedMs());
        assertEquals(false, completed(), "however long");
        TalkingSession left = new TalkingSession();
        left.open("4A", 7);
        left.until(left.turn().openAtActiveMs());
        left.accept(new ConversationCommand.LeaveConversation(TalkingSession.PATIENT));
        assertEquals(TalkTally.NONE.reached(), left.talk().tally().reached());
    }

    @Test
    void inALightConversationStayingIsEnoughAndSoIsAGoodEnding() {
        session.open("1C", 7);
        silentUntil(plannedMs());
        assertEquals(true, completed());
    }

    @Test
    void anEndingStillCountsWhenAnotherConversationHasBegun() {
        session.open("1C", 7);
        answers(1, 30);
        String ending = Objects.requireNonNull(session.turn().ending());
        assertNotEquals("left", ending);
        assertTrue(session.activeMs() < plannedMs());
        if (session.talk().isFollowed()) {
            session.until(session.talk().dueActiveMs());
            session.accept(new ConversationCommand.GoOn(session.talk().turnSequenceNr()));
            assertNull(session.turn().ending());
        }
        assertTrue(session.activeMs() < plannedMs());
        assertEquals(true, completed());
    }

    private void spoken(int fromS, int toS, @Nullable SpeechChunk speech) {
        for (int s = fromS + 5; s <= toS; s += 5) {
            session.until(1_000L * s);
            session.accept(new SessionCommand.RecordTelemetry(
                    RehearsedSession.chunk(s, 80, 5, speech), null, RehearsedSession.RULES));
        }
    }

    private static SpeechChunk speaking(double speakingS) {
        return new SpeechChunk(
                speakingS, 130, 150, 1.0, FillersCounted.SOUNDS_AND_WORDS, 6, 1, 800.0, .2, .5, 3.0, null);
    }

    @Test
    void sevenSilentMinutesOnAStageAreNoTalk() {
        session.create("3C", 7);
        session.start();
        spoken(0, 420, null);
        assertFalse(SuccessCriterion.lacksSpeech(session.state), "while it is not over");
        assertEquals(false, completed());
        assertTrue(SuccessCriterion.lacksSpeech(session.state));
    }

    @Test
    void aFifthOfThePlannedTimeIsATalkAndLessIsNot() {
        session.create("3C", 7);
        session.start();
        spoken(0, 240, speaking(15));
        spoken(240, 300, null);
        assertEquals(60_000, session.state.stage().spokenMs(), "15 s of each minute, for four");
        assertEquals(true, completed());
        TalkingSession less = new TalkingSession();
        less.create("3C", 7);
        assertEquals(0, less.state.stage().spokenMs());
    }

    /** Questions come when their time has; the patient speaks all along. */
    private void asked(String sublevel, int questions) {
        session.create(sublevel, 7);
        session.start();
        spoken(0, 295, speaking(15));
        for (int i = 0; i < questions; i++) {
            session.until(Objects.requireNonNull(session.state.questions()).dueActiveMs());
            assertEquals(2, session.accept(new ConversationCommand.AskNext(i)).size(), "question " + i);
        }
    }

    private void passes(long ms) {
        session.now = session.now.plusMillis(ms);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3D", "3E"})
    void whoStoodNoQuestionsHasNotDoneWhatIsThereForQuestions(String sublevel) {
        asked(sublevel, 0);
        session.until(plannedMs());
        assertEquals(false, completed(), "a talk of its whole length, and no question asked");
    }

    @ParameterizedTest
    @CsvSource({"3D, 2, false", "3D, 3, true", "3E, 2, false", "3E, 3, true"})
    void threeQuestionsAreToBeStood(String sublevel, int questions, boolean isDone) {
        asked(sublevel, questions);
        passes(20_000);
        assertEquals(isDone, completed());
    }

    @Test
    void aQuestionFromWhichThePatientFledIsNotStoodAndTheNextOneIs() {
        asked("3D", 3);
        passes(19_000);
        session.accept(new SessionCommand.Pause(TalkingSession.PATIENT, "asked"));
        session.accept(new SessionCommand.Resume(TalkingSession.PATIENT));
        passes(60_000);
        assertEquals(
                List.of(false, false, true),
                Objects.requireNonNull(session.state.questions()).challenges().stream()
                        .map(ScenarioRecord.Challenge::escaped)
                        .toList());
        assertEquals(StateHash.of(session.state), StateHash.of(session.folded(session.log)));
        assertEquals(2, session.accept(new ConversationCommand.AskNext(3)).size());
        passes(20_000);
        assertEquals(true, completed(), "two stood before it, and the fourth");
    }

    @Test
    void whoEndsRightAfterTheThirdQuestionHasNotAnsweredIt() {
        asked("3D", 3);
        passes(1_000);
        assertEquals(
                2,
                ScenarioRecord.Challenge.stood(
                        Objects.requireNonNull(session.state.questions()).challenges(), session.activeMs()));
    }

    /** A session keeps the criterion that it began with. */
    @Test
    void aSessionFromBeforeQuestionsCountedIsJudgedAndPrintedAsThen() {
        PinnedLevel now =
                TalkingSession.CONTENT.levels().find("3D").orElseThrow().pinned();
        String copy =
                now.copy().replace("\"by\":[\"questions-answered\"],\"questionsMin\":3", "\"by\":[\"minutes-stayed\"]");
        assertNotEquals(now.copy(), copy);
        session.accept(new SessionCommand.Create(
                TalkingSession.THERAPIST,
                "demo~p1",
                new PinnedLevel(
                        now.hash(),
                        now.sublevel(),
                        now.title(),
                        now.plannedMs(),
                        now.sudsLow(),
                        now.sudsHigh(),
                        now.audienceSize(),
                        now.mood(),
                        now.questionDifficulty(),
                        now.shares(),
                        now.applause(),
                        copy),
                TalkingSession.THERAPIST.accountId(),
                42,
                1,
                60,
                new SceneContent(TalkingSession.CONTENT, "en").pinned("3D", 7)));
        session.start();
        spoken(0, 300, speaking(15));
        assertEquals(2, session.accept(new ConversationCommand.AskNext(0)).size());
        assertFalse(String.valueOf(session.state.questions()).contains("challenges"));
        assertEquals(true, completed());
    }

    @Test
    void oneWordIsNoTalk() {
        session.create("3C", 7);
        session.start();
        spoken(0, 60, speaking(1));
        spoken(60, 420, null);
        assertEquals(false, completed());
        assertFalse(SuccessCriterion.lacksSpeech(session.state), "there was a microphone");
    }

    @Test
    void whoSpokeAndWentEarlyHasNotStayed() {
        session.create("3C", 7);
        session.start();
        spoken(0, 200, speaking(50));
        assertEquals(false, completed());
    }

    /** Sub-levels said nothing at first; a session of then is judged as it was: by having stayed. */
    @Test
    void aLevelThatSaysNothingJudgesNothing() {
        session.accept(new SessionCommand.Create(
                TalkingSession.THERAPIST,
                "demo~p1",
                Auditorium.LEVEL,
                TalkingSession.THERAPIST.accountId(),
                42,
                1,
                60));
        session.start();
        session.until(plannedMs());
        assertNull(completed());
    }
}
