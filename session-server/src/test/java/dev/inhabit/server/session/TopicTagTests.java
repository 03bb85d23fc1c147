package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import dev.inhabit.server.adaptation.TagMoment;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import dev.inhabit.server.session.ConversationEvent.QuestionAsked;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What questions and conversations touch is found again beside the heart: a trigger is named by its topic. */
class TopicTagTests {
    private final TalkingSession session = new TalkingSession();

    private List<TagMoment> tags() {
        return AdaptationRecord.readings(session.state, session.activeMs()).tags();
    }

    @Test
    void eachLineOfAConversationBringsTheTopicsOfItsPlace() {
        session.open("4E", session.seedFor("4E", "complaint"));
        for (int i = 0; i < 30 && !session.talk().hasEnded(); i++) {
            session.chooses(1);
        }
        session.passes(60_000);
        List<TagMoment> spoken = session.log.stream()
                .filter(ConversationTurned.class::isInstance)
                .flatMap(turned -> ((ConversationTurned) turned).speeches().stream())
                .flatMap(speech -> speech.topics().stream().map(topic -> new TagMoment(speech.atActiveMs(), topic)))
                .toList();
        assertEquals(spoken, tags());
        assertTrue(
                spoken.stream().filter(one -> one.tag().equals("criticism")).count() >= 2,
                "often enough to be told from chance: " + spoken);
    }

    @Test
    void aHelpingWordRaisesNothingAnew() {
        session.open("4E", session.seedFor("4E", "complaint"));
        assertFalse(session.turn().speeches().get(0).topics().isEmpty());
        ConversationTurned helped = session.goesOn();
        assertEquals(1, helped.speeches().size());
        assertEquals(List.of(), helped.speeches().get(0).topics());
    }

    @Test
    void aLineThatIsYetToComeIsNoMoment() {
        session.create("4E", session.seedFor("4E", "complaint"));
        session.start();
        session.goesOn();
        assertTrue(session.turn().speeches().get(0).atActiveMs() > session.activeMs());
        assertEquals(List.of(), tags());
        session.until(session.turn().openAtActiveMs());
        assertFalse(tags().isEmpty());
    }

    /** A heart that jumps at one topic and beats on at every other question. */
    @Test
    void theTopicThatTheHeartJumpsAtIsNamed() {
        session.create("3D", 7);
        session.start();
        List<Long> jumps = new ArrayList<>();
        List<SessionEvent.SuggestionMade> made = new ArrayList<>();
        for (int s = 5; s <= 2_400; s += 5) {
            session.until(1_000L * s);
            long activeMs = session.activeMs();
            boolean high = jumps.stream().anyMatch(at -> activeMs > at && activeMs <= at + 15_000);
            // Never quite still: a heart without any spread tells no chance.
            session
                    .accept(new SessionCommand.RecordTelemetry(
                            RehearsedSession.heartOnly(s, (high ? 92 : 75) + s / 5 % 3, 5),
                            null,
                            RehearsedSession.RULES))
                    .stream()
                    .filter(SessionEvent.SuggestionMade.class::isInstance)
                    .map(SessionEvent.SuggestionMade.class::cast)
                    .forEach(made::add);
            QuestionRecord questions = Objects.requireNonNull(session.state.questions());
            if (activeMs >= questions.dueActiveMs()) {
                session.accept(new ConversationCommand.AskNext(questions.asked().size())).stream()
                        .filter(QuestionAsked.class::isInstance)
                        .map(QuestionAsked.class::cast)
                        .filter(asked -> asked.topics().contains("proof"))
                        .forEach(asked -> jumps.add(asked.effectiveTick() * SessionClock.TICK_MS));
            }
        }
        assertTrue(jumps.size() >= 3, jumps.size() + " questions about it");
        assertEquals(
                "proof",
                made.stream()
                        .filter(one -> one.rule().equals(Rule.SPIKE_ON_TAG.label()))
                        .findFirst()
                        .orElseThrow()
                        .tag());
    }
}
