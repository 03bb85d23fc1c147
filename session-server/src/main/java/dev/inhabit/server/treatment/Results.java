package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.DropCause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What all sessions that are over showed, in the order in which they began. */
public record Results(List<Known> all) {
    static final Results NONE = new Results(List.of());

    /**
     * @param nr sequence number of the event that told it, the last one where it was told again
     * @param firstNr the first one
     * @param classed by what a therapist says that distress fell; null where the session's own rule stands
     */
    public record Known(
            long nr,
            long firstNr,
            ExposureResult result,
            @Nullable Classed classed) {
        /** By what distress fell; null where it did not fall by what counts, or that is not known. */
        public @Nullable DropCause dropCause() {
            return classed == null ? result.dropCause() : classed.cause();
        }

        /** Whether it did not fall by anything but habituation. */
        boolean mayCount() {
            DropCause cause = dropCause();
            return cause == null || cause == DropCause.HABITUATION;
        }
    }

    /** @param nr sequence number of the event that said so */
    public record Classed(long nr, DropCause cause) {}

    public Results {
        all = List.copyOf(all);
    }

    public Optional<Known> of(EntityId session) {
        return all.stream()
                .filter(one -> one.result().session().equals(session))
                .findFirst();
    }

    /** Whether this or something newer of the same session is known, or a newer one says the same. */
    boolean knows(ExposureResult result) {
        return of(result.session())
                .map(known -> !result.isNewerThan(known.result()) || sameBut(known.result(), result))
                .orElse(false);
    }

    private static boolean sameBut(ExposureResult a, ExposureResult b) {
        return a.outcome() == b.outcome()
                && a.ratings() == b.ratings()
                && a.activeMs() == b.activeMs()
                && java.util.Objects.equals(a.goalReached(), b.goalReached())
                && java.util.Objects.equals(a.measures(), b.measures())
                && java.util.Objects.equals(a.startSuds(), b.startSuds())
                && java.util.Objects.equals(a.peakSuds(), b.peakSuds())
                && java.util.Objects.equals(a.endSuds(), b.endSuds());
    }

    /** Sessions of a sub-level that were first told of after an event, in order. */
    public List<Known> ofSublevel(String sublevel, long afterNr) {
        return all.stream()
                .filter(one -> one.result().sublevel().equals(sublevel) && one.firstNr() > afterNr)
                .toList();
    }

    Results with(long nr, ExposureResult result) {
        Optional<Known> before = of(result.session());
        if (before.isPresent() && before.get().result().isNewerThan(result)) {
            return this;
        }
        List<Known> next = new ArrayList<>(all);
        before.ifPresent(next::remove);
        next.add(new Known(
                nr,
                before.map(Known::firstNr).orElse(nr),
                result,
                before.map(Known::classed).orElse(null)));
        next.sort(Comparator.comparing((Known one) -> one.result().startedAt() == null
                        ? one.result().endedAt()
                        : one.result().startedAt())
                .thenComparingLong(Known::firstNr));
        return new Results(next);
    }

    Results classed(EntityId session, Classed classed) {
        return new Results(all.stream()
                .map(one -> one.result().session().equals(session)
                        ? new Known(one.nr(), one.firstNr(), one.result(), classed)
                        : one)
                .toList());
    }
}
