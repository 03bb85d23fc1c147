package dev.inhabit.server.scenario;

import dev.inhabit.protocol.InvalidField;
import java.util.List;

/** Whether what a plan names is among what a clinic's builder offers. */
public final class ChosenIds {
    private ChosenIds() {}

    /** @throws InvalidField with field, value and what there is, for the first id that is not known, or too many people */
    public static void check(ScenarioPlan plan, BuilderChoices choices) {
        known(
                "baseType",
                plan.baseType(),
                choices.baseTypes().stream().map(BuilderChoices.BaseType::id).toList());
        known(
                "setting",
                plan.setting(),
                choices.settings().stream().map(BuilderChoices.Setting::id).toList());
        fits(plan, choices);
        known(
                "objective",
                plan.objective(),
                choices.objectives().stream().map(BuilderChoices.Objective::id).toList());
        List<String> fears = choices.fearedElements().stream()
                .map(BuilderChoices.FearedElement::id)
                .toList();
        plan.fearedElements().forEach(fear -> known("fearedElements", fear, fears));
    }

    private static void fits(ScenarioPlan plan, BuilderChoices choices) {
        for (BuilderChoices.Setting setting : choices.settings()) {
            int count = plan.parameters().npcCount();
            if (setting.id().equals(plan.setting()) && count > setting.places()) {
                throw InvalidField.outside(
                        "npcCount",
                        Integer.toString(count),
                        "1 to " + setting.places() + ", as the setting " + setting.id() + " has places");
            }
        }
    }

    private static void known(String field, String id, List<String> ids) {
        if (!ids.contains(id)) {
            throw InvalidField.outside(field, InvalidField.told(id), "one of " + String.join(", ", ids));
        }
    }
}
