package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.scenario.PlanSamples;
import dev.inhabit.server.scenario.ScenarioParameters;
import dev.inhabit.server.scenario.ScenarioPlan;
import java.util.List;

/** Sessions of scenarios, without actor or store. */
public final class OwnScene {
    public static final long SEED = 7;

    private OwnScene() {}

    /** At the slider's position. */
    public static ScenarioPlan plan(String baseType, int difficulty, String objective) {
        ScenarioParameters set = ClinicContent.SHIPPED.difficulty().at(difficulty);
        return new ScenarioPlan(
                "At the counter",
                baseType,
                difficulty,
                "cafe",
                null,
                null,
                set,
                objective,
                "Stay.",
                List.of(),
                List.of(),
                List.of(
                        new ScenarioPlan.Trigger("sigh-behind", SceneEvent.COUGH, null),
                        new ScenarioPlan.Trigger("asked-again", null, "Ask again"),
                        new ScenarioPlan.Trigger("quizzed", SceneEvent.QUESTION, null)),
                "About nobody.");
    }

    public static Staging.Staged staged(ScenarioPlan plan) {
        return new Staging(ClinicContent.SHIPPED, "en").staged(plan, PlanSamples.SCENARIO, 3, SEED);
    }

    static TalkingSession started(ScenarioPlan plan) {
        TalkingSession session = new TalkingSession();
        Staging.Staged staged = staged(plan);
        session.accept(new SessionCommand.Create(
                TalkingSession.THERAPIST,
                "demo~p1",
                staged.level(),
                TalkingSession.THERAPIST.accountId(),
                42,
                1,
                60,
                staged.scene()));
        session.start();
        return session;
    }

    /** One of each kind of event. */
    public static List<SessionEvent> samples() {
        Asker therapist = new Asker("demo~therapist-1", dev.inhabit.protocol.Role.THERAPIST);
        return List.of(
                new OwnSceneEvent.ScenarioPinned(new PinnedScenario(
                        "demo~scenario-1",
                        2,
                        PlanSamples.PLAN.hash(),
                        PlanSamples.PLAN,
                        "cafe",
                        "minutes-stayed",
                        List.of(new dev.inhabit.server.scenario.Distraction(41_200, SceneEvent.COUGH)))),
                new OwnSceneEvent.TriggerFired(therapist, "asked-again", null, 412),
                new OwnSceneEvent.DistractionHappened(0, SceneEvent.COUGH, "cough", 41_200),
                new OwnSceneEvent.GoalJudged(therapist, 80));
    }
}
