package dev.inhabit.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.TurnCause;
import dev.inhabit.server.session.ConversationEvent.ConversationTurned;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In a group of level 2 everybody takes part: those whom the conversation names, and those whom it does not. */
class GroupTalkTests {
    private static final int SEEDS = 8;

    private TalkingSession session = new TalkingSession();

    /** The whole planned time, with a patient who chooses by chance. */
    private void played(String sublevel, long seed) {
        session = new TalkingSession();
        session.create(sublevel, seed);
        session.start();
        session.goesOn();
        Random random = new Random(seed);
        long plannedMs = Objects.requireNonNull(session.state.level()).plannedMs();
        while (session.activeMs() < plannedMs && !session.talk().isOver()) {
            if (session.talk().hasEnded()) {
                session.until(session.talk().dueActiveMs());
                session.accept(new ConversationCommand.GoOn(session.talk().turnSequenceNr()));
            } else {
                session.until(session.turn().waitsFromActiveMs() + 2_000);
                session.accept(session.choice(
                        1 + random.nextInt(session.turn().choices().size())));
            }
        }
    }

    private List<ConversationTurned.Speech> lines() {
        List<ConversationTurned.Speech> lines = new ArrayList<>();
        for (SessionEvent event : session.log) {
            if (event instanceof ConversationTurned turned) {
                lines.addAll(turned.speeches());
            }
        }
        return lines;
    }

    private PinnedGroup group() {
        return Objects.requireNonNull(session.talk().group());
    }

    private boolean isSaid(List<String> of) {
        Set<String> texts =
                lines().stream().map(ConversationTurned.Speech::text).collect(Collectors.toSet());
        return of.stream().anyMatch(texts::contains);
    }

    @ParameterizedTest
    @CsvSource({"2A, 2", "2B, 3", "2C, 4", "2D, 5", "2E, 7"})
    void everybodyWhoIsThereSpeaks(String sublevel, int people) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            played(sublevel, seed);
            assertEquals(
                    people, Objects.requireNonNull(session.state.audience()).size());
            Set<Integer> spoke =
                    lines().stream().map(ConversationTurned.Speech::npc).collect(Collectors.toCollection(TreeSet::new));
            assertEquals(
                    IntStream.range(0, people).boxed().collect(Collectors.toCollection(TreeSet::new)),
                    spoke,
                    sublevel + " with seed " + seed);
            long names = lines().stream()
                    .map(ConversationTurned.Speech::name)
                    .distinct()
                    .count();
            assertEquals(people, names, "each by a name of their own");
            assertEquals(people, session.talk().pinned().people().size(), "the headset knows them all");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2A", "2B", "2C", "2D", "2E"})
    void noLineIsSaidTwiceEachInItsTimeAndTheLogTellsItAll(String sublevel) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            played(sublevel, seed);
            List<String> said =
                    lines().stream().map(ConversationTurned.Speech::line).toList();
            assertEquals(new HashSet<>(said).size(), said.size());
            assertEquals(session.state, session.folded(session.log));
            List<SessionEvent> before = session.log;
            played(sublevel, seed);
            assertEquals(before, session.log, "the same seed, the same session");
        }
    }

    @ParameterizedTest
    @CsvSource({"2B, false", "2C, false", "2D, false", "2E, true"})
    void peopleDisagreeWhereTheSublevelHasIt(String sublevel, boolean disagree) {
        boolean disagreed = false;
        boolean agreed = false;
        for (long seed = 1; seed <= SEEDS; seed++) {
            played(sublevel, seed);
            disagreed |= isSaid(group().disagree());
            agreed |= isSaid(group().agree());
        }
        assertEquals(disagree, disagreed);
        assertTrue(agreed);
    }

    /** Somebody cuts in with a word of their own, and the patient still has the floor. */
    @Test
    void whoIsCutInOnMayFinishTheAnswer() {
        session.open("2D", session.seedFor("2D", "cars-out-of-town"));
        int afterMs = session.turn().place().interruptAfterMs();
        assertEquals(group().cutInAfterMs(), afterMs);
        String asked = session.turn().place().node();
        assertEquals(List.of(), session.speaks(afterMs - 1));
        assertEquals(1, session.speaks(afterMs).size());
        ConversationTurned turn = session.turn();
        assertEquals(TurnCause.INTERRUPTED, turn.cause());
        assertEquals(asked, turn.place().node());
        assertTrue(group().cutIn().contains(turn.speeches().get(0).text()));
        assertTrue(group().others()
                .contains(session.talk()
                        .pinned()
                        .people()
                        .get(turn.speeches().get(0).npc())
                        .id()));
        assertEquals(0, turn.place().interruptAfterMs(), "not twice in a row");
        session.until(turn.openAtActiveMs());
        assertEquals(
                1,
                session.accept(new ConversationCommand.HearReply(
                                session.talk().turnSequenceNr(), "yes, keep cars out", 90, 12_000))
                        .size());
        assertEquals("for-it", session.turn().place().node());
        assertEquals(TurnCause.WORDS, session.turn().cause());
    }

    @Test
    void whoCannotSpeakInAConversationOfTwoDoesNotJoin() {
        for (String sublevel : List.of("1C", "4A", "4C", "4D")) {
            session = new TalkingSession();
            session.create(sublevel, 3);
            assertEquals(List.of(), group().others());
            assertEquals(List.of(), group().agree());
        }
    }

    @Test
    void aReaderIsToldHowPeopleTakePart() {
        played("2E", 2);
        for (SessionEvent event : session.log) {
            assertNotNull(SessionViews.update(event, Role.THERAPIST));
        }
        assertEquals(4, group().others().size());
        assertTrue(group().interruptions() && group().disagreement());
    }

    /** A session from before there was a group goes on as it did. */
    @Test
    void withoutAPinnedGroupNobodyJoins() {
        session.create("2E", 3);
        List<SessionEvent> earlier = session.log.stream()
                .filter(event -> !(event instanceof ConversationEvent.GroupPinned))
                .toList();
        assertEquals(
                null, Objects.requireNonNull(session.folded(earlier).talk()).group());
    }
}
