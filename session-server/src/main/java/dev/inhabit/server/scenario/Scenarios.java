package dev.inhabit.server.scenario;

import dev.inhabit.server.journal.RecordedEntities;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;

/** All scenarios of the cluster. Wiring only. */
public final class Scenarios {
    private final RecordedEntities<ScenarioState, ScenarioEvent> entities;

    private Scenarios(RecordedEntities<ScenarioState, ScenarioEvent> entities) {
        this.entities = entities;
    }

    /** @param index is told of each scenario */
    public static Scenarios start(
            ActorSystem<?> system,
            RecordingEntity.EventCatalogNames names,
            InstantSource clock,
            RecordingEntity.Settings settings,
            Duration askTimeout,
            ScenarioIndex index) {
        return new Scenarios(RecordedEntities.start(
                system, new ScenarioDomain(), names, clock, settings, askTimeout, id -> listener(index)));
    }

    /** Writes the index when a scenario is drafted and when it wakes: the first write may have been lost. */
    public static RecordingEntity.Listener<ScenarioState, ScenarioEvent> listener(ScenarioIndex index) {
        return new RecordingEntity.Listener<>() {
            @Override
            public void recovered(Memory<ScenarioState> memory) {
                index.put(memory.state());
            }

            @Override
            public void recorded(List<Recorded<ScenarioEvent>> recorded, Memory<ScenarioState> after) {
                if (after.sequenceNr() == recorded.size()) {
                    index.put(after.state());
                }
            }
        };
    }

    public CompletionStage<Answer> ask(EntityId scenario, CommandId commandId, ScenarioCommand command) {
        return entities.ask(scenario, commandId, command);
    }

    /** The scenario as it stands. Fails with a TimeoutException where it does not answer. */
    public CompletionStage<ScenarioState> look(EntityId scenario) {
        return entities.look(scenario).thenApply(Memory::state);
    }
}
