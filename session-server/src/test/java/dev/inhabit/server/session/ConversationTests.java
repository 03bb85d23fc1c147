package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.TurnCause;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session's conversation, by the rules alone: session time is given by hand. */
class ConversationTests {
    private final TalkingSession session = new TalkingSession();

    @Test
    void theConversationIsPinnedWithItsSeedAndBeginsWhenTheSessionRuns() {
        session.create("1A", 7);
        TalkRecord talk = session.talk();
        assertTrue(Set.of("first-words", "small-talk").contains(talk.pinned().conversation()));
        assertEquals(40, talk.pinned().gazePercent());
        assertEquals(ErrorCode.CONFLICT, session.refused(new ConversationCommand.GoOn(0)), "it does not run yet");
        session.start();
        ConversationTurned first = session.goesOn();
        assertEquals(TurnCause.START, first.cause());
        assertFalse(first.choices().isEmpty());
        session.delaysAreBetween(2_000, 3_000);
    }

    @Test
    void aSublevelOfPublicSpeakingHasNone() {
        session.create("3C", 7);
        assertNull(session.state.talk());
        session.start();
        assertEquals(
                ErrorCode.CONFLICT, session.refused(new ConversationCommand.LeaveConversation(TalkingSession.PATIENT)));
    }

    @Test
    void anAnswerLeadsOnAndIsOneOfThoseOffered() {
        session.open("1A", 7);
        ConversationTurned first = session.turn();
        long at = session.talk().turnSequenceNr();
        assertEquals(
                ErrorCode.CONFLICT,
                session.refused(new ConversationCommand.ChooseReply(TalkingSession.PATIENT, at - 1, 1)));
        assertEquals(
                ErrorCode.INVALID_FIELD,
                session.refused(session.choice(first.choices().size() + 1)));
        ConversationTurned second = session.chooses(1);
        assertEquals(TurnCause.MENU, second.cause());
        assertEquals(1, second.reply());
        assertEquals(at, second.afterSequenceNr());
        assertEquals(0, second.reactingNpc());
        assertEquals(
                ErrorCode.CONFLICT,
                session.refused(new ConversationCommand.ChooseReply(TalkingSession.PATIENT, at, 1)),
                "the conversation has moved on");
    }

    @Test
    void nobodyIsHeardBeforeTheQuestionIsAsked() {
        session.create("1A", 7);
        session.start();
        session.goesOn();
        assertEquals(ErrorCode.CONFLICT, session.refused(session.choice(1)));
        assertEquals(List.of(), session.hears("I'm Robin", 90));
        session.until(session.turn().openAtActiveMs());
        assertEquals(1, session.hears("I'm Robin", 90).size());
    }

    @Test
    void aNameIsCaughtOnceAndSaidAgainAndStandsInNoText() {
        session.open("1A", session.seedFor("1A", "first-words"));
        session.says("um hello I'm Robin");
        ConversationTurned turn = session.turn();
        assertEquals("Robin", turn.name());
        assertEquals("Robin", session.talk().name());
        assertTrue(turn.speeches().get(0).text().contains("Robin")
                || session.talk().said().size() == 2);
        assertFalse(session.state.toString().contains("Robin"));
        assertFalse(session.log.toString().contains("Robin"));
        session.says("it was a hard week");
        assertNull(session.turn().name(), "told once");
        assertEquals("Robin", session.talk().name());
    }

    @Test
    void whatIsHardlyRecognisedBringsTheMenuForward() {
        session.open("1A", 7);
        ConversationTurned before = session.turn();
        session.hears("mumble", 20);
        assertEquals(TurnCause.MISHEARD, session.turn().cause());
        assertTrue(session.turn().choicesForward());
        assertEquals(before.choices(), session.turn().choices());
        assertEquals(before.place().node(), session.turn().place().node());
    }

    @Test
    void somebodyHelpsInASilenceAndThenGoesOn() {
        session.open("1A", 7);
        String place = session.turn().place().node();
        assertEquals(
                List.of(),
                session.accept(new ConversationCommand.GoOn(session.talk().turnSequenceNr())));
        session.goesOn();
        assertEquals(TurnCause.SILENCE, session.turn().cause());
        assertEquals(place, session.turn().place().node());
        session.goesOn();
        assertEquals(place, session.turn().place().node());
        session.goesOn();
        assertFalse(place.equals(session.turn().place().node()), "help did not help");
    }

