package dev.inhabit.server.session;

import dev.inhabit.server.record.EntityId;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.MailboxSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.ClusterShardingSettings;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** All sessions of the cluster. Wiring only. */
public final class Sessions {
    private static final EntityTypeKey<SessionMessage> KEY = EntityTypeKey.create(SessionMessage.class, "session");

    private final ClusterSharding sharding;

    private Sessions(ClusterSharding sharding) {
        this.sharding = sharding;
    }

    /** Live sessions are remembered: after a crash they come back by themselves. */
    public static Sessions start(ActorSystem<?> system, SessionRooms rooms) {
        ClusterSharding sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(
                        KEY,
                        context -> Behaviors.setup(actor -> ExposureSession.create(
                                EntityId.parse(context.getEntityId()), rooms, () -> context.getShard()
                                        .tell(new ClusterSharding.Passivate<>(actor.getSelf())))))
                .withStopMessage(SessionMessage.Stop.STOP)
                .withEntityProps(MailboxSelector.fromConfig("inhabit.session-mailbox"))
                .withSettings(ClusterShardingSettings.create(system).withRememberEntities(true)));
        return new Sessions(sharding);
    }

    public EntityRef<SessionMessage> ref(EntityId session) {
        return sharding.entityRefFor(KEY, session.toString());
    }
}
