package dev.inhabit.server.session;

import dev.inhabit.server.record.EntityId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.ClusterEvent;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.cluster.typed.Subscribe;
import org.jspecify.annotations.Nullable;

/**
 * Wakes the sessions that are live according to the directory: when it starts, when a node has gone, and now and then in
 * case something was missed. One for the whole cluster; waking a session that is awake does nothing.
 *
 * <p>Sharding's own way of remembering writes to the store whenever an entity starts or stops, and stops a whole shard,
 * with every live session in it, where that write fails.
 */
final class SessionKeeper extends AbstractBehavior<SessionKeeper.Message> {
    sealed interface Message {}

    /** A node has gone, and its sessions with it. */
    private record NodeGone() implements Message {}

    private enum Look implements Message {
        LOOK
    }

    private record Found(@Nullable List<EntityId> ids) implements Message {}

    /** Long enough to cost nothing, short enough that a session which fell asleep is not gone for a patient. */
    static final Duration EVERY = Duration.ofSeconds(15);

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final TimerScheduler<Message> timers;
    private final Supplier<CompletionStage<List<EntityId>>> live;
    private final Consumer<EntityId> wake;
    private boolean looking;
    private boolean again;
    private boolean failing;

    private SessionKeeper(
            ActorContext<Message> context,
            TimerScheduler<Message> timers,
            Supplier<CompletionStage<List<EntityId>>> live,
            Consumer<EntityId> wake) {
        super(context);
        this.timers = timers;
        this.live = live;
        this.wake = wake;
        ActorRef<ClusterEvent.MemberRemoved> removed =
                context.messageAdapter(ClusterEvent.MemberRemoved.class, gone -> new NodeGone());
        Cluster.get(context.getSystem())
                .subscriptions()
                .tell(Subscribe.create(removed, ClusterEvent.MemberRemoved.class));
        look();
    }

    static Behavior<Message> create(Supplier<CompletionStage<List<EntityId>>> live, Consumer<EntityId> wake) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new SessionKeeper(context, timers, live, wake)));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(NodeGone.class, gone -> onLook())
                .onMessage(Look.class, look -> onLook())
                .onMessage(Found.class, this::onFound)
                .build();
    }

    private Behavior<Message> onLook() {
        if (looking) {
            again = true;
        } else {
            look();
        }
        return this;
    }

    private void look() {
        looking = true;
        getContext().pipeToSelf(live.get(), (read, failure) -> new Found(failure == null ? read : null));
    }

    private Behavior<Message> onFound(Found found) {
        looking = false;
        List<EntityId> ids = found.ids();
        if (ids == null) {
            // Said once for each time that the store is away.
            if (!failing) {
                getContext().getLog().warn("the list of live sessions cannot be read; trying again every second");
            }
            failing = true;
        } else {
            failing = false;
            ids.forEach(wake);
        }
        if (again) {
            again = false;
            look();
        } else {
            timers.startSingleTimer(Look.LOOK, ids == null ? RETRY : EVERY);
        }
        return this;
    }
}
