package dev.inhabit.server.session;

import dev.inhabit.server.scenario.Distraction;
import dev.inhabit.server.scenario.ScenarioPlan;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scenario a session runs with, all of it, copied at creation: what is changed or archived later changes nothing here.
 *
 * @param scenario its id; null where the session has level 5's own scene at the builder's difficulty
 * @param revision from 1; 0 where there is no scenario
 * @param hash of {@code plan}
 * @param scene what the headset loads
 * @param measuredBy how success is computed, see {@link GoalAttainment}
 * @param distractions that come by themselves, in order
 */
public record PinnedScenario(
        @Nullable String scenario,
        int revision,
        String hash,
        ScenarioPlan plan,
        String scene,
        String measuredBy,
        List<Distraction> distractions) {
    public PinnedScenario {
        distractions = List.copyOf(distractions);
    }

    Optional<ScenarioPlan.Trigger> trigger(String tag) {
        return plan.triggers().stream().filter(one -> one.tag().equals(tag)).findFirst();
    }

    /** Not the plan, which the hash tells. */
    @Override
    public String toString() {
        return "PinnedScenario[" + scenario + " " + revision + " " + hash + ", " + scene + ", " + measuredBy + ", "
                + distractions + "]";
    }
}
