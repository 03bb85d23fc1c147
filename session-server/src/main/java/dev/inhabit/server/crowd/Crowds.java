package dev.inhabit.server.crowd;

import dev.inhabit.server.record.EntityId;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** All crowds of the cluster, each under its session's id. Wiring only. */
public final class Crowds {
    private static final EntityTypeKey<CrowdMessage> KEY = EntityTypeKey.create(CrowdMessage.class, "crowd");

    private final ClusterSharding sharding;

    private Crowds(ClusterSharding sharding) {
        this.sharding = sharding;
    }

    /** Crowds are not remembered: a live session follows its own again when it comes back. */
    public static Crowds start(ActorSystem<?> system, CrowdRooms rooms) {
        ClusterSharding sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(
                        KEY,
                        context -> Behaviors.setup(actor ->
                                NpcCrowd.create(EntityId.parse(context.getEntityId()), rooms, () -> context.getShard()
                                        .tell(new ClusterSharding.Passivate<>(actor.getSelf())))))
                .withStopMessage(CrowdMessage.Stop.STOP));
        return new Crowds(sharding);
    }

    public void tell(EntityId session, CrowdMessage message) {
        sharding.entityRefFor(KEY, session.toString()).tell(message);
    }
}
