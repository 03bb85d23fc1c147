package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ConversationView.ActingState;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the people of a conversation do with their bodies. */
class ActingTests {
    private final TalkingSession session = new TalkingSession();

    private ActingState of(int npc, long activeMs) {
        return Acting.at(session.state, activeMs).get(npc).state();
    }

    @Test
    void theyIdleBeforeTalkTheirLineAndListenAfter() {
        session.create("1A", 3);
        assertEquals(ActingState.IDLE, of(0, 0));
        session.start();
        assertEquals(ActingState.IDLE, of(0, 0));
        session.goesOn();
        ConversationTurned.Speech line = session.turn().speeches().get(0);
        assertEquals(ActingState.LISTEN, of(0, line.atActiveMs() - 1));
        assertEquals(ActingState.TALK, of(0, line.atActiveMs()));
        assertEquals(ActingState.TALK, of(0, line.atActiveMs() + line.forMs() - 1));
        assertEquals(ActingState.LISTEN, of(0, line.atActiveMs() + line.forMs()));
        session.until(line.atActiveMs());
        session.pause();
        assertEquals(ActingState.IDLE, of(0, line.atActiveMs()), "in a pause nobody moves");
    }

    @Test
    void inEveryConversationSomebodyReactsAndInAGroupOneTalksAtATime() {
        for (String sublevel : List.of("1A", "1C", "2C", "4A")) {
            Set<ActingState> seen = new HashSet<>();
            for (long seed = 0; seed < 6; seed++) {
                TalkingSession one = new TalkingSession();
                one.open(sublevel, seed);
                for (int turns = 0; turns < 40 && !one.talk().hasEnded(); turns++) {
                    if (one.turn().choices().isEmpty()) {
                        one.goesOn();
                    } else {
                        one.chooses(1 + turns % one.turn().choices().size());
                    }
                    for (long ms = one.activeMs(); ms < one.turn().waitsFromActiveMs() + 500; ms += 100) {
                        List<ActingState> now = Acting.at(one.state, ms).stream()
                                .map(actor -> actor.state())
                                .toList();
                        seen.addAll(now);
                        assertTrue(now.stream().filter(ActingState.TALK::equals).count() <= 1, sublevel + " " + ms);
                    }
                }
                one.until(one.turn().waitsFromActiveMs() + 1);
                if (one.talk().hasEnded()) {
                    assertEquals(
                            ActingState.IDLE,
                            Acting.at(one.state, one.activeMs()).get(0).state());
                }
            }
            assertTrue(
                    seen.containsAll(Set.of(ActingState.TALK, ActingState.LISTEN, ActingState.REACTION)),
                    sublevel + " shows " + seen);
        }
    }
}
