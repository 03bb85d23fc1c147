package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.server.feed.Floor;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose turn to speak it is. */
class FloorsTests {
    private final TalkingSession session = new TalkingSession();

    private Floor floor() {
        return Floors.at(session.state, session.now);
    }

    @Test
    void aTalkIsThePatientsUntilTheQuestions() {
        session.create("3D", 7);
        assertEquals(Floor.ELSEWHERE, floor());
        session.start();
        assertEquals(Floor.TALK, floor());
        session.until(100_000);
        session.pause();
        assertEquals(Floor.ELSEWHERE, floor());
        session.resume();
        assertEquals(Floor.TALK, floor());
        session.until(300_000);
        assertEquals(Floor.PATIENT, floor());
        session.accept(new ConversationCommand.AskNext(0));
        assertEquals(Floor.OTHERS, floor());
        session.passes(10_000);
        assertEquals(Floor.PATIENT, floor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1A", "2C", "4A"})
    void inAConversationEitherSpeaks(String sublevel) {
        session.create(sublevel, 7);
        session.start();
        session.goesOn();
        ConversationEvent.ConversationTurned.Speech first =
                Objects.requireNonNull(session.turn()).speeches().get(0);
        session.until(first.atActiveMs() - 1);
        assertEquals(Floor.PATIENT, floor());
        session.until(first.atActiveMs());
        assertEquals(Floor.OTHERS, floor());
        session.until(session.turn().waitsFromActiveMs());
        assertEquals(Floor.PATIENT, floor());
    }
}
