package dev.inhabit.server.patient;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.pubsub.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Tells this node's sessions and streams what their patients consent to, one actor a node. News come over a topic as
 * soon as they are recorded; because a topic may lose a message between nodes, watched patients are also looked at every
 * few seconds.
 */
public final class ConsentWatch extends AbstractBehavior<ConsentWatch.Message> {
    static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    /** What this actor hears. */
    public sealed interface Message {}

    /** Tells {@code watcher} the consents now and at every change, until it stops or unwatches. */
    public record Watch(EntityId patient, ActorRef<ConsentNews> watcher) implements Message {}

    public record Unwatch(EntityId patient, ActorRef<ConsentNews> watcher) implements Message {}

    private record Heard(ConsentNews news) implements Message {}

    private record LookFailed(EntityId patient) implements Message {}

    private record LookAgain(EntityId patient) implements Message {}

    private enum LookAtAll implements Message {
        TICK
    }

    private static final class Watched {
        private final Set<ActorRef<ConsentNews>> watchers = new HashSet<>();
        private @Nullable ConsentNews latest;
    }

    private final Function<EntityId, CompletionStage<Memory<PatientState>>> look;
    private final Map<EntityId, Watched> watched = new HashMap<>();

    private ConsentWatch(
            ActorContext<Message> context, Function<EntityId, CompletionStage<Memory<PatientState>>> look) {
        super(context);
        this.look = look;
    }

    /** @param look reads a patient's record */
    public static Behavior<Message> create(
            ActorRef<Topic.Command<ConsentNews>> topic,
            Function<EntityId, CompletionStage<Memory<PatientState>>> look) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            topic.tell(Topic.subscribe(context.messageAdapter(ConsentNews.class, Heard::new)));
            timers.startTimerWithFixedDelay(LookAtAll.TICK, LOOK_EVERY);
            return new ConsentWatch(context, look);
        }));
    }

    @Override
    public Receive<Message> createReceive() {
        return newReceiveBuilder()
                .onMessage(Watch.class, this::watch)
                .onMessage(Unwatch.class, unwatch -> remove(unwatch.patient(), unwatch.watcher()))
                .onMessage(Heard.class, heard -> hear(heard.news()))
                .onMessage(LookFailed.class, this::retry)
                .onMessage(LookAgain.class, again -> lookAt(again.patient()))
                .onMessage(LookAtAll.class, tick -> lookAtAll())
                .onSignal(Terminated.class, this::removeEverywhere)
                .build();
    }

    private Behavior<Message> watch(Watch watch) {
        Watched entry = watched.computeIfAbsent(watch.patient(), patient -> new Watched());
        if (entry.watchers.add(watch.watcher())) {
            getContext().watch(watch.watcher());
        }
        ConsentNews latest = entry.latest;
        if (latest != null) {
            watch.watcher().tell(latest);
            return this;
        }
        return lookAt(watch.patient());
    }

    private Behavior<Message> hear(ConsentNews news) {
        Watched entry = watched.get(news.patient());
        if (entry == null || (entry.latest != null && entry.latest.sequenceNr() > news.sequenceNr())) {
            return this;
        }
        boolean changed = entry.latest == null || !entry.latest.consents().equals(news.consents());
        entry.latest = news;
        if (changed) {
            entry.watchers.forEach(watcher -> watcher.tell(news));
        }
        return this;
    }

    private Behavior<Message> lookAt(EntityId patient) {
        if (watched.containsKey(patient)) {
            getContext()
                    .pipeToSelf(
                            look.apply(patient),
                            (memory, failure) -> memory == null
                                    ? new LookFailed(patient)
                                    : new Heard(new ConsentNews(
                                            patient, memory.state().consents(), memory.sequenceNr())));
        }
        return this;
    }

    private Behavior<Message> lookAtAll() {
        List.copyOf(watched.keySet()).forEach(this::lookAt);
        return this;
    }

    private Behavior<Message> retry(LookFailed failed) {
        Watched entry = watched.get(failed.patient());
        // Whoever knows something already waits for the next round: only the first answer is urgent.
        if (entry != null && entry.latest == null) {
            getContext().scheduleOnce(RETRY_AFTER, getContext().getSelf(), new LookAgain(failed.patient()));
        }
        return this;
    }

    private Behavior<Message> remove(EntityId patient, ActorRef<ConsentNews> watcher) {
        Watched entry = watched.get(patient);
        if (entry != null && entry.watchers.remove(watcher) && entry.watchers.isEmpty()) {
            watched.remove(patient);
        }
        boolean stillWatches = watched.values().stream().anyMatch(other -> other.watchers.contains(watcher));
        if (!stillWatches) {
            getContext().unwatch(watcher);
        }
        return this;
    }

    private Behavior<Message> removeEverywhere(Terminated stopped) {
        watched.values()
                .forEach(entry -> entry.watchers.removeIf(
                        watcher -> watcher.path().equals(stopped.getRef().path())));
        watched.values().removeIf(entry -> entry.watchers.isEmpty());
        return this;
    }
}
