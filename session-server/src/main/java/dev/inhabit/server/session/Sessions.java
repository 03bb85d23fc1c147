package dev.inhabit.server.session;

import dev.inhabit.server.record.EntityId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.MailboxSelector;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;
import org.apache.pekko.cluster.typed.ClusterSingleton;
import org.apache.pekko.cluster.typed.SingletonActor;

/** All sessions of the cluster. Wiring only. */
public final class Sessions {
    private static final EntityTypeKey<SessionMessage> KEY = EntityTypeKey.create(SessionMessage.class, "session");

    private final ClusterSharding sharding;

    private Sessions(ClusterSharding sharding) {
        this.sharding = sharding;
    }

    /**
     * After a crash, of the whole cluster or of a node, live sessions come back by themselves: see {@link SessionKeeper}.
     *
     * @param live ids of all sessions that have not ended; fails where the store does not answer
     */
    public static Sessions start(
            ActorSystem<?> system, SessionRooms rooms, Supplier<CompletionStage<List<EntityId>>> live) {
        ClusterSharding sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(
                        KEY,
                        context -> Behaviors.setup(actor -> ExposureSession.create(
                                EntityId.parse(context.getEntityId()), rooms, () -> context.getShard()
                                        .tell(new ClusterSharding.Passivate<>(actor.getSelf())))))
                .withStopMessage(SessionMessage.Stop.STOP)
                .withEntityProps(MailboxSelector.fromConfig("inhabit.session-mailbox")));
        Sessions sessions = new Sessions(sharding);
        ClusterSingleton.get(system)
                .init(SingletonActor.of(
                        Behaviors.supervise(SessionKeeper.create(
                                        live, session -> sessions.ref(session).tell(SessionMessage.Wake.WAKE)))
                                .onFailure(SupervisorStrategy.restart()),
                        "session-keeper"));
        return sessions;
    }

    public EntityRef<SessionMessage> ref(EntityId session) {
        return sharding.entityRefFor(KEY, session.toString());
    }
}
