package dev.inhabit.server.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All ratings of a session in the order in which they were felt, corrected values in place of wrong ones. Stored values
 * are never interpolated.
 */
public record SudsCurve(List<Rating> ratings) {
    /**
     * @param sequenceNr of the event that recorded it
     * @param atActiveMs session time at which it was felt
     * @param late it came after the session's end
     */
    public record Rating(
            long sequenceNr,
            long atActiveMs,
            long occurredAtMs,
            int suds,
            @Nullable String trigger,
            boolean corrected,
            boolean late) {}

    public SudsCurve {
        ratings = List.copyOf(ratings);
    }

    public static SudsCurve empty() {
        return new SudsCurve(List.of());
    }

    public SudsCurve with(Rating rating) {
        List<Rating> next = new ArrayList<>(ratings);
        next.add(rating);
        next.sort(Comparator.comparingLong(Rating::atActiveMs).thenComparingLong(Rating::sequenceNr));
        return new SudsCurve(next);
    }

    public SudsCurve corrected(long sequenceNr, int suds) {
        return new SudsCurve(ratings.stream()
                .map(r -> r.sequenceNr() == sequenceNr
                        ? new Rating(
                                r.sequenceNr(), r.atActiveMs(), r.occurredAtMs(), suds, r.trigger(), true, r.late())
                        : r)
                .toList());
    }

    public boolean has(long sequenceNr) {
        return ratings.stream().anyMatch(r -> r.sequenceNr() == sequenceNr);
    }

    public @Nullable Rating last() {
        return ratings.isEmpty() ? null : ratings.get(ratings.size() - 1);
    }
}
