package dev.inhabit.server.insight;

import dev.inhabit.server.journal.EventLog;
import dev.inhabit.server.journal.Unreadable;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
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
 * <p>A rebuild runs on the node that was asked, one a projection at a time; it is not continued after a restart, and
 * asking again does no harm.
 */
public final class Projections {
    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final int SIDE_BY_SIDE = 4;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    /** Where a rebuild stands. */
    public enum Phase {
        RUNNING,
        DONE,
        /** The store, or what had to be told first, did not answer. */
        STOPPED
    }

    /**
     * How far a rebuild is.
     *
     * @param entities read
     * @param rows entities of which rows were written
     * @param failed entities whose log cannot be read, or whose rows could not be written yet
     */
    public record Progress(
            Phase phase,
            EntityId by,
            Instant startedAt,
            @Nullable Instant endedAt,
            long entities,
            long rows,
            long failed) {}

    private static final class Run {
        private final EntityId by;
        private final Instant startedAt;
        private final AtomicLong entities = new AtomicLong();
        private final AtomicLong rows = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();
        private volatile Phase phase = Phase.RUNNING;
        private volatile @Nullable Instant endedAt;

        private Run(EntityId by, Instant startedAt) {
            this.by = by;
            this.startedAt = startedAt;
        }

        private Progress progress() {
            return new Progress(phase, by, startedAt, endedAt, entities.get(), rows.get(), failed.get());
        }

        private void end(Phase how, Instant at) {
            endedAt = at;
            phase = how;
        }

        private void count(Projection.Written written) {
            entities.incrementAndGet();
            switch (written) {
                case ROWS -> rows.incrementAndGet();
                case NOT_YET -> failed.incrementAndGet();
                case NOTHING -> {}
            }
        }
    }

    private final ActorSystem<?> system;
    private final EventLog log;
    private final InstantSource clock;
    private final int entitiesPerS;
    private final IntSupplier waiting;
    private final Map<String, Projection<?, ?>> projections = new LinkedHashMap<>();
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    /**
     * @param entitiesPerS how many logs are read in a second at most
     * @param waiting rows that the store has not taken yet
     */
    public Projections(
            ActorSystem<?> system,
            EventLog log,
            InstantSource clock,
            int entitiesPerS,
            IntSupplier waiting,
            List<Projection<?, ?>> projections) {
        this.system = system;
        this.log = log;
        this.clock = clock;
        this.entitiesPerS = entitiesPerS;
        this.waiting = waiting;
        projections.forEach(each -> this.projections.put(each.name(), each));
    }

    public List<String> names() {
        return List.copyOf(projections.keySet());
    }

    /** The last rebuild on this node; empty without one. */
    public Optional<Progress> last(String name) {
        return Optional.ofNullable(runs.get(name)).map(Run::progress);
    }

    /**
     * Begins a rebuild, or tells of the one that runs.
     *
     * @param name one of {@link #names}
     */
    public Progress rebuild(String name, EntityId by) {
        Projection<?, ?> projection = projections.get(name);
        if (projection == null) {
            throw new IllegalArgumentException("not a projection");
        }
        boolean[] begun = {false};
        Run run = runs.compute(name, (key, before) -> {
            if (before != null && before.phase == Phase.RUNNING) {
                return before;
            }
            begun[0] = true;
            return new Run(by, clock.instant());
        });
        if (begun[0]) {
            LOG.info("projection {} is rebuilt, as {} asks", name, by);
            written(projection, run).whenComplete((done, failure) -> ended(name, run, failure));
        }
        return run.progress();
    }

    private void ended(String name, Run run, @Nullable Throwable failure) {
        run.end(failure == null ? Phase.DONE : Phase.STOPPED, clock.instant());
        Progress now = run.progress();
        if (failure == null) {
            LOG.info(
                    "projection {} is rebuilt: {} entities, {} with rows, {} failed",
                    name,
                    now.entities(),
                    now.rows(),
                    now.failed());
        } else {
            LOG.warn("the rebuild of projection {} stopped after {} entities", name, now.entities(), failure);
        }
    }

    private <S, E extends Event<S>> CompletionStage<Done> written(Projection<S, E> projection, Run run) {
        return log.idsOf(projection.domain())
                .throttle(entitiesPerS, Duration.ofSeconds(1))
                .mapAsyncUnordered(SIDE_BY_SIDE, id -> written(projection, id).thenApply(written -> {
                    run.count(written);
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