    @Test
    void aPauseFreezesTheSilenceAndItsRestFollows() {
        session.open("1A", 7);
        long dueMs = session.talk().dueActiveMs();
        session.until(dueMs - 1_000);
        session.pause();
        session.passes(60_000);
        assertEquals(
                ErrorCode.CONFLICT,
                session.refused(new ConversationCommand.GoOn(session.talk().turnSequenceNr())));
        assertEquals(ErrorCode.CONFLICT, session.refused(session.choice(1)), "the scene stands still");
        session.resume();
        assertEquals(
                List.of(),
                session.accept(new ConversationCommand.GoOn(session.talk().turnSequenceNr())));
        session.passes(1_000);
        assertEquals(
                1,
                session.accept(new ConversationCommand.GoOn(session.talk().turnSequenceNr()))
                        .size());
    }

    @Test
    void whoCouldNotBeHeardWhileTheServerWasAwayIsWaitedForAnew() {
        session.open("1A", 7);
        session.until(session.talk().dueActiveMs() - 100);
        session.passes(3_000);
        session.accept(new SessionCommand.NoticeInterruption(session.now.minusMillis(3_000)));
        assertEquals(
                session.activeMs() + session.turn().place().silenceMs(),
                session.talk().dueActiveMs());
        assertEquals(
                List.of(),
                session.accept(new ConversationCommand.GoOn(session.talk().turnSequenceNr())));
    }

    @Test
    void aTherapistPassesOverAPlaceOrEndsTheConversation() {
        session.open("1A", 7);
        String place = session.turn().place().node();
        session.accept(new SessionCommand.Skip(TalkingSession.THERAPIST));
        assertEquals(TurnCause.SKIPPED, session.turn().cause());
        assertFalse(place.equals(session.turn().place().node()));
        assertEquals(
                ErrorCode.NOT_IN_CONTROL,
                session.refused(new ConversationCommand.LeaveConversation(TalkingSession.OTHER)));
        session.accept(new ConversationCommand.LeaveConversation(TalkingSession.THERAPIST));
        assertEquals("left", session.turn().ending());
        assertEquals(List.of(), session.turn().choices());
        assertEquals(
                ErrorCode.CONFLICT,
                session.refused(new ConversationCommand.LeaveConversation(TalkingSession.THERAPIST)));
        assertEquals(
                ErrorCode.CONFLICT,
                session.refused(new SessionCommand.Skip(TalkingSession.THERAPIST)),
                "nothing follows");
    }

