package dev.inhabit.server.identity;

import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityTypeKey;

/** All headsets of the cluster that show a code now, each under its code. Wiring only. */
public final class HeadsetPairings {
    private static final EntityTypeKey<HeadsetPairing.Message> KEY =
            EntityTypeKey.create(HeadsetPairing.Message.class, "headset-pairing");

    private final ClusterSharding sharding;

    private HeadsetPairings(ClusterSharding sharding) {
        this.sharding = sharding;
    }

    public static HeadsetPairings start(ActorSystem<?> system) {
        ClusterSharding sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(
                        KEY,
                        context -> Behaviors.setup(actor -> HeadsetPairing.create(
                                () -> context.getShard().tell(new ClusterSharding.Passivate<>(actor.getSelf())))))
                .withStopMessage(HeadsetPairing.Stop.STOP));
        return new HeadsetPairings(sharding);
    }

    public RecipientRef<HeadsetPairing.Message> ref(String code) {
        return sharding.entityRefFor(KEY, code);
    }
}
