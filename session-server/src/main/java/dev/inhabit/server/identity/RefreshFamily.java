package dev.inhabit.server.identity;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The chain of refresh tokens of one sign-in, of which only the newest counts. Tokens are kept as SHA-256 hashes.
 *
 * @param current hash of the token handed out last
 * @param previous hash of the token that was exchanged for it; null after signing in
 * @param rotatedAt when {@code previous} was first exchanged
 * @param expiresAt the end of the sign-in however often it is refreshed
 * @param secondFactor whether the sign-in was made with one
 * @param headset what a headset that was let in is limited to; null for people
 */
public record RefreshFamily(
        String current,
        @Nullable String previous,
        Instant rotatedAt,
        Instant expiresAt,
        boolean secondFactor,
        @Nullable HeadsetLimit headset) {

    /** A week, row A2: a headset stays signed in over a day of sessions and over a weekend. */
    public static final Duration LIFETIME = Duration.ofDays(7);
    /** A headset that was let into one session is let in again for the next. */
    public static final Duration HEADSET_LIFETIME = Duration.ofDays(1);
    /**
     * How long the token before the newest may be shown again: an answer that was lost on the way must not sign a
     * headset out in mid-session. A thief gains nothing, because the next use of the losing branch ends the sign-in.
     */
    public static final Duration GRACE = Duration.ofSeconds(60);

    boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }

    boolean accepts(String presented, Instant now) {
        return presented.equals(current) || (presented.equals(previous) && !now.isAfter(rotatedAt.plus(GRACE)));
    }

    RefreshFamily rotated(String presented, String next, Instant now) {
        Instant since = presented.equals(previous) ? rotatedAt : now;
        return new RefreshFamily(next, presented, since, expiresAt, secondFactor, headset);
    }

    @Override
    public String toString() {
        return "RefreshFamily[expiresAt=" + expiresAt + "]";
    }
}
