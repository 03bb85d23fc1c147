package dev.inhabit.server.dialogue;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far one conversation has come.
 *
 * @param dialogue its id
 * @param node where it is
 * @param said ids of the lines that were said in this session, those of earlier conversations included
 * @param name what the patient called themselves
 * @param seed all chance comes from it
 * @param draws how many times chance was asked
 * @param helped how often somebody helped in a silence here
 * @param misheard how often an answer was not understood here
 * @param ended whether it is over
 */
public record DialogueState(
        String dialogue,
        String node,
        Set<String> said,
        Optional<String> name,
        long seed,
        int draws,
        int helped,
        int misheard,
        boolean ended) {
    public DialogueState {
        said = Set.copyOf(said);
    }

    /** Before anything was said. */
    public static DialogueState at(String dialogue, String node, Set<String> said, long seed) {
        return new DialogueState(dialogue, node, said, Optional.empty(), seed, 0, 0, 0, false);
    }

    DialogueState move(String to, boolean end) {
        return new DialogueState(dialogue, to, said, name, seed, draws, 0, 0, end);
    }

    DialogueState named(Optional<String> found) {
        return found.isEmpty()
                ? this
                : new DialogueState(dialogue, node, said, found, seed, draws, helped, misheard, ended);
    }

    DialogueState drawn() {
        return new DialogueState(dialogue, node, said, name, seed, draws + 1, helped, misheard, ended);
    }

    DialogueState saying(String line) {
        Set<String> more = new LinkedHashSet<>(said);
        more.add(line);
        return new DialogueState(dialogue, node, more, name, seed, draws, helped, misheard, ended);
    }

    DialogueState helpedOnce() {
        return new DialogueState(dialogue, node, said, name, seed, draws, helped + 1, misheard, ended);
    }

    DialogueState misheardOnce() {
        return new DialogueState(dialogue, node, said, name, seed, draws, helped, misheard + 1, ended);
    }

    /** Not the name. */
    @Override
    public String toString() {
        return "DialogueState[" + dialogue + " at " + node + (ended ? ", ended]" : "]");
    }
}
