package dev.inhabit.server.journal;

import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.Memory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/**
 * All entities of one domain, sharded over the cluster, where recording is all they do: a {@link RecordingEntity} each,
 * woken by the first message and put to sleep by sharding's idle time.
 */
public final class RecordedEntities<S, E extends Event<S>> {
    private final ClusterSharding sharding;
    private final EntityTypeKey<RecordingEntity.Message> key;
    private final Duration askTimeout;

    private RecordedEntities(
            ClusterSharding sharding, EntityTypeKey<RecordingEntity.Message> key, Duration askTimeout) {
        this.sharding = sharding;
        this.key = key;
        this.askTimeout = askTimeout;
    }

    /** @param listeners makes what hears an entity's events, inside that entity's actor */
    public static <S, E extends Event<S>> RecordedEntities<S, E> start(
            ActorSystem<?> system,
            Domain<S, E> domain,
            RecordingEntity.EventCatalogNames names,
            InstantSource clock,
            RecordingEntity.Settings settings,
            Duration askTimeout,
            Function<EntityId, RecordingEntity.Listener<S, E>> listeners) {
        EntityTypeKey<RecordingEntity.Message> key = EntityTypeKey.create(RecordingEntity.Message.class, domain.name());
        ClusterSharding sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(key, context -> {
                    EntityId id = EntityId.parse(context.getEntityId());
                    return RecordingEntity.create(domain, id, names, clock, settings, listeners.apply(id));
                })
                .withStopMessage(RecordingEntity.Stop.STOP));
        return new RecordedEntities<>(sharding, key, askTimeout);
    }

    /** Never fails: an answer that does not come in time is {@link Answer.Unknown}. */
    public CompletionStage<Answer> ask(EntityId id, CommandId commandId, Command<S, E> command) {
        return sharding.entityRefFor(key, id.toString())
                .ask(
                        (ActorRef<Answer> replyTo) -> new RecordingEntity.Do<>(commandId, null, null, command, replyTo),
                        askTimeout)
                .exceptionally(noAnswer -> new Answer.Unknown(commandId));
    }

    /** What the entity holds now. Fails with a TimeoutException where it does not answer. */
    public CompletionStage<Memory<S>> look(EntityId id) {
        return sharding.entityRefFor(key, id.toString())
                .ask((ActorRef<Memory<S>> replyTo) -> new RecordingEntity.Look<>(replyTo), askTimeout);
    }
}
