package dev.inhabit.server.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The specification's example, and each rule by itself, on the shipped conversations. */
class DialogueRulesTests {
    private static final int SURE = 90;

    private static DialogueRules rules(String id) {
        return ShippedDialogues.rules(id);
    }

    private static Turn at(DialogueRules rules, String node) {
        DialogueState state = DialogueState.at(rules.dialogue().id(), node, Set.of(), 7);
        return new Turn(state, 0, "none", List.of(), List.of(), false, Optional.empty());
    }

    private static String said(Turn turn) {
        return turn.speeches().get(turn.speeches().size() - 1).text();
    }

    /** "Hi, I'm … What's your name?" … "Nice to meet you, …" … "That's great!" */
    @Test
    void theSpecificationsExampleRuns() {
        DialogueRules rules = rules("first-words");
        Turn greeting = rules.start(1, Set.of());
        assertEquals("greet", greeting.state().node());
        Turn named = rules.heard(greeting.state(), "I'm Jo", SURE);
        assertEquals(Optional.of("Jo"), named.state().name());
        assertEquals("week", named.state().node());
        assertEquals(
                "week-good",
                rules.heard(named.state(), "pretty good", SURE).state().node());
        assertEquals(
                "week-hard",
                rules.heard(named.state(), "challenging", SURE).state().node());
        Turn silent = rules.silence(named.state(), 7000);
        assertEquals("week", silent.state().node());
        assertEquals(1, silent.speeches().size());
        assertEquals("nod", silent.reaction());
    }

    @Test
    void takeYourTimeIsWhatHelpsInASilence() {
        assertTrue(ShippedDialogues.all().stream().allMatch(dialogue -> dialogue.silence().stream()
                .map(Dialogue.Line::text)
                .anyMatch(text -> text.toLowerCase(Locale.ROOT)
                        .matches(".*(take your time|take a moment|moment|take a breath|no hurry).*"))));
    }

