package dev.inhabit.server.session;

import dev.inhabit.server.record.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a rating can have been felt: since the session was created, and not in the future. */
final class RatingTime {
    /** By how much a client's idea of the server's clock may be ahead; what is less counts as now. */
    static final Duration AHEAD_MAX = Duration.ofSeconds(10);

    private RatingTime() {}

    /**
     * What speaks against it; null where nothing does.
     *
     * @param occurredAt null for now
     */
    static @Nullable Refusal against(SessionState state, Instant now, @Nullable Instant occurredAt) {
        Instant createdAt = state.createdAt();
        if (occurredAt == null || createdAt == null) {
            return null;
        }
        if (occurredAt.isBefore(createdAt)) {
            return refusal(occurredAt, "at least " + createdAt.toEpochMilli() + ", when the session was created");
        }
        Instant latest = now.plus(AHEAD_MAX);
        return occurredAt.isAfter(latest)
                ? refusal(
                        occurredAt,
                        "at most " + latest.toEpochMilli() + ", " + AHEAD_MAX.toSeconds()
                                + " s after now by the server's clock")
                : null;
    }

    private static Refusal refusal(Instant occurredAt, String must) {
        return Refusal.invalid("occurredAtMs", "occurredAtMs is " + occurredAt.toEpochMilli() + ", must be " + must);
    }
}
