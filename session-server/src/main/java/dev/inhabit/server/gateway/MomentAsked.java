package dev.inhabit.server.gateway;

import dev.inhabit.server.replay.SessionReplay;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which moment of a session somebody asks for, as a session time or an instant. */
final class MomentAsked {
    private MomentAsked() {}

    /**
     * @param when an ISO duration, clamped to the session's length; or an instant from the session's creation until now;
     *     null for the session's end
     * @throws RefusedException where it is neither
     */
    static SessionReplay.At of(@Nullable String when, SessionReplay replay, Instant now) {
        if (when == null) {
            return replay.atActive(Long.MAX_VALUE);
        }
        try {
            return when.toUpperCase(Locale.ROOT).contains("P")
                    ? replay.atActive(activeMs(when))
                    : at(when, replay, now);
        } catch (DateTimeException | ArithmeticException e) {
            throw outside(when, "a duration such as PT3M10S, or an instant such as " + Instant.EPOCH);
        }
    }

    private static long activeMs(String when) {
        Duration duration = Duration.parse(when);
        if (duration.isNegative()) {
            throw outside(when, "at least PT0S");
        }
        return duration.toMillis();
    }

    private static SessionReplay.At at(String when, SessionReplay replay, Instant now) {
        Instant instant = Instant.parse(when);
        if (replay.events() == 0) {
            return replay.at(now);
        }
        Instant created = replay.event(1).recordedAt();
        // Views tell the creation in whole ms, and that very moment may be asked for.
        if (instant.isBefore(created.truncatedTo(ChronoUnit.MILLIS)) || instant.isAfter(now)) {
            throw outside(when, created + " (its creation) to " + now + " (now)");
        }
        return replay.at(instant.isBefore(created) ? created : instant);
    }

    private static RefusedException outside(String when, String limit) {
        return RefusedException.outside("at", when, limit);
    }
}
