package dev.inhabit.server.rebuild;

import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rebuilds of one list, the newest last.
 *
 * @param id the clinic, and the list's name
 * @param runs at most {@value #RUNS_MAX}; the log has all
 */
public record RebuildState(EntityId id, List<Run> runs) {
    public static final int RUNS_MAX = 20;

    public enum Phase {
        RUNNING,
        DONE,
        /** The store, or what had to be told first, did not answer. */
        STOPPED,
        /** The server that ran it is no more. */
        INTERRUPTED
    }

    /**
     * @param entities read
     * @param rows entities of which rows were written
     * @param failed entities whose log cannot be read, or whose rows could not be written yet
     */
    public record Counts(long entities, long rows, long failed) {
        public static final Counts NONE = new Counts(0, 0, 0);
    }

    /** @param endedAt null while it runs, and where nobody saw its end */
    public record Run(
            EntityId by,
            String node,
            Instant askedAt,
            @Nullable Instant endedAt,
            Phase phase,
            Counts counts) {
        /** As it is seen now: one whose node is no more does not run. */
        public Run seen(Set<String> alive) {
            return phase == Phase.RUNNING && !alive.contains(node) ? with(Phase.INTERRUPTED, counts) : this;
        }

        /** The same, further on. */
        public Run with(Phase now, Counts next) {
            return new Run(by, node, askedAt, endedAt, now, next);
        }
    }

    public RebuildState {
        runs = List.copyOf(runs);
    }

    public static RebuildState empty(EntityId id) {
        return new RebuildState(id, List.of());
    }

    public Optional<Run> last() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
    }

    /** Whether the last one runs on that node. */
    boolean isRunningOn(String node) {
        return last().filter(run -> run.phase() == Phase.RUNNING && run.node().equals(node))
                .isPresent();
    }

    RebuildState asked(EntityId by, String node, Instant at) {
        RebuildState before = last().filter(run -> run.phase() == Phase.RUNNING).isPresent()
                ? withLast(run -> run.with(Phase.INTERRUPTED, run.counts()))
                : this;
        List<Run> all = new ArrayList<>(before.runs);
        all.add(new Run(by, node, at, null, Phase.RUNNING, Counts.NONE));
        return new RebuildState(id, all.subList(Math.max(0, all.size() - RUNS_MAX), all.size()));
    }

    RebuildState progressed(Counts counts) {
        return withLast(run -> run.with(run.phase(), counts));
    }

    RebuildState ended(boolean whole, Counts counts, Instant at) {
        return withLast(
                run -> new Run(run.by(), run.node(), run.askedAt(), at, whole ? Phase.DONE : Phase.STOPPED, counts));
    }

    private RebuildState withLast(UnaryOperator<Run> change) {
        if (runs.isEmpty()) {
            return this;
        }
        List<Run> all = new ArrayList<>(runs);
        all.set(all.size() - 1, change.apply(all.get(all.size() - 1)));
        return new RebuildState(id, all);
    }
}
