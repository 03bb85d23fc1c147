package dev.inhabit.server.journal;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.CrossesNodes;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.RecentCommands;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Writes the log of one entity: asks the rules, stores what they say, answers. The same for every domain; nothing here
 * decides anything.
 *
 * <p>A command that was recorded before (same {@link CommandId}) is answered again without effect; another one under the
 * same id is refused, unless it must happen. Refusals are not remembered: they are decided anew. Commands that come
 * together are stored together, in one write.
 */
public final class RecordingEntity<S, E extends Event<S>>
        extends EventSourcedBehavior<RecordingEntity.Message, Recorded<E>, Memory<S>> {

    public sealed interface Message extends CrossesNodes {}

    /**
     * One command.
     *
     * @param occurredAt when it happened to the person; null for now
     */
    public record Do<S, E>(
            CommandId commandId,
            @Nullable String traceId,
            @Nullable Instant occurredAt,
            Command<S, E> command,
            ActorRef<Answer> replyTo)
            implements Message {}

    /** Several commands, decided in order and stored in one write. */
    public record DoAll<S, E>(List<Do<S, E>> commands) implements Message {}

    /** Asks for the state as it stands. */
    public record Look<S>(ActorRef<Memory<S>> replyTo) implements Message {}

    /** Asks the entity to stop once everything before this message is stored. */
    public enum Stop implements Message {
        STOP
    }

    /** Hears of what was stored, in order, inside the entity's actor. */
    public interface Listener<S, E> {
        default void recovered(Memory<S> memory) {}

        /** @param after the state after the last of {@code recorded} */
        default void recorded(List<Recorded<E>> recorded, Memory<S> after) {}
    }

    /**
     * Bounds for every entity.
     *
     * @param offlineLimit how far back a client may say that something occurred
     * @param snapshotEvery events between two snapshots
     */
    public record Settings(Duration offlineLimit, int snapshotEvery, Duration minBackoff, Duration maxBackoff) {}

    private final Domain<S, E> domain;
    private final EntityId id;
    private final EventCatalogNames names;
    private final InstantSource clock;
    private final Settings settings;
    private final Listener<S, E> listener;

    /** Tells the stored name and version of an event. */
    @FunctionalInterface
    public interface EventCatalogNames {
        Name nameOf(Object event);

        record Name(String name, int version) {}
    }

    private RecordingEntity(
            Domain<S, E> domain,
            EntityId id,
            EventCatalogNames names,
            InstantSource clock,
            Settings settings,
            Listener<S, E> listener) {
        super(
                PersistenceId.of(domain.name(), id.toString()),
                // A store that is away fails every writer every two seconds: a warning, and no reason to wake anybody.
                SupervisorStrategy.restartWithBackoff(settings.minBackoff(), settings.maxBackoff(), 0.2)
                        .withLogLevel(Level.WARN));
        this.domain = domain;
        this.id = id;
        this.names = names;
        this.clock = clock;
        this.settings = settings;
        this.listener = listener;
    }

    public static <S, E extends Event<S>> Behavior<Message> create(
            Domain<S, E> domain,
            EntityId id,
            EventCatalogNames names,
            InstantSource clock,
            Settings settings,
            Listener<S, E> listener) {
        return Behaviors.setup(context -> new RecordingEntity<>(domain, id, names, clock, settings, listener));
    }

    @Override
    public Memory<S> emptyState() {
        return Memory.of(domain.empty(id));
    }

    @Override
    @SuppressWarnings("unchecked")
    public CommandHandler<Message, Recorded<E>, Memory<S>> commandHandler() {
        return newCommandHandlerBuilder()
                .forAnyState()
                .onCommand(Do.class, (memory, one) -> decide(memory, List.of((Do<S, E>) one)))
                .onCommand(DoAll.class, (memory, all) -> decide(memory, ((DoAll<S, E>) all).commands()))
                .onCommand(Look.class, (memory, look) -> Effect()
                        .none()
                        .thenRun(() -> ((Look<S>) look).replyTo().tell(memory)))
                .onCommand(Stop.class, (memory, stop) -> Effect().stop())
                .build();
    }

    private Effect<Recorded<E>, Memory<S>> decide(Memory<S> before, List<Do<S, E>> commands) {
        Instant now = later(clock.instant().truncatedTo(ChronoUnit.MILLIS), before.lastRecordedAt());
        List<Recorded<E>> stored = new ArrayList<>();
        List<Runnable> answers = new ArrayList<>(commands.size());
        Memory<S> memory = before;
        for (Do<S, E> ask : commands) {
            RecentCommands.Asked known = memory.recent().find(ask.commandId());
            boolean another = known != null && isAnother(ask.command(), known);
            Answer answer;
            if (known != null && !another) {
                answer = new Answer.Done(ask.commandId(), known.firstNr(), known.sequenceNr(), true);
            } else if (another && !ask.command().mustHappen()) {
                answer = new Answer.Refused(
                        ask.commandId(),
                        Refusal.of(
                                ErrorCode.CONFLICT,
                                "commandId " + ask.commandId() + " was used for another command; choose a new one"));
            } else {
                Decision<E> decision = ask.command().decide(memory.state(), now, ask.occurredAt());
                if (decision instanceof Decision.Accepted<E> accepted) {
                    long firstNr = memory.sequenceNr() + (accepted.events().isEmpty() ? 0 : 1);
                    for (E event : accepted.events()) {
                        Recorded<E> recorded = envelope(event, memory, ask, now);
                        stored.add(recorded);
                        memory = memory.with(recorded);
                    }
                    answer = new Answer.Done(ask.commandId(), firstNr, memory.sequenceNr(), false);
                } else {
                    answer = new Answer.Refused(ask.commandId(), ((Decision.Refused<E>) decision).refusal());
                }
            }
            answers.add(() -> ask.replyTo().tell(answer));
        }
        if (stored.isEmpty()) {
            return Effect().none().thenRun(() -> answers.forEach(Runnable::run));
        }
        return Effect().persist(stored).thenRun(after -> {
            listener.recorded(stored, after);
            answers.forEach(Runnable::run);
        });
    }

    /** Whether the same id was used for something else. */
    private static boolean isAnother(Command<?, ?> command, RecentCommands.Asked before) {
        if (command.mustHappen() && before.print() == 0) {
            // Nothing is known of the other: twice is better than not at all.
            return true;
        }
        int print = RecentCommands.print(command.said());
        return print != 0 && before.print() != 0 && print != before.print();
    }

    private Recorded<E> envelope(E event, Memory<S> before, Do<S, E> ask, Instant now) {
        Instant occurredAt = bounded(ask, now);
        EventCatalogNames.Name name = names.nameOf(event);
        S after = event.applyTo(
                before.state(), new dev.inhabit.server.record.EventMeta(before.sequenceNr() + 1, now, occurredAt));
        return new Recorded<>(
                name.name(),
                name.version(),
                domain.subjectOf(event, after),
                domain.retentionOf(event),
                ask.commandId(),
                ask.traceId(),
                now,
                occurredAt,
                new Recorded.Known<>(event));
    }

    private Instant bounded(Do<S, E> ask, Instant now) {
        Instant occurredAt = ask.occurredAt();
        if (occurredAt == null || occurredAt.isAfter(now)) {
            return now;
        }
        if (ask.command().keepsItsTime()) {
            return occurredAt.truncatedTo(ChronoUnit.MILLIS);
        }
        Instant earliest = now.minus(settings.offlineLimit());
        return occurredAt.isBefore(earliest) ? earliest : occurredAt.truncatedTo(ChronoUnit.MILLIS);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    @Override
    public EventHandler<Memory<S>, Recorded<E>> eventHandler() {
        return Memory::with;
    }

    @Override
    public SignalHandler<Memory<S>> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), listener::recovered)
                .build();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        // One older snapshot stays, so that a damaged newest one costs time and nothing else. Events are never deleted.
        return RetentionCriteria.snapshotEvery(settings.snapshotEvery(), 2);
    }
}
