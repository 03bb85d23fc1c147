package dev.inhabit.protocol;

import dev.inhabit.protocol.SessionRequest.SceneEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The scene that a therapist built, as the session copied it: what a headset shows and pages tell.
 *
 * @param scenarioId null where the session has level 5's own scene at the builder's difficulty
 * @param revision from 1; 0 where there is no scenario
 * @param hash SHA-256 of the scenario's content, hex
 * @param setting id of the place
 * @param scene what the headset loads
 * @param description of the place in words; null for none
 * @param goal what is to be reached, in words
 * @param distractions that come by themselves, in order
 * @param triggers for who treats; empty to everybody else
 */
public record OwnSceneView(
        @Nullable String scenarioId,
        int revision,
        String hash,
        String name,
        String baseType,
        int difficulty,
        String setting,
        String scene,
        @Nullable String description,
        ScenarioForm.SceneParameters parameters,
        String objective,
        String goal,
        List<SceneDistraction> distractions,
        List<ScenarioForm.SceneTrigger> triggers) {
    public OwnSceneView {
        distractions = List.copyOf(distractions);
        triggers = List.copyOf(triggers);
    }

    /** @param atActiveMs session time, ms */
    public record SceneDistraction(long atActiveMs, SceneEvent event) {}

    /**
     * How far the goal is reached, from what was recorded.
     *
     * @param measuredBy {@code minutes-stayed}, {@code ending-reached}, {@code challenges-answered} or {@code therapist}
     * @param percent null while nothing tells
     * @param reached whether {@code percent} is at least {@code thresholdPercent}
     */
    public record SceneGoal(
            String measuredBy,
            int thresholdPercent,
            @Nullable Double percent,
            boolean reached) {}
}
