package dev.inhabit.server.insight;

import dev.inhabit.server.journal.EventLog;
import dev.inhabit.server.journal.Unreadable;
import dev.inhabit.server.rebuild.RebuildCommand;
import dev.inhabit.server.rebuild.RebuildState;
import dev.inhabit.server.rebuild.RebuildState.Counts;
import dev.inhabit.server.rebuild.RebuildState.Phase;
import dev.inhabit.server.rebuild.Rebuilds;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.TenantId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.pattern.Patterns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the rows of a projection again from the events of all its entities, while sessions go on: their logs are read as
 * they are stored and nobody is woken for it, at a pace that leaves the store to the living. What a session writes
 * meanwhile stays, because it is newer.
 *
 * <p>A rebuild runs on the node that was asked, one a projection at a time. Who asked, how far it is and how it ended is
 * recorded ({@link Rebuilds}); one whose node is no more is told as interrupted, and asking again does no harm.
 */
public final class Projections {
    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final int SIDE_BY_SIDE = 4;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    /** How far it is, is recorded as often; so much a restart forgets of it. */
    private static final Duration RECORDED_EVERY = Duration.ofSeconds(5);

    /**
     * The nodes of the cluster.
     *
     * @param self this one, with its own number for each start
     * @param all those that are there now, this one among them
     */
    public record Nodes(String self, Supplier<Set<String>> all) {}

    private static final class Run {
        private final AtomicLong entities = new AtomicLong();
        private final AtomicLong rows = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private final AtomicLong recordedAtNanos = new AtomicLong(System.nanoTime());

        private Counts counts() {
            return new Counts(entities.get(), rows.get(), failed.get());
        }

        private void count(Projection.Written written) {
            entities.incrementAndGet();
            switch (written) {
                case ROWS -> rows.incrementAndGet();
                case NOT_YET -> failed.incrementAndGet();
                case NOTHING -> {}
            }
        }

        /** True once in a while, for one thread alone. */
        private boolean isToBeRecorded() {
            long before = recordedAtNanos.get();
            long now = System.nanoTime();
            return now - before >= RECORDED_EVERY.toNanos() && recordedAtNanos.compareAndSet(before, now);
        }
    }

    private final ActorSystem<?> system;
    private final TenantId tenant;
    private final EventLog log;
    private final Rebuilds rebuilds;
    private final Nodes nodes;
    private final int entitiesPerS;
    private final IntSupplier waiting;
    private final Map<String, Projection<?, ?>> projections = new LinkedHashMap<>();
    /** Those of this node, until their end is recorded. */
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    /**
     * @param entitiesPerS how many logs are read in a second at most
     * @param waiting rows that the store has not taken yet
     */
    public Projections(
            ActorSystem<?> system,
            TenantId tenant,
            EventLog log,
            Rebuilds rebuilds,
            Nodes nodes,
            int entitiesPerS,
            IntSupplier waiting,
            List<Projection<?, ?>> projections) {
        this.system = system;
        this.tenant = tenant;
        this.log = log;
        this.rebuilds = rebuilds;
        this.nodes = nodes;
        this.entitiesPerS = entitiesPerS;
        this.waiting = waiting;
        projections.forEach(each -> this.projections.put(each.name(), each));
    }

    public List<String> names() {
        return List.copyOf(projections.keySet());
    }

    /**
     * What is known of the rebuilds of one of {@link #names}, the newest first. Fails with a TimeoutException where the store
     * does not answer.
     */
    public CompletionStage<List<RebuildState.Run>> rebuilds(String name) {
        return rebuilds.look(list(name)).thenApply(state -> {
            List<RebuildState.Run> seen = new ArrayList<>(
                    state.runs().stream().map(run -> run.seen(alive(name))).toList());
            Collections.reverse(seen);
            Run own = runs.get(name);
            if (own != null && !seen.isEmpty() && isOwn(seen.get(0))) {
                seen.set(0, seen.get(0).with(Phase.RUNNING, own.counts()));
            }
            return List.copyOf(seen);
        });
    }

