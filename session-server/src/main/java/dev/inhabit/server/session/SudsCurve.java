package dev.inhabit.server.session;

import java.time.Instant;
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
     * @param heart at the moment at which it was felt, as far as it was known when the rating was recorded
     */
    public record Rating(
            long sequenceNr,
            long atActiveMs,
            long occurredAtMs,
            int suds,
            @Nullable String trigger,
            boolean corrected,
            boolean late,
            HeartTrace.@Nullable At heart) {
        /** Of which no heart rate is known. */
        public Rating(
                long sequenceNr,
                long atActiveMs,
                long occurredAtMs,
                int suds,
                @Nullable String trigger,
                boolean corrected,
                boolean late) {
            this(sequenceNr, atActiveMs, occurredAtMs, suds, trigger, corrected, late, null);
        }

        private Rating corrected(int to) {
            return new Rating(sequenceNr, atActiveMs, occurredAtMs, to, trigger, true, late, heart);
        }
    }

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
                .map(r -> r.sequenceNr() == sequenceNr ? r.corrected(suds) : r)
                .toList());
    }

    public boolean has(long sequenceNr) {
        return find(sequenceNr) != null;
    }

    public @Nullable Rating find(long sequenceNr) {
        return ratings.stream()
                .filter(r -> r.sequenceNr() == sequenceNr)
                .findFirst()
                .orElse(null);
    }

    /** Those that were felt from one moment to another, both of them included; before the first one there are none. */
    SudsCurve between(@Nullable Instant from, @Nullable Instant to) {
        if (from == null) {
            return empty();
        }
        long fromMs = from.toEpochMilli();
        long toMs = to == null ? Long.MAX_VALUE : to.toEpochMilli();
        return new SudsCurve(ratings.stream()
                .filter(r -> r.occurredAtMs() >= fromMs && r.occurredAtMs() <= toMs)
                .toList());
    }

    SudsCurve without(SudsCurve some) {
        return some.ratings.size() == ratings.size()
                ? empty()
                : new SudsCurve(
                        ratings.stream().filter(r -> !some.has(r.sequenceNr())).toList());
    }

    public @Nullable Rating last() {
        return ratings.isEmpty() ? null : ratings.get(ratings.size() - 1);
    }
}