    @Test
    void whoSaysStopIsLetGo() {
        session.open("1A", 7);
        session.says("I want to stop");
        assertEquals(TurnCause.LEFT, session.turn().cause());
        assertEquals("left", session.turn().ending());
        assertEquals(Phase.RUNNING, session.state.phase(), "the session itself goes on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "1B", "1C", "1D", "1E", "2A", "2B", "2C", "2D", "2E", "4A", "4B", "4C", "4D", "4E"})
    void everyConversationIsLedToItsEndByChoiceAndBySilenceAndIsTheSameAgain(String sublevel) {
        for (long seed = 1; seed <= 6; seed++) {
            TalkingSession chosen = new TalkingSession();
            chosen.open(sublevel, seed);
            for (int turn = 0; !chosen.talk().hasEnded(); turn++) {
                chosen.chooses(1 + turn % chosen.turn().choices().size());
            }
            TalkingSession silent = new TalkingSession();
            silent.open(sublevel, seed);
            while (!silent.talk().hasEnded()) {
                silent.goesOn();
            }
            for (TalkingSession each : List.of(chosen, silent)) {
                assertNotNull(each.turn().ending());
                Set<String> once = new HashSet<>(each.talk().said());
                assertEquals(once.size(), each.talk().said().size(), "nobody hears a line twice");
                each.delaysAreInRange();
                assertEquals(each.state, each.folded(each.log), "the log alone tells it all");
                assertEquals(StateHash.of(each.state), StateHash.of(each.folded(each.log)));
                assertEquals(each.talk().isOver(), each.talk().dueActiveMs() == Long.MAX_VALUE);
            }
        }
    }

    /** The first place in it at which somebody may cut in, reached by choosing. */
    private TalkingSession whereSomebodyMayCutIn(String sublevel) {
        for (long seed = 1; seed < 60; seed++) {
            TalkingSession one = new TalkingSession();
            one.open(sublevel, seed);
            for (int turn = 0; !one.talk().hasEnded(); turn++) {
                int afterMs = one.turn().place().interruptAfterMs();
                boolean leadsOn =
                        afterMs != Objects.requireNonNull(one.talk().group()).cutInAfterMs();
                if (afterMs > 0 && leadsOn) {
                    return one;
                }
                one.chooses(1 + (int) ((turn + seed) % one.turn().choices().size()));
            }
        }
        return fail("nobody cuts in at " + sublevel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2D", "2E"})
    void somebodyCutsInOnALongAnswerAtOnce(String sublevel) {
        TalkingSession one = whereSomebodyMayCutIn(sublevel);
        String before = one.turn().place().node();
        int afterMs = one.turn().place().interruptAfterMs();
        assertEquals(List.of(), one.speaks(afterMs - 1));
        assertEquals(1, one.speaks(afterMs).size());
        ConversationTurned turn = one.turn();
        assertEquals(TurnCause.INTERRUPTED, turn.cause());
        assertEquals(one.activeMs(), turn.speeches().get(0).atActiveMs(), "without a moment's delay");
        assertNotEquals(before, turn.place().node());
        one.delaysAreInRange();
        assertEquals(one.state, one.folded(one.log));
        one.until(turn.openAtActiveMs());
        assertEquals(
                List.of(),
                one.accept(
                        new ConversationCommand.HearReply(one.talk().turnSequenceNr(), "yes of course", 90, 120_000)),
                "what they said before they were cut short is no answer to that");
    }

    @Test
    void whoWantsToStopIsNotCutIn() {
        TalkingSession one = whereSomebodyMayCutIn("2D");
        one.until(one.turn().openAtActiveMs());
        one.passes(60_000);
        one.accept(new ConversationCommand.HearReply(
                one.talk().turnSequenceNr(), "please let us stop, I want to stop", 90, 60_000));
        assertEquals(TurnCause.LEFT, one.turn().cause());
    }

    @Test
    void inAGroupEachLineHasItsSpeakerAmongThosePinned() {
        Set<Integer> speakers = new HashSet<>();
        TalkingSession one = new TalkingSession();
        one.open("2B", 3);
        for (int turn = 0; !one.talk().hasEnded(); turn++) {
            one.chooses(1 + turn % one.turn().choices().size());
        }
        for (SessionEvent event : one.log) {
            if (event instanceof ConversationTurned turned) {
                for (ConversationTurned.Speech speech : turned.speeches()) {
                    assertEquals(one.talk().pinned().people().get(speech.npc()).name(), speech.name());
                    speakers.add(speech.npc());
                }
            }
        }
        assertEquals(one.talk().pinned().people().size(), speakers.size(), "everybody has a word");
    }

    private ConversationEvent.QuestionAsked asks() {
        List<SessionEvent> events =
                session.accept(new SessionCommand.InjectEvent(TalkingSession.THERAPIST, SceneEvent.QUESTION, null));
        assertEquals(2, events.size());
        assertEquals(
                ((SessionEvent.EventInjected) events.get(0)).effectiveTick(),
                ((ConversationEvent.QuestionAsked) events.get(1)).effectiveTick());
        return (ConversationEvent.QuestionAsked) events.get(1);
    }

    @Test
    void questionsAreOfTheDifficultyInForceAndNoneIsAskedTwice() {
        session.create("3D", 11);
        session.start();
        Set<String> asked = new HashSet<>();
        for (int difficulty : new int[] {2, 9, 5}) {
            session.accept(new SessionCommand.Adjust(TalkingSession.THERAPIST, null, null, difficulty));
            for (int i = 0; i < 3; i++) {
                session.passes(20_000);
                ConversationEvent.QuestionAsked question = asks();
                assertTrue(asked.add(question.question()), question + " again");
                assertTrue(Math.abs(question.difficulty() - difficulty) <= 1, question + " at " + difficulty);
            }
        }
        assertEquals(session.state, session.folded(session.log));
    }

    @Test
    void afterTheTalkTheAudienceAsksByItselfAndASkipBringsTheNextQuestion() {
        session.create("3D", 11);
        session.start();
        QuestionRecord questions = Objects.requireNonNull(session.state.questions());
        assertEquals(Objects.requireNonNull(session.state.level()).plannedMs(), questions.dueActiveMs());
        assertEquals(List.of(), session.accept(new ConversationCommand.AskNext(0)), "the talk is not over");
        for (int before = 0; before < 3; before++) {
            session.until(Objects.requireNonNull(session.state.questions()).dueActiveMs());
            List<SessionEvent> events = session.accept(new ConversationCommand.AskNext(before));
            assertEquals(
                    List.of(SessionEvent.EventInjected.class, ConversationEvent.QuestionAsked.class),
                    events.stream().map(SessionEvent::getClass).toList());
            assertEquals(List.of(), session.accept(new ConversationCommand.AskNext(before)), "once");
        }
        assertEquals(
                3,
                session.accept(new SessionCommand.Skip(TalkingSession.THERAPIST))
                        .size());
        assertEquals(
                4, Objects.requireNonNull(session.state.questions()).asked().size());
        TalkingSession without = new TalkingSession();
        without.create("3C", 11);
        assertEquals(
                Long.MAX_VALUE,
                Objects.requireNonNull(without.state.questions()).dueActiveMs());
        assertEquals(session.state, session.folded(session.log));
    }

    @Test
    void whenAllWereAskedSomebodyStillRaisesTheirHand() {
        session.create("3A", 11);
        session.start();
        Set<String> asked = new HashSet<>();
        List<SessionEvent> events;
        do {
            events =
                    session.accept(new SessionCommand.InjectEvent(TalkingSession.THERAPIST, SceneEvent.QUESTION, null));
            if (events.size() == 2) {
                assertTrue(asked.add(((ConversationEvent.QuestionAsked) events.get(1)).question()));
            }
        } while (events.size() == 2);
        assertTrue(asked.size() > 20, "the whole family was asked");
        assertEquals(1, events.size());
    }

    @Test
    void anEncouragementThatStandsReadyIsSentAsItWasWhenTheSessionWasCreated() {
        session.create("3C", 7);
        List<SessionEvent> events =
                session.accept(new ConversationCommand.SendPreset(TalkingSession.THERAPIST, "doing-great"));
        assertEquals(
                new ConversationEvent.PresetSent(
                        TalkingSession.THERAPIST, "doing-great", "You're doing great. Keep going."),
                events.get(0));
        assertEquals(
                ErrorCode.INVALID_FIELD,
                session.refused(new ConversationCommand.SendPreset(TalkingSession.THERAPIST, "no-such")));
        assertEquals(
                ErrorCode.NOT_IN_CONTROL,
                session.refused(new ConversationCommand.SendPreset(TalkingSession.OTHER, "doing-great")));
    }

    @Test
    void anEventSaysWhatItsCommandSaid() {
        session.open("1A", 7);
        for (SessionCommand command : List.of(
                session.choice(1),
                new ConversationCommand.SendPreset(TalkingSession.THERAPIST, "doing-great"),
                new ConversationCommand.LeaveConversation(TalkingSession.PATIENT))) {
            session.until(session.turn().openAtActiveMs());
            SessionCommand asked = command instanceof ConversationCommand.ChooseReply ? session.choice(1) : command;
            List<SessionEvent> events = session.accept(asked);
            assertEquals(
                    String.valueOf(asked.said()),
                    String.valueOf(Objects.requireNonNull(events.get(0).said())));
        }
        for (SessionEvent event : session.log) {
            if (event instanceof ConversationTurned turned && turned.by().isServer()) {
                assertNull(turned.said());
            }
        }
    }

    @Test
    void theSameSeedLeadsTheSameWay() {
        List<List<SessionEvent>> logs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            TalkingSession one = new TalkingSession();
            one.open("1C", 99);
            one.chooses(1);
            one.says("quite good really");
            logs.add(one.log);
        }
        assertEquals(logs.get(0), logs.get(1));
    }

    /** Whoever says nothing has chosen nothing, ordered nothing and told nothing. */
    @Test
    void silenceInTheCafeIsNotTakenForAnAnswer() {
        for (long seed = 1; seed <= 20; seed++) {
            TalkingSession cafe = new TalkingSession();
            cafe.open("4A", seed);
            for (int turn = 0; turn < 60 && !cafe.talk().hasEnded(); turn++) {
                for (ConversationTurned.Speech speech : cafe.goesOn().speeches()) {
                    for (String answered : List.of("Good choice", "Coming up", "You're right", "telling me")) {
                        assertFalse(speech.text().contains(answered), speech.text());
                    }
                }
            }
            assertTrue(cafe.talk().hasEnded());
        }
    }
}
