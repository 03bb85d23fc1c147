package dev.inhabit.server.scenario;

import dev.inhabit.protocol.PlainText;
import dev.inhabit.protocol.ScenarioForm;
import java.util.List;

/** Scenarios between the form in which they cross the wire and the one in which they are kept. */
public final class PlanForms {
    private PlanForms() {}

    /** @throws dev.inhabit.protocol.InvalidField where it names what the clinic's builder does not offer */
    public static ScenarioPlan plan(ScenarioForm form, BuilderChoices choices) {
        ScenarioPlan plan = new ScenarioPlan(
                form.name(),
                form.baseType(),
                form.difficulty(),
                form.setting(),
                form.conversation(),
                form.description(),
                parameters(form.parameters()),
                form.objective(),
                form.goal(),
                form.fearedElements(),
                form.otherFears(),
                form.triggers().stream()
                        .map(one -> new ScenarioPlan.Trigger(one.tag(), one.event(), one.hint()))
                        .toList(),
                form.notes());
        ChosenIds.check(plan, choices);
        return plan;
    }

    public static ScenarioForm form(ScenarioPlan plan) {
        return new ScenarioForm(
                PlainText.shown(plan.name()),
                plan.baseType(),
                plan.difficulty(),
                plan.setting(),
                plan.conversation(),
                PlainText.shownLines(plan.description()),
                parameters(plan.parameters()),
                plan.objective(),
                PlainText.shown(plan.goal()),
                plan.fearedElements(),
                plan.otherFears().stream().map(PlainText::shown).toList(),
                triggers(plan),
                PlainText.shownLines(plan.notes()));
    }

    public static List<ScenarioForm.SceneTrigger> triggers(ScenarioPlan plan) {
        return plan.triggers().stream()
                .map(one -> new ScenarioForm.SceneTrigger(
                        PlainText.shown(one.tag()), one.event(), PlainText.shownLines(one.hint())))
                .toList();
    }

    public static ScenarioForm.SceneParameters parameters(ScenarioParameters kept) {
        PersonalityShares shares = kept.personalities();
        return new ScenarioForm.SceneParameters(
                kept.npcCount(),
                new ScenarioForm.DispositionMix(
                        shares.friendly(), shares.neutral(), shares.skeptical(), shares.hostile()),
                kept.ambientNoise(),
                kept.crowdedness(),
                kept.distractions(),
                kept.eyeContact(),
                kept.friendliness(),
                kept.criticism(),
                kept.challengingQuestions(),
                kept.timePressure(),
                kept.predictability(),
                kept.socialEvaluation(),
                kept.stakes(),
                kept.visibleAnxietyReactions(),
                kept.successThresholdPercent(),
                kept.minutes());
    }

    private static ScenarioParameters parameters(ScenarioForm.SceneParameters given) {
        ScenarioForm.DispositionMix mix = given.mix();
        return new ScenarioParameters(
                given.npcCount(),
                new PersonalityShares(mix.friendly(), mix.neutral(), mix.skeptical(), mix.hostile()),
                given.ambientNoise(),
                given.crowdedness(),
                given.distractions(),
                given.eyeContact(),
                given.friendliness(),
                given.criticism(),
                given.challengingQuestions(),
                given.timePressure(),
                given.predictability(),
                given.socialEvaluation(),
                given.stakes(),
                given.visibleAnxietyReactions(),
                given.successThresholdPercent(),
                given.minutes());
    }
}