    /**
     * Begins a rebuild of one of {@link #names}; refused while one runs. The same asked again begins nothing.
     *
     * @param by account that asks
     */
    public CompletionStage<Answer> rebuild(String name, EntityId by, CommandId commandId) {
        return rebuilds.ask(list(name), commandId, new RebuildCommand.Ask(by, nodes.self(), alive(name)))
                .thenCompose(answer -> answer instanceof Answer.Done
                        ? rebuilds.look(list(name)).thenApply(state -> {
                            // Also where it was recorded before and the answer was lost.
                            state.last().filter(this::isOwn).ifPresent(run -> begin(name));
                            return answer;
                        })
                        : CompletableFuture.completedStage(answer));
    }

    private boolean isOwn(RebuildState.Run run) {
        return run.phase() == Phase.RUNNING && run.node().equals(nodes.self());
    }

    private EntityId list(String name) {
        if (!projections.containsKey(name)) {
            throw new IllegalArgumentException("not a projection");
        }
        return new EntityId(tenant, name);
    }

    /** Nodes that run what is recorded of them: this one only what it remembers. */
    private Set<String> alive(String name) {
        Set<String> alive = new HashSet<>(nodes.all().get());
        if (!runs.containsKey(name)) {
            alive.remove(nodes.self());
        }
        return alive;
    }

    private void begin(String name) {
        Run run = new Run();
        Projection<?, ?> projection = projections.get(name);
        if (projection == null || runs.putIfAbsent(name, run) != null) {
            return;
        }
        LOG.info("projection {} is rebuilt", name);
        written(projection, run).whenComplete((done, failure) -> ended(name, run, failure));
    }

    private void ended(String name, Run run, @Nullable Throwable failure) {
        Counts counts = run.counts();
        if (failure == null) {
            LOG.info(
                    "projection {} is rebuilt: {} entities, {} with rows, {} failed",
                    name,
                    counts.entities(),
                    counts.rows(),
                    counts.failed());
        } else {
            LOG.warn("the rebuild of projection {} stopped after {} entities", name, counts.entities(), failure);
        }
        recordEnd(name, run, commandId(), new RebuildCommand.End(nodes.self(), failure == null, counts));
    }

    /** Until it is recorded: before, nobody could begin another. */
    private void recordEnd(String name, Run run, CommandId commandId, RebuildCommand.End end) {
        rebuilds.ask(list(name), commandId, end).thenAccept(answer -> {
            if (answer instanceof Answer.Unknown) {
                system.scheduler()
                        .scheduleOnce(
                                RECORDED_EVERY, () -> recordEnd(name, run, commandId, end), system.executionContext());
            } else {
                runs.remove(name, run);
            }
        });
    }

    private static CommandId commandId() {
        return new CommandId("rebuild-" + UUID.randomUUID());
    }

    private <S, E extends Event<S>> CompletionStage<Done> written(Projection<S, E> projection, Run run) {
        return log.idsOf(projection.domain())
                .throttle(entitiesPerS, Duration.ofSeconds(1))
                .mapAsyncUnordered(SIDE_BY_SIDE, id -> written(projection, id).thenApply(written -> {
                    run.count(written);
                    if (run.isToBeRecorded()) {
                        rebuilds.ask(
                                list(projection.name()),
                                commandId(),
                                new RebuildCommand.Progress(nodes.self(), run.counts()));
                    }
                    return Done.getInstance();
                }))
                .run(system)
                .thenCompose(done -> taken());
    }

    private <S, E extends Event<S>> CompletionStage<Projection.Written> written(
            Projection<S, E> projection, EntityId id) {
        return log.of(projection.domain(), id)
                .runFold(
                        Memory.of(projection.domain().empty(id)),
                        (memory, logged) -> memory.with(logged.recorded()),
                        system)
                .thenCompose(projection.rows()::write)
                .exceptionallyCompose(failure -> unlessUnreadable(failure));
    }

    /** One log that cannot be read keeps nobody else's rows away. */
    private static CompletionStage<Projection.Written> unlessUnreadable(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Unreadable unreadable) {
            LOG.warn("left out of a rebuild: {}", unreadable.getMessage());
            return CompletableFuture.completedStage(Projection.Written.NOT_YET);
        }
        return CompletableFuture.failedStage(cause);
    }

    /** Until the store has taken every row that was handed on. */
    private CompletionStage<Done> taken() {
        return waiting.getAsInt() == 0
                ? CompletableFuture.completedStage(Done.getInstance())
                : Patterns.after(
                                LOOK_EVERY,
                                system.classicSystem().scheduler(),
                                system.executionContext(),
                                () -> CompletableFuture.completedStage(Done.getInstance()))
                        .thenCompose(later -> taken());
    }
}
