package dev.inhabit.server.scenario;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.server.record.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether what a plan names is among what a clinic's builder offers: when it comes in, and again when it is staged. */
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

    /**
     * What speaks against staging a plan that was saved before: it may name what the clinic's content no longer has.
     *
     * @param revision of the scenario, from 1
     */
    public static Optional<Refusal> gone(ScenarioPlan plan, int revision, BuilderChoices choices) {
        try {
            check(plan, choices);
            return Optional.empty();
        } catch (InvalidField gone) {
            return Optional.of(Refusal.of(
                    ErrorCode.CONFLICT,
                    "revision " + revision + " of the scenario no longer fits the clinic's content: "
                            + gone.getMessage()
                            + "; change the scenario, save it as a new revision and make the session of that"));
        }
    }

    /** Whether somebody talks with the patient in such a scene. */
    public static boolean needsTalk(ScenarioPlan plan, BuilderChoices choices) {
        return plan.conversation() != null
                || choices.baseType(plan.baseType())
                        .map(type -> !type.conversations().isEmpty())
                        .orElse(false);
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
            if (plan.conversation() != null) {
                throw InvalidField.outside(
                        "conversation",
                        InvalidField.told(plan.conversation()),
                        "absent where nobody talks with the patient, as in the base type " + type.id());
            }
            return;
        }
        List<String> there = there(type, plan.setting(), choices);
        if (plan.conversation() != null) {
            known("conversation", plan.conversation(), there);
            enoughPeople(
                    plan, choices.peopleOf(plan.conversation()), "the conversation " + plan.conversation() + " needs");
            return;
        }
        enoughPeople(
                plan,
                leastPeople(there, choices),
                "conversations of the base type " + type.id() + " at the setting " + plan.setting() + " need");
    }

    /**
     * How many people such a scene has at least: as many as lead the smallest of the conversations that it may have
     * there.
     *
     * @throws InvalidField where type or setting is not known, or the type has no conversation there
     */
    public static int peopleMin(String baseType, String setting, BuilderChoices choices) {
        known(
                "baseType",
                baseType,
                choices.baseTypes().stream().map(BuilderChoices.BaseType::id).toList());
        known(
                "setting",
                setting,
                choices.settings().stream().map(BuilderChoices.Setting::id).toList());
        BuilderChoices.BaseType type = choices.baseType(baseType).orElseThrow();
        return type.conversations().isEmpty() ? 1 : leastPeople(there(type, setting, choices), choices);
    }

    private static int leastPeople(List<String> conversations, BuilderChoices choices) {
        return conversations.stream().mapToInt(choices::peopleOf).min().orElse(1);
    }

    /** The conversations that such a scene may have at that setting; refused where there is none. */
    private static List<String> there(BuilderChoices.BaseType type, String setting, BuilderChoices choices) {
        List<String> there = choices.conversations(type, setting);
        if (there.isEmpty()) {
            List<String> possible = choices.settings().stream()
                    .map(BuilderChoices.Setting::id)
                    .filter(one -> !choices.conversations(type, one).isEmpty())
                    .toList();
            throw InvalidField.outside(
                    "setting",
                    setting,
                    "one of " + String.join(", ", possible) + ", where the base type " + type.id()
                            + " has a conversation");
        }
        return there;
    }

    private static void enoughPeople(ScenarioPlan plan, int least, String because) {
        int count = plan.parameters().npcCount();
        if (count < least) {
            throw InvalidField.outside("npcCount", Integer.toString(count), "at least " + least + ", as " + because);
        }
    }

    private static void known(String field, String id, List<String> ids) {
        if (!ids.contains(id)) {
            throw InvalidField.outside(field, InvalidField.told(id), "one of " + String.join(", ", ids));
        }
    }
}
