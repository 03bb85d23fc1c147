package dev.inhabit.server.gateway;

import dev.inhabit.server.catalog.Staging;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.preview.ScenePreview;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.scenario.BuilderChoices;
import dev.inhabit.server.scenario.DifficultySlider;
import dev.inhabit.server.scenario.ScenarioCommand;
import dev.inhabit.server.scenario.ScenarioIndex;
import dev.inhabit.server.scenario.ScenarioPlan;
import dev.inhabit.server.scenario.ScenarioState;
import dev.inhabit.server.scenario.Scenarios;
import dev.inhabit.server.scene.Scenes;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway needs of scenarios.
 *
 * @param levels the sub-level that a difficulty of 1 to 10 amounts to
 * @param scenes the places in which they can be
 */
public record ScenarioRooms(
        Door door,
        ScenarioIndex index,
        BuilderChoices choices,
        DifficultySlider slider,
        IntFunction<Level> levels,
        Scenes scenes,
        Stage stage,
        Previews previews) {

    /** Makes of a scenario what a session is created with. */
    @FunctionalInterface
    public interface Stage {
        /**
         * @param scenario null where it has none
         * @param revision from 1; 0 without a scenario
         */
        Staging.Staged staged(ScenarioPlan plan, @Nullable EntityId scenario, int revision, long seed);
    }

    /** Plays scenes and keeps nothing. */
    @FunctionalInterface
    public interface Previews {
        /** The same plan with the same seed goes the same way. */
        CompletionStage<ScenePreview.Played> played(ScenarioPlan plan, long seed);

        /** @param executor for playing, which takes processor time */
        static Previews of(Stage stage, int simulatorVersion, Executor executor) {
            return (plan, seed) -> CompletableFuture.supplyAsync(
                    () -> ScenePreview.play(stage.staged(plan, null, 0, seed), seed, simulatorVersion), executor);
        }
    }

    /** The way to them. */
    public interface Door {
        /** The scenario as it is now; an empty one where there is none. Fails with a TimeoutException. */
        CompletionStage<ScenarioState> look(EntityId scenario);

        CompletionStage<Answer> ask(EntityId scenario, CommandId commandId, ScenarioCommand command);

        static Door of(Scenarios scenarios) {
            return new Door() {
                @Override
                public CompletionStage<ScenarioState> look(EntityId scenario) {
                    return scenarios.look(scenario);
                }

                @Override
                public CompletionStage<Answer> ask(EntityId scenario, CommandId commandId, ScenarioCommand command) {
                    return scenarios.ask(scenario, commandId, command);
                }
            };
        }
    }
}
