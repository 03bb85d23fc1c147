package dev.inhabit.server.rebuild;

import dev.inhabit.server.journal.RecordedEntities;
import dev.inhabit.server.journal.RecordingEntity;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;

/** The records of rebuilds of all lists of the cluster. Wiring only. */
public final class Rebuilds {
    private final RecordedEntities<RebuildState, RebuildEvent> entities;

    private Rebuilds(RecordedEntities<RebuildState, RebuildEvent> entities) {
        this.entities = entities;
    }

    public static Rebuilds start(
            ActorSystem<?> system,
            RecordingEntity.EventCatalogNames names,
            InstantSource clock,
            RecordingEntity.Settings settings,
            Duration askTimeout) {
        return new Rebuilds(RecordedEntities.start(
                system,
                new RebuildDomain(),
                names,
                clock,
                settings,
                askTimeout,
                id -> new RecordingEntity.Listener<>() {}));
    }

    /** Never fails: an answer that does not come in time is {@link Answer.Unknown}. */
    public CompletionStage<Answer> ask(EntityId list, CommandId commandId, RebuildCommand command) {
        return entities.ask(list, commandId, command);
    }

    /** Fails with a TimeoutException where it does not answer. */
    public CompletionStage<RebuildState> look(EntityId list) {
        return entities.look(list).thenApply(Memory::state);
    }
}
