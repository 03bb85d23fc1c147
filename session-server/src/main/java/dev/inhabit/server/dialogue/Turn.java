package dev.inhabit.server.dialogue;

import java.util.List;
import java.util.Optional;

/**
 * What follows in a conversation from what happened.
 *
 * @param state how far it has come now
 * @param answer number of the answer that was taken, from 1; 0 where it was none of those offered
 * @param reaction what the listener does at once, such as {@code nod}; {@code none} where nothing
 * @param speeches what is said, one after the other; empty where nobody has anything to say
 * @param menu the answers to choose from, numbered from 1; empty at the end
 * @param menuShown whether the menu should come forward, because the voice does not do
 * @param ending how it ended; empty while it goes on
 */
public record Turn(
        DialogueState state,
        int answer,
        String reaction,
        List<Speech> speeches,
        List<String> menu,
        boolean menuShown,
        Optional<String> ending) {
    public Turn {
        speeches = List.copyOf(speeches);
        menu = List.copyOf(menu);
    }

    /**
     * One person says one line.
     *
     * @param speaker id among the people
     * @param line id of the line, without a patient's words
     * @param text with the patient's name in it, if they told one
     * @param cue what the speaker does meanwhile
     * @param listen what the speaker does while the patient answers
     * @param topics what is touched by it: tags, by which triggers are found
     * @param delayMs after the patient's answer, or after the speech before
     */
    public record Speech(
            String speaker, String line, String text, String cue, String listen, List<String> topics, int delayMs) {
        public Speech {
            topics = List.copyOf(topics);
        }

        /** Not the text, in which the patient's name may stand. */
        @Override
        public String toString() {
            return "Speech[" + speaker + " says " + line + "]";
        }
    }
}
