package dev.inhabit.server.session;

import dev.inhabit.protocol.OwnSceneView;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.server.scenario.PlanForms;
import dev.inhabit.server.scenario.ScenarioPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's own scene in the form in which it crosses the wire. Fears and notes of the plan never do. */
final class OwnSceneViews {
    private OwnSceneViews() {}

    static @Nullable OwnSceneView view(@Nullable ScenarioRecord scenario, Role reader) {
        return scenario == null ? null : view(scenario.pinned(), reader);
    }

    static OwnSceneView.@Nullable SceneGoal goal(SessionState state, long activeMs) {
        GoalAttainment goal = GoalAttainment.of(state, activeMs);
        return goal == null
                ? null
                : new OwnSceneView.SceneGoal(
                        goal.measuredBy(), goal.thresholdPercent(), goal.percent(), goal.isReached());
    }

    static SessionUpdate update(OwnSceneEvent event, Role reader) {
        if (event instanceof OwnSceneEvent.ScenarioPinned e) {
            return new SessionUpdate.OwnSceneChosen(view(e.scenario(), reader));
        } else if (event instanceof OwnSceneEvent.TriggerFired e) {
            return new SessionUpdate.TriggerFired(e.tag(), e.event(), e.effectiveTick());
        } else if (event instanceof OwnSceneEvent.DistractionHappened e) {
            return new SessionUpdate.DistractionHappened(e.event(), e.tag(), e.happenedAtActiveMs());
        }
        return new SessionUpdate.GoalJudged(((OwnSceneEvent.GoalJudged) event).percent());
    }

    /** What is planned for somebody is told to who treats them: whoever is to meet it unprepared reads this too. */
    private static OwnSceneView view(PinnedScenario pinned, Role reader) {
        ScenarioPlan plan = pinned.plan();
        return new OwnSceneView(
                pinned.scenario(),
                pinned.revision(),
                pinned.hash(),
                plan.name(),
                plan.baseType(),
                plan.difficulty(),
                plan.setting(),
                pinned.scene(),
                plan.description(),
                PlanForms.parameters(plan.parameters()),
                plan.objective(),
                plan.goal(),
                pinned.distractions().stream()
                        .map(one -> new OwnSceneView.SceneDistraction(one.atActiveMs(), one.event()))
                        .toList(),
                reader == Role.THERAPIST ? PlanForms.triggers(plan) : List.of());
    }
}
