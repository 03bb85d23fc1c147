package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.TurnCause;
import dev.inhabit.server.session.ConversationEvent.ConversationFollowed;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of conversation over their whole planned length, with a patient who answers and with one who says nothing. */
class WholeTalkTests {
    private final TalkingSession session = new TalkingSession();
    /** When somebody speaks, as pairs of session times in ms. */
    private final List<long[]> speaking = new ArrayList<>();

    private long plannedMs() {
        return Objects.requireNonNull(session.state.level()).plannedMs();
    }

    private void begin(String sublevel, long seed) {
        session.create(sublevel, seed);
        session.start();
        session.goesOn();
    }

    /** Thinks for 0.5 to 3 s, speaks for 1 to 6 s, and has then given one of the answers. */
    private void answersUntil(long untilMs, Random random) {
        while (session.activeMs() < untilMs && !session.talk().isOver()) {
            if (session.talk().hasEnded()) {
                follows();
                continue;
            }
            ConversationTurned turn = session.turn();
            long from = turn.waitsFromActiveMs() + 500 + random.nextInt(2_500);
            long to = from + 1_000 + random.nextInt(5_000);
            speaking.add(new long[] {from, to});
            session.until(to);
            session.accept(session.choice(1 + random.nextInt(turn.choices().size())));
        }
    }

    private void follows() {
        session.until(session.talk().dueActiveMs());
        List<SessionEvent> events =
                session.accept(new ConversationCommand.GoOn(session.talk().turnSequenceNr()));
        assertEquals(
                List.of(ConversationFollowed.class, ConversationTurned.class),
                events.stream().map(SessionEvent::getClass).toList());
        assertEquals(TurnCause.START, session.turn().cause());
    }

    private void isSilent(long untilMs) {
        while (session.activeMs() < untilMs && !session.talk().isOver()) {
            if (session.talk().hasEnded()) {
                follows();
            } else {
                session.goesOn();
                assertFalse(session.turn().speeches().isEmpty(), "somebody speaks into each silence");
            }
        }
    }

    private long longestSilenceMs(long untilMs) {
        List<long[]> spoken = new ArrayList<>(speaking);
        for (SessionEvent event : session.log) {
            if (event instanceof ConversationTurned turned) {
                turned.speeches()
                        .forEach(line -> spoken.add(new long[] {line.atActiveMs(), line.atActiveMs() + line.forMs()}));
            }
        }
        spoken.sort((a, b) -> Long.compare(a[0], b[0]));
        long longest = 0;
        long until = 0;
        for (long[] one : spoken) {
            longest = Math.max(longest, Math.min(one[0], untilMs) - until);
            until = Math.max(until, one[1]);
        }
        return Math.max(longest, untilMs - until);
    }

    private void nothingIsSaidTwiceAndTheLogTellsItAll() {
        List<String> said = new ArrayList<>();
        Set<String> had = new HashSet<>();
        for (SessionEvent event : session.log) {
            if (event instanceof ConversationTurned turned) {
                turned.speeches().forEach(line -> said.add(line.line()));
            } else if (event instanceof ConversationFollowed followed) {
                assertTrue(had.add(followed.conversation()), followed.conversation() + " again");
            }
        }
        assertEquals(new HashSet<>(said).size(), said.size(), "no line twice in a session");
        assertEquals(session.state, session.folded(session.log));
        assertEquals(StateHash.of(session.state), StateHash.of(session.folded(session.log)));
    }

