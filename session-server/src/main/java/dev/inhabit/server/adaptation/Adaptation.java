package dev.inhabit.server.adaptation;

import dev.inhabit.server.adaptation.Suggestion.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * The rules and what silences them: what was feared that did not happen, a heart that stays fast, one that comes down fast,
 * and one that rises after the same thing again and again. Which of them speak is the patient's mode. At most one speaks at a
 * time and once a minute, the same at most once in five, and of one tag once.
 */
public final class Adaptation {
    private Adaptation() {}

    /**
     * What came of looking.
     *
     * @param suggestion empty where no rule speaks or something forbids it
     * @param vetoed what forbade a rule that would have spoken; empty otherwise
     */
    public record Outcome(Optional<Suggestion> suggestion, Set<Veto> vetoed) {
        public Outcome {
            vetoed = Set.copyOf(vetoed);
        }
    }

    /** Where every step can be taken. */
    public static Outcome look(Readings readings, Memory before, RuleSettings settings) {
        return look(readings, before, settings, step -> true);
    }

    /** @param canBeTaken whether there is a step easier (−1) or harder (1) still; a rule that asks for one is silent otherwise */
    public static Outcome look(Readings readings, Memory before, RuleSettings settings, IntPredicate canBeTaken) {
        List<Suggestion> speaking = new ArrayList<>();
        Hysteresis steps = new Hysteresis(readings, before, settings);
        HeartRules.staysHigh(steps.readings(Rule.STAYS_HIGH), steps.settings(Rule.STAYS_HIGH))
                .ifPresent(speaking::add);
        if (readings.learning().mode().goesByFear()) {
            HeartRules.fastDrop(steps.readings(Rule.FAST_DROP), steps.settings(Rule.FAST_DROP))
                    .ifPresent(speaking::add);
        }
        speaking.removeIf(one -> before.saidWithin(one.rule(), settings.guards().sameApartMs(), readings.nowMs())
                || steps.forbids(one.rule()));
        ExpectancyRule.disproved(readings, before).ifPresent(one -> speaking.add(0, one));
        speaking.addAll(TagRule.spikes(readings, before, settings));
        speaking.removeIf(
                one -> one.rule().step() != 0 && !canBeTaken.test(one.rule().step()));
        if (speaking.isEmpty()) {
            return new Outcome(Optional.empty(), Set.of());
        }
        Set<Veto> vetoes = Veto.of(readings, before, settings);
        if (!speaking.get(0).rule().readsTheHeart()) {
            vetoes.remove(Veto.POOR_SIGNAL);
        }
        return vetoes.isEmpty()
                ? new Outcome(Optional.of(speaking.get(0)), Set.of())
                : new Outcome(Optional.empty(), vetoes);
    }
}
