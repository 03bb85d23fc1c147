package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One feared situation.
 *
 * @param nr sequence number of the event that added it; its id
 * @param initialSuds 0 to 100, when it was added
 * @param currentSuds 0 to 100: the peak of the latest exposure, or what was written down since
 * @param sublevel {@code 1A} to {@code 5E}: sessions of it are exposures to this situation; null where none is
 * @param practisedNr sequence number of the first attempt in real life since the therapist's last move; where there is none since
 *     then, of one before it; null before any
 * @param move the last one; null before the first
 * @param judgedFromNr sequence number of the therapist's last move: the rules look at what came after it
 */
public record HierarchyItem(
        long nr,
        String description,
        int initialSuds,
        int currentSuds,
        @Nullable String sublevel,
        @Nullable Long practisedNr,
        ItemStatus status,
        @Nullable Move move,
        long judgedFromNr) {

    /**
     * How it came to its status: by rule, or by a therapist with a reason.
     *
     * @param nr sequence number of the event
     * @param becauseNrs of the events that a rule rests on; empty by a therapist
     */
    public record Move(
            long nr,
            HierarchyEvent.@Nullable Rule rule,
            @Nullable String reason,
            @Nullable EntityId by,
            List<Long> becauseNrs) {
        public Move {
            becauseNrs = List.copyOf(becauseNrs);
        }
    }

    /** Sequence number of the last move; 0 before the first. */
    public long statusNr() {
        return move == null ? 0 : move.nr();
    }

    /** Sequence number of the first attempt in real life that the rules look at; null where there is none. */
    @Nullable
    Long practisedSinceMove() {
        return practisedNr != null && practisedNr > judgedFromNr ? practisedNr : null;
    }

    static HierarchyItem added(long nr, String description, int suds, @Nullable String sublevel) {
        return new HierarchyItem(nr, description, suds, suds, sublevel, null, ItemStatus.NOT_STARTED, null, nr);
    }

    HierarchyItem amended(String newDescription, int newSuds, @Nullable String newSublevel) {
        return new HierarchyItem(
                nr, newDescription, initialSuds, newSuds, newSublevel, practisedNr, status, move, judgedFromNr);
    }

    HierarchyItem felt(int suds) {
        return amended(description, suds, sublevel);
    }

    HierarchyItem practised(long atNr) {
        return practisedSinceMove() != null
                ? this
                : new HierarchyItem(
                        nr, description, initialSuds, currentSuds, sublevel, atNr, status, move, judgedFromNr);
    }

    HierarchyItem moved(ItemStatus to, Move by) {
        return new HierarchyItem(
                nr,
                description,
                initialSuds,
                currentSuds,
                sublevel,
                practisedNr,
                to,
                by,
                by.rule() == null ? by.nr() : judgedFromNr);
    }
}