    /** So long may nobody speak: the place's patience, or the step from one conversation to the next. */
    private int silenceMaxMs() {
        int most = session.talk().pace().betweenMs();
        for (SessionEvent event : session.log) {
            if (event instanceof ConversationTurned turned) {
                most = Math.max(most, turned.place().silenceMs());
            }
        }
        return most + session.talk().pinned().replyDelayMaxMs();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "1B", "1C", "1D", "1E", "2A", "2B", "2C", "2D", "2E"})
    void whoAnswersIsTalkedWithForAllOfThePlannedTime(String sublevel) {
        for (long seed = 1; seed <= 4; seed++) {
            WholeTalkTests one = new WholeTalkTests();
            one.begin(sublevel, seed);
            one.answersUntil(one.plannedMs(), new Random(seed));
            TalkRecord talk = one.session.talk();
            long nextMs = Math.max(
                    one.session.activeMs(),
                    talk.waitsFromActiveMs() + talk.pace().betweenMs());
            assertTrue(nextMs >= one.plannedMs(), "over after " + one.session.activeMs() + " ms");
            long silentMs = one.longestSilenceMs(one.plannedMs());
            assertTrue(silentMs <= one.silenceMaxMs(), "nobody spoke for " + silentMs + " ms");
            one.nothingIsSaidTwiceAndTheLogTellsItAll();
            WholeTalkTests again = new WholeTalkTests();
            again.begin(sublevel, seed);
            again.answersUntil(again.plannedMs(), new Random(seed));
            assertEquals(one.session.log, again.session.log, "the same seed and answers, the same session");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "1B", "1C", "1D", "1E", "2A", "2B", "2C", "2D", "2E"})
    void whoIsSilentIsHelpedForAllOfThePlannedTime(String sublevel) {
        begin(sublevel, 5);
        isSilent(plannedMs());
        long silentMs = longestSilenceMs(plannedMs());
        assertTrue(silentMs <= silenceMaxMs(), "nobody spoke for " + silentMs + " ms");
        nothingIsSaidTwiceAndTheLogTellsItAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4A", "4B", "4C", "4D", "4E"})
    void anEncounterEndsWithAGoodbyeAndIsOver(String sublevel) {
        for (long seed = 1; seed <= 4; seed++) {
            WholeTalkTests one = new WholeTalkTests();
            one.begin(sublevel, seed);
            one.answersUntil(Long.MAX_VALUE, new Random(seed));
            ConversationTurned last = one.session.turn();
            assertFalse(last.speeches().isEmpty(), "a goodbye");
            assertTrue(one.session.talk().isOver(), "the therapist is told by the alert conversation-over");
            assertEquals(Long.MAX_VALUE, one.session.talk().dueActiveMs(), "nobody begins again");
            long silentMs = one.longestSilenceMs(last.waitsFromActiveMs());
            assertTrue(silentMs <= one.silenceMaxMs(), "nobody spoke for " + silentMs + " ms");
            one.nothingIsSaidTwiceAndTheLogTellsItAll();
        }
    }

    @Test
    void whoLeavesTheConversationIsNotTalkedToAgain() {
        begin("1E", 3);
        session.until(session.turn().openAtActiveMs());
        session.accept(new ConversationCommand.LeaveConversation(TalkingSession.PATIENT));
        assertTrue(session.talk().isOver());
        assertEquals(Long.MAX_VALUE, session.talk().dueActiveMs());
    }

    @Test
    void aTherapistSkipsToTheConversationThatFollows() {
        begin("1E", 3);
        while (!session.talk().hasEnded()) {
            session.chooses(1);
        }
        String before = session.talk().pinned().conversation();
        List<SessionEvent> events = session.accept(new SessionCommand.Skip(TalkingSession.THERAPIST));
        assertTrue(events.stream().anyMatch(ConversationFollowed.class::isInstance));
        assertNotEquals(before, session.talk().pinned().conversation());
        assertEquals(TurnCause.SKIPPED, session.turn().cause());
    }

    @Test
    void aQuestionThatTheTherapistLetsBeAskedIsNotAskedAgainByWhoGoesOnAsking() {
        begin("1E", 3);
        Set<String> asked = new HashSet<>();
        for (int i = 0; i < 8; i++) {
            session.accept(new SessionCommand.InjectEvent(TalkingSession.THERAPIST, SceneEvent.QUESTION, null)).stream()
                    .filter(ConversationEvent.QuestionAsked.class::isInstance)
                    .forEach(event -> asked.add(((ConversationEvent.QuestionAsked) event).text()));
        }
        assertEquals(8, asked.size());
        answersUntil(plannedMs(), new Random(3));
        for (SessionEvent event : session.log) {
            if (event instanceof ConversationTurned turned) {
                turned.speeches().forEach(line -> assertFalse(asked.contains(line.text()), line.text()));
            }
        }
    }

    /** Who told their name in the first conversation is not asked for it in the second. */
    @Test
    void aNameIsKeptFromOneConversationToTheNext() {
        session.open("1B", session.seedFor("1B", "first-words"));
        session.says("I'm Robin");
        answersUntil(plannedMs(), new Random(1));
        assertEquals("Robin", session.talk().name());
        long asked = session.log.stream()
                .filter(event -> event instanceof ConversationTurned turned && turned.name() != null)
                .count();
        assertEquals(1, asked);
        assertFalse(session.state.toString().contains("Robin"));
    }

    /** A session from before there was a pace goes on as it did. */
    @Test
    void withoutAPinnedPaceTheNumbersAreThoseOfThen() {
        begin("1A", 3);
        List<SessionEvent> earlier = session.log.stream()
                .filter(event -> !(event instanceof ConversationEvent.PacePinned))
                .toList();
        TalkRecord talk = Objects.requireNonNull(session.folded(earlier).talk());
        assertEquals(400, talk.pace().wordMs());
        assertEquals(List.of(), talk.pace().further());
        assertEquals(
                45_000,
                Objects.requireNonNull(session.folded(earlier).questions()).everyMs());
    }
}
