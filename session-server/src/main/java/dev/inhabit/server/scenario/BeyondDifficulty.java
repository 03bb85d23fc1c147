package dev.inhabit.server.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * What of a plan is harder than the slider sets it up to some difficulty. The threshold of the goal is no part of how hard a
 * scene is.
 *
 * @param field as in the plan's parameters
 * @param value as the plan has it
 * @param limit up to which it would not be harder
 * @param from the difficulty from which on the slider goes so far; 10 where it never does
 */
public record BeyondDifficulty(String field, String value, String limit, int from) {
    private record Parameter(String field, boolean rises, ToIntFunction<ScenarioParameters> value) {
        boolean isHarder(ScenarioParameters one, ScenarioParameters than) {
            int more = value.applyAsInt(one) - value.applyAsInt(than);
            return rises ? more > 0 : more < 0;
        }

        String limit(ScenarioParameters set) {
            return (rises ? "at most " : "at least ") + value.applyAsInt(set);
        }
    }

    private static final String PEOPLE = "npcCount";
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter(PEOPLE, true, ScenarioParameters::npcCount),
            new Parameter("ambientNoise", true, ScenarioParameters::ambientNoise),
            new Parameter("crowdedness", true, ScenarioParameters::crowdedness),
            new Parameter("eyeContact", true, ScenarioParameters::eyeContact),
            new Parameter("friendliness", false, ScenarioParameters::friendliness),
            new Parameter("criticism", true, ScenarioParameters::criticism),
            new Parameter("challengingQuestions", true, ScenarioParameters::challengingQuestions),
            new Parameter("timePressure", true, ScenarioParameters::timePressure),
            new Parameter("predictability", false, ScenarioParameters::predictability),
            new Parameter("socialEvaluation", true, ScenarioParameters::socialEvaluation),
            new Parameter("stakes", true, ScenarioParameters::stakes),
            new Parameter("visibleAnxietyReactions", true, ScenarioParameters::visibleAnxietyReactions),
            new Parameter("minutes", true, ScenarioParameters::minutes));

    /**
     * In the order of a form.
     *
     * @param hardest the difficulty up to which nothing is beyond, 1 to 10
     */
    public static List<BeyondDifficulty> of(
            ScenarioPlan plan, int hardest, DifficultySlider slider, BuilderChoices choices) {
        ScenarioParameters set = plan.parameters();
        ScenarioParameters limit = atLeast(needed(plan, choices), slider.at(hardest));
        List<BeyondDifficulty> beyond = new ArrayList<>();
        for (Parameter parameter : PARAMETERS) {
            if (parameter.isHarder(set, limit)) {
                beyond.add(new BeyondDifficulty(
                        parameter.field(),
                        String.valueOf(parameter.value().applyAsInt(set)),
                        parameter.limit(limit),
                        from(parameter, set, hardest, slider)));
            }
        }
        ToIntFunction<ScenarioParameters> threat = one -> one.personalities().threat();
        Parameter mix = new Parameter("mix", true, threat);
        if (mix.isHarder(set, limit)) {
            beyond.add(new BeyondDifficulty(
                    mix.field(),
                    shown(set),
                    "at most as critical as " + shown(limit),
                    from(mix, set, hardest, slider)));
        }
        Parameter distractions = new Parameter("distractions", true, one -> one.distractions() ? 1 : 0);
        if (distractions.isHarder(set, limit)) {
            beyond.add(new BeyondDifficulty(
                    distractions.field(), "true", "false", from(distractions, set, hardest, slider)));
        }
        return beyond;
    }

    /** The same with more people, where so many are needed. */
    public static ScenarioParameters atLeast(int people, ScenarioParameters set) {
        return set.sized(Math.max(people, set.npcCount()), set.minutes());
    }

    private static int needed(ScenarioPlan plan, BuilderChoices choices) {
        return plan.conversation() == null
                ? ChosenIds.peopleMin(plan.baseType(), plan.setting(), choices)
                : choices.peopleOf(plan.conversation());
    }

    private static int from(Parameter parameter, ScenarioParameters set, int hardest, DifficultySlider slider) {
        int from = hardest + 1;
        while (from < DifficultySlider.HARDEST && parameter.isHarder(set, slider.at(from))) {
            from++;
        }
        return Math.min(from, DifficultySlider.HARDEST);
    }

    private static String shown(ScenarioParameters set) {
        return set.personalities().percent().stream().map(String::valueOf).collect(Collectors.joining("/"));
    }
}
