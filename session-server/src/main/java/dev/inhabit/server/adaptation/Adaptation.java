package dev.inhabit.server.adaptation;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The three rules and what silences them: a heart that stays fast, one that comes down fast, and one that rises after the
 * same thing again and again. At most one speaks at a time, at most once a minute, and none about the same thing twice until it
 * has ended.
 */
public final class Adaptation {
    private Adaptation() {}

    /**
     * What came of looking.
     *
     * @param suggestion empty where no rule speaks or something forbids it
     * @param vetoed what forbade a rule that would have spoken; empty otherwise
     */
    public record Outcome(Optional<Suggestion> suggestion, Set<Veto> vetoed, Memory memory) {
        public Outcome {
            vetoed = Set.copyOf(vetoed);
        }
    }

    public static Outcome look(Readings readings, Memory before, RuleSettings settings) {
        Memory memory = before;
        List<Suggestion> speaking = new ArrayList<>();
        Optional<Suggestion> high = HeartRules.staysHigh(readings, settings);
        Optional<Suggestion> drop = HeartRules.fastDrop(readings, settings);
        memory = keep(memory, Rule.STAYS_HIGH, high);
        memory = keep(memory, Rule.FAST_DROP, drop);
        high.filter(one -> !before.standing().contains(one.rule())).ifPresent(speaking::add);
        drop.filter(one -> !before.standing().contains(one.rule())).ifPresent(speaking::add);
        speaking.addAll(TagRule.spikes(readings, before.namedTags(), settings));
        if (speaking.isEmpty()) {
            return new Outcome(Optional.empty(), Set.of(), memory);
        }
        Set<Veto> vetoes = Veto.of(readings, before, settings);
        if (!vetoes.isEmpty()) {
            return new Outcome(Optional.empty(), vetoes, memory);
        }
        Suggestion first = speaking.get(0);
        return new Outcome(Optional.of(first), Set.of(), memory.spoke(first, readings.nowMs()));
    }

    /** A rule whose condition no longer holds may speak again when it does. */
    private static Memory keep(Memory memory, Rule rule, Optional<Suggestion> holds) {
        return holds.isEmpty() ? memory.without(rule) : memory;
    }
}