    @Test
    void theNameIsSaidWhereItIsKnownAndNoHoleIsLeftWhereItIsNot() {
        DialogueRules rules = rules("first-words");
        boolean spoken = false;
        for (long seed = 0; seed < 30; seed++) {
            DialogueState greeting = rules.start(seed, Set.of()).state();
            spoken |= said(rules.heard(greeting, "Maria", SURE)).contains("Maria");
            String without = said(rules.heard(greeting, "hello there", SURE));
            assertFalse(without.contains("{") || without.contains(", ."), without);
        }
        assertTrue(spoken);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "it was pretty good | week-good",
                "not so good | week-quiet",
                "it wasn't bad | week-quiet",
                "no, it was good | week-good",
                "hard, really hard | week-hard",
                "STRESSFUL! | week-hard",
                "somebody sold me a boat | week-quiet"
            })
    void whatIsHeardIsMatchedByItsWords(String heard, String node) {
        DialogueRules rules = rules("first-words");
        assertEquals(
                node,
                rules.heard(at(rules, "week").state(), heard, SURE).state().node());
    }

    @Test
    void whatWasHardlyRecognisedIsNoAnswerAndShowsTheMenu() {
        DialogueRules rules = rules("first-words");
        Turn turn = rules.heard(at(rules, "week").state(), "good", 54);
        assertEquals("week", turn.state().node());
        assertTrue(turn.menuShown());
        assertEquals(List.of("Pretty good.", "It was a hard one.", "Nothing special."), turn.menu());
        assertEquals("week-good", rules.chosen(turn.state(), 1).state().node());
        assertEquals("week-good", rules.heard(turn.state(), "good", 55).state().node());
        Turn second = rules.heard(turn.state(), "good", 0);
        Turn third = rules.heard(second.state(), "good", 0);
        assertEquals("week-quiet", third.state().node(), "goes on after its patience");
    }

    @Test
    void theMenuIsCountedFromOneAndOtherNumbersChangeNothing() {
        DialogueRules rules = rules("first-words");
        DialogueState week = at(rules, "week").state();
        assertEquals("week-hard", rules.chosen(week, 2).state().node());
        for (int number : new int[] {0, 4, -1, Integer.MAX_VALUE}) {
            assertEquals(week, rules.chosen(week, number).state());
        }
        DialogueState open = at(rules, "week-good").state();
        assertEquals(1, rules.chosen(open, 0).menu().size(), "an open question has one choice: it was answered");
        assertEquals("weather", rules.chosen(open, 1).state().node());
    }

    @Test
    void silenceHelpsAsOftenAsThereIsPatienceAndThenGoesOn() {
        DialogueRules rules = rules("first-words");
        DialogueState state = at(rules, "greet").state();
        assertEquals(state, rules.silence(state, 6999).state(), "too short");
        Turn first = rules.silence(state, 7000);
        Turn second = rules.silence(first.state(), 7000);
        assertNotEquals(said(first), said(second));
        assertTrue(
                rules.dialogue().node("greet").help().stream()
                        .anyMatch(line -> line.text().equals(said(first))),
                "the place's own help comes first");
        assertEquals("week", rules.silence(second.state(), 7000).state().node());
    }

    @Test
    void whoWantsToStopIsLetGoAtOnce() {
        DialogueRules rules = rules("complaint");
        Turn left = rules.heard(at(rules, "refuses").state(), "I'm sorry, I need to stop", SURE);
        assertEquals(Optional.of("left"), left.ending());
        assertTrue(left.state().ended());
        assertEquals(List.of(), left.menu());
        assertEquals(left.state(), rules.heard(left.state(), "yes", SURE).state());
        assertEquals(left.state(), rules.silence(left.state(), 100_000).state());
        assertEquals(left.state(), rules.leave(left.state()).state());
        assertEquals(left.state(), rules.talking(left.state(), 100_000).state());
    }

    @Test
    void somebodyCutsInWhenThePatientSpeaksForLong() {
        DialogueRules rules = rules("planning-an-evening");
        DialogueState plan = at(rules, "plan").state();
        assertEquals(plan, rules.talking(plan, 4999).state());
        Turn cut = rules.talking(plan, 5000);
        assertEquals("sam-cuts-in", cut.state().node());
        assertEquals("sam", cut.speeches().get(0).speaker());
        assertEquals(0, cut.speeches().get(0).delayMs());
        DialogueState calm = at(rules("first-words"), "week").state();
        assertEquals(calm, rules("first-words").talking(calm, 600_000).state());
    }

    @Test
    void peopleTalkAmongThemselvesBeforeItIsThePatientsTurn() {
        Turn turn = rules("round-of-names").start(3, Set.of());
        assertEquals(
                List.of("mara", "ben", "mara"),
                turn.speeches().stream().map(Turn.Speech::speaker).toList());
        assertEquals("your-turn", turn.state().node());
    }

    @Test
    void theSameSeedSaysTheSameAndOthersDoNot() {
        DialogueRules rules = rules("small-talk");
        Turn once = rules.heard(rules.start(5, Set.of()).state(), "yes", SURE);
        assertEquals(once, rules.heard(rules.start(5, Set.of()).state(), "yes", SURE));
        Set<String> starts = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            starts.add(said(rules.start(seed, Set.of())));
        }
        assertEquals(3, starts.size());
    }

    /** Chi-square with one degree of freedom per way less one; 0.1 % of true draws would fail, and the seeds are fixed. */
    @ParameterizedTest
    @CsvSource({"first-words, greet, 13.82", "small-talk, way, 13.82", "round-of-names, your-turn, 13.82"})
    void waysToSayItAreDrawnByWeight(String id, String node, double limit) {
        DialogueRules rules = rules(id);
        List<Dialogue.Line> lines = rules.dialogue().node(node).say();
        Map<String, Integer> drawn = new HashMap<>();
        int draws = 4000;
        for (long seed = 0; seed < draws; seed++) {
            Turn turn = rules.start(seed, Set.of());
            drawn.merge(turn.speeches().get(turn.speeches().size() - 1).line(), 1, Integer::sum);
        }
        double total = lines.stream().mapToInt(Dialogue.Line::weight).sum();
        double chiSquare = 0;
        for (Dialogue.Line line : lines) {
            double expected = draws * line.weight() / total;
            chiSquare += Math.pow(drawn.getOrDefault(line.id(), 0) - expected, 2) / expected;
        }
        assertTrue(chiSquare < limit, "chi-square " + chiSquare);
    }

    @Test
    void delaysLieInTheRangeAndFillIt() {
        DialogueRules rules = rules("first-words").withReplyDelay(1000, 1009);
        Set<Integer> delays = new HashSet<>();
        for (long seed = 0; seed < 300; seed++) {
            delays.add(rules.start(seed, Set.of()).speeches().get(0).delayMs());
        }
        assertEquals(10, delays.size());
        delays.forEach(delay -> assertTrue(delay >= 1000 && delay <= 1009, "" + delay));
        assertThrows(IllegalArgumentException.class, () -> rules.withReplyDelay(2, 1));
    }

    @Test
    void aStateOfAnotherConversationIsRefused() {
        DialogueState other = at(rules("party"), "door").state();
        assertThrows(IllegalArgumentException.class, () -> rules("first-words").heard(other, "hello", SURE));
    }

    @Test
    void neitherNameNorWordsGetIntoALog() {
        DialogueRules rules = rules("first-words");
        Turn turn = rules.heard(rules.start(1, Set.of()).state(), "my name is Xanthippe", SURE);
        assertEquals(Optional.of("Xanthippe"), turn.state().name());
        assertFalse(turn.toString().contains("Xanthippe"), turn.toString());
    }
}
