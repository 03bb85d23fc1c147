package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ConversationView.ActingState;
import dev.inhabit.protocol.ConversationView.Actor;
import dev.inhabit.protocol.ConversationView.Manner;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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

    private static Actor talking(TalkingSession one, long activeMs) {
        List<Actor> talking = Acting.at(one.state, activeMs).stream()
                .filter(actor -> actor.state() == ActingState.TALK)
                .toList();
        assertEquals(1, talking.size());
        return talking.get(0);
    }

    @Test
    void whoCutsInIsSeenAndTheOthersTurnToThem() {
        TalkingSession group = new TalkingSession();
        group.open("2D", 3);
        boolean seen = false;
        for (int turns = 0; turns < 40 && !seen && !group.talk().hasEnded(); turns++) {
            if (!group.speaks(20_000).isEmpty()) {
                ConversationTurned.Speech line = group.turn().speeches().get(0);
                Actor cuttingIn = talking(group, line.atActiveMs());
                assertEquals(line.npc(), cuttingIn.npc());
                assertEquals(Manner.INTERRUPTS, cuttingIn.manner());
                assertEquals(line.cue(), cuttingIn.gesture());
                assertNull(cuttingIn.towardsNpc(), "the patient");
                Acting.at(group.state, line.atActiveMs()).stream()
                        .filter(actor -> actor.npc() != line.npc())
                        .forEach(actor -> assertEquals(
                                new Actor(actor.npc(), ActingState.LISTEN, Manner.PLAIN, "none", line.npc()), actor));
                assertEquals(
                        Acting.at(group.state, line.atActiveMs()),
                        Acting.at(group.folded(group.log), line.atActiveMs()));
                seen = true;
            } else {
                group.chooses(1);
            }
        }
        assertTrue(seen, "somebody cuts in");
    }

    @Test
    void whoDisagreesOrAgreesIsSeenToDoSo() {
        Set<Manner> seen = new HashSet<>();
        for (long seed = 0; seed < 12; seed++) {
            TalkingSession group = new TalkingSession();
            group.open("2E", seed);
            PinnedGroup people = Objects.requireNonNull(group.talk().group());
            for (int turns = 0; turns < 40 && !group.talk().hasEnded(); turns++) {
                if (group.turn().choices().isEmpty()) {
                    group.goesOn();
                } else {
                    group.chooses(1 + turns % group.turn().choices().size());
                }
                for (ConversationTurned.Speech line : group.turn().speeches()) {
                    Manner manner = talking(group, line.atActiveMs()).manner();
                    assertEquals(people.disagree().contains(line.text()), manner == Manner.DISAGREES);
                    assertEquals(people.agree().contains(line.text()), manner == Manner.AGREES);
                    seen.add(manner);
                }
            }
        }
        assertTrue(seen.containsAll(Set.of(Manner.PLAIN, Manner.AGREES, Manner.DISAGREES)), seen.toString());
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
