package dev.inhabit.server.scenario;

import dev.inhabit.protocol.InvalidField;
import java.util.List;
import java.util.Set;

/** Whether what a plan names is among what a clinic's builder offers. */
public final class ChosenIds {
    /** The setting that nothing but its description tells. */
    private static final String CUSTOM = "custom";

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
        if (plan.setting().equals(CUSTOM) && plan.description() == null) {
            throw InvalidField.outside("description", "absent", "a place in words where setting is " + CUSTOM);
        }
        fits(plan, choices);
        somebodyTalks(plan, choices);
        known(
                "objective",
                plan.objective(),
                choices.objectives().stream().map(BuilderChoices.Objective::id).toList());
        List<String> fears = choices.fearedElements().stream()
                .map(BuilderChoices.FearedElement::id)
                .toList();
        plan.fearedElements().forEach(fear -> known("fearedElements", fear, fears));
        once("fearedElements", plan.fearedElements());
        once("otherFears", plan.otherFears());
    }

    private static void once(String field, List<String> entries) {
        if (Set.copyOf(entries).size() < entries.size()) {
            throw InvalidField.outside(field, "a list with an entry twice", "a list of different entries");
        }
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

    /** A scene in which people talk has a conversation that belongs to its place, and the people for it. */
    private static void somebodyTalks(ScenarioPlan plan, BuilderChoices choices) {
        BuilderChoices.BaseType type = choices.baseType(plan.baseType()).orElseThrow();
        if (type.conversations().isEmpty()) {
            return;
        }
        List<String> there = choices.conversations(type, plan.setting());
        if (there.isEmpty()) {
            List<String> possible = choices.settings().stream()
                    .map(BuilderChoices.Setting::id)
                    .filter(setting -> !choices.conversations(type, setting).isEmpty())
                    .toList();
            throw InvalidField.outside(
                    "setting",
                    plan.setting(),
                    "one of " + String.join(", ", possible) + ", where the base type " + type.id()
                            + " has a conversation");
        }
        int least = there.stream()
                .mapToInt(id -> choices.peopleOf().getOrDefault(id, 1))
                .min()
                .orElse(1);
        int count = plan.parameters().npcCount();
        if (count < least) {
            throw InvalidField.outside(
                    "npcCount",
                    Integer.toString(count),
                    "at least " + least + ", as conversations of the base type " + type.id() + " at the setting "
                            + plan.setting() + " need");
        }
    }

    private static void known(String field, String id, List<String> ids) {
        if (!ids.contains(id)) {
            throw InvalidField.outside(field, InvalidField.told(id), "one of " + String.join(", ", ids));
        }
    }
}
