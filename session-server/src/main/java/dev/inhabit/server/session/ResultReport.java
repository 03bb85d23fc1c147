package dev.inhabit.server.session;

import dev.inhabit.server.record.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in mind whether the result of a session that is over has reached the patient's course of treatment. Told until it
 * is recorded there; until then the list of sessions shows the session as live, so that it is woken again after a crash.
 */
final class ResultReport {
    static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private @Nullable SessionResult recorded;
    private boolean underWay;
    private Instant notBefore = Instant.EPOCH;

    /** What is to be told now; empty where nothing is, or not yet. */
    Optional<SessionResult> next(Memory<SessionState> memory, Instant now) {
        if (underWay || now.isBefore(notBefore) || isDone(memory)) {
            return Optional.empty();
        }
        Optional<SessionResult> result = SessionResult.of(memory);
        underWay = result.isPresent();
        return result;
    }

    void answered(SessionResult result, boolean isRecorded, Instant now) {
        underWay = false;
        if (isRecorded) {
            recorded = result;
        } else {
            notBefore = now.plus(RETRY_AFTER);
        }
    }

    /** Nothing is left to be told. */
    boolean isDone(Memory<SessionState> memory) {
        SessionResult known = recorded;
        return SessionResult.of(memory)
                .map(result -> known != null && known.sameAs(result))
                .orElse(true);
    }
}
