package dev.inhabit.server.session;

import dev.inhabit.server.record.Refusal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a rating can have been felt: since the session was created, and not in the future. */
final class RatingTime {
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
        Duration aheadMax = Duration.ofMillis(state.rules().aheadMaxMs());
        Instant latest = now.plus(aheadMax);
        return occurredAt.isAfter(latest)
                ? refusal(
                        occurredAt,
                        "at most " + latest.toEpochMilli() + ", " + aheadMax.toSeconds()
                                + " s after now by the server's clock")
                : null;
    }

    private static Refusal refusal(Instant occurredAt, String must) {
        return Refusal.invalid("occurredAtMs", "occurredAtMs is " + occurredAt.toEpochMilli() + ", must be " + must);
    }
}
