package dev.inhabit.server.dialogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Any patient in any shipped conversation: every answer leads to a legal place, and every way ends. */
class DialogueWalkTests {
    private static final List<Dialogue> DIALOGUES = List.copyOf(ShippedDialogues.all());
    private static final List<String> HEARD = List.of(
            "yes",
            "no",
            "I don't know",
            "Peter",
            "I'm fine",
            "",
            "…",
            "rather not say",
            "my name is Kim and I like dogs",
            "good",
            "it was hard",
            "tea please",
            "let me finish",
            "never",
            "a receipt",
            "\u0000",
            "ünïcode 日本");

    private static Turn act(DialogueRules rules, DialogueState state, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> rules.heard(state, HEARD.get(random.nextInt(HEARD.size())), random.nextInt(101));
            case 1, 2 -> rules.heard(state, HEARD.get(random.nextInt(HEARD.size())), 100);
            case 3 -> rules.chosen(state, random.nextInt(12) - 1);
            case 4 -> rules.silence(state, random.nextInt(20_000));
            default -> rules.talking(state, random.nextInt(20_000));
        };
    }

    @Property(tries = 300)
    void everyInputLeadsToALegalStateAndNothingIsSaidTwice(@ForAll long seed) {
        Random random = new Random(seed);
        Set<String> said = new HashSet<>();
        // A session: one conversation after the other.
        for (Dialogue dialogue : DIALOGUES) {
            DialogueRules rules = new DialogueRules(dialogue, ShippedDialogues.english());
            Turn turn = rules.start(seed, said);
            for (int step = 0; ; step++) {
                isLegal(dialogue, turn);
                for (Turn.Speech speech : turn.speeches()) {
                    assertTrue(said.add(speech.line()), () -> speech.text() + " was said before");
                    assertFalse(speech.text().contains("{"), speech.text());
                }
                assertEquals(said, turn.state().said());
                if (turn.state().ended()) {
                    break;
                }
                assertTrue(step < 2000, dialogue.id() + " does not end");
                turn = act(rules, turn.state(), random);
            }
        }
    }

    private static void isLegal(Dialogue dialogue, Turn turn) {
        Dialogue.Node node = dialogue.node(turn.state().node());
        assertEquals(node.ending().isPresent(), turn.state().ended());
        assertEquals(node.ending(), turn.ending());
        assertTrue(node.waits() || node.ending().isPresent(), "waits for nobody at " + node.id());
        assertEquals(node.waits(), !turn.menu().isEmpty());
        assertTrue(turn.state().helped() <= dialogue.patience());
        assertTrue(turn.state().misheard() <= dialogue.patience());
    }

    /** What changes the state at all cannot do so for ever. */
    @Property(tries = 100)
    void everyWayEndsWithinABound(@ForAll long seed) {
        Random random = new Random(seed);
        Dialogue dialogue = DIALOGUES.get(random.nextInt(DIALOGUES.size()));
        DialogueRules rules = new DialogueRules(dialogue, ShippedDialogues.english());
        DialogueState state = rules.start(seed, Set.of()).state();
        int changes = 0;
        for (int step = 0; !state.ended() && step < 5000; step++) {
            DialogueState next = act(rules, state, random).state();
            changes += next.equals(state) ? 0 : 1;
            state = next;
        }
        assertTrue(state.ended());
        assertTrue(changes <= dialogue.nodes().size() * (2 * dialogue.patience() + 1), dialogue.id() + ": " + changes);
    }

    @Property(tries = 50)
    void silenceAloneLeadsToAnEndToo(@ForAll long seed) {
        for (Dialogue dialogue : DIALOGUES) {
            DialogueRules rules = new DialogueRules(dialogue, ShippedDialogues.english());
            Turn turn = rules.start(seed, Set.of());
            List<String> texts = new ArrayList<>();
            for (int step = 0; !turn.state().ended(); step++) {
                assertTrue(step < 200, dialogue.id());
                turn = rules.silence(turn.state(), dialogue.silenceMs());
                turn.speeches().forEach(speech -> texts.add(speech.text()));
            }
            assertEquals(texts.size(), new HashSet<>(texts).size());
        }
    }

    /** From every place, every answer that the menu offers is taken. */
    @Property(tries = 1)
    void everyChoiceOfEveryMenuLeadsOn() {
        for (Dialogue dialogue : DIALOGUES) {
            DialogueRules rules = new DialogueRules(dialogue, ShippedDialogues.english());
            for (Dialogue.Node node : dialogue.nodes().values()) {
                DialogueState here = DialogueState.at(dialogue.id(), node.id(), Set.of(), 1);
                for (int i = 0; i < node.answers().size(); i++) {
                    String to = rules.chosen(here, i + 1).state().node();
                    assertFalse(to.equals(node.id()), dialogue.id() + " " + to);
                }
            }
        }
    }
}
