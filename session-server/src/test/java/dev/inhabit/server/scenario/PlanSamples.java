package dev.inhabit.server.scenario;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan with something in every field. */
public final class PlanSamples {
    public static final EntityId SCENARIO = EntityId.parse("demo~scenario-1");
    public static final EntityId AUTHOR = EntityId.parse("demo~therapist-1");
    public static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");

    public static final ScenarioPlan PLAN = new ScenarioPlan(
            "Buying a ticket",
            "real-world",
            6,
            "cafe",
            null,
            "A counter with a queue behind you; äöü",
            new ScenarioParameters(
                    4, new PersonalityShares(25, 50, 25, 0), 5, 3, true, 6, 5, 3, 4, 3, 6, 5, 4, 3, 70, 5),
            "sustain",
            "Stay until it is bought.",
            List.of("silence", "strangers"),
            List.of("My hand shakes"),
            List.of(
                    new ScenarioPlan.Trigger("sigh-behind", SceneEvent.COUGH, null),
                    new ScenarioPlan.Trigger("asked-again", null, "Ask for the card again")),
            "Wants to practise for the train.");

    private PlanSamples() {}

    /** The same, which begins with that conversation. */
    public static ScenarioPlan naming(ScenarioPlan plan, @Nullable String conversation) {
        return new ScenarioPlan(
                plan.name(),
                plan.baseType(),
                plan.difficulty(),
                plan.setting(),
                conversation,
                plan.description(),
                plan.parameters(),
                plan.objective(),
                plan.goal(),
                plan.fearedElements(),
                plan.otherFears(),
                plan.triggers(),
                plan.notes());
    }
}
