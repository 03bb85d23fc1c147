package dev.inhabit.server.session;

import dev.inhabit.server.record.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in mind whether what a session has to tell the patient's course of treatment has reached it. Told until it is
 * recorded there; until then the list of sessions shows the session as live, so that it is woken again after a crash.
 */
final class CourseReport<T> {
    static final Duration RETRY_AFTER = Duration.ofSeconds(3);

    private final Function<Memory<SessionState>, Optional<T>> of;
    private final BiPredicate<T, T> same;
    private @Nullable T recorded;
    private boolean underWay;
    private Instant notBefore = Instant.EPOCH;

    private CourseReport(Function<Memory<SessionState>, Optional<T>> of, BiPredicate<T, T> same) {
        this.of = of;
        this.same = same;
    }

    /** Of what a session that is over showed. */
    static CourseReport<SessionResult> ofResult() {
        return new CourseReport<>(SessionResult::of, SessionResult::sameAs);
    }

    /** Of severe signs of danger. */
    static CourseReport<SessionRisk> ofRisk() {
        return new CourseReport<>(SessionRisk::of, SessionRisk::equals);
    }

    /** What is to be told now; empty where nothing is, or not yet. */
    Optional<T> next(Memory<SessionState> memory, Instant now) {
        if (underWay || now.isBefore(notBefore) || isDone(memory)) {
            return Optional.empty();
        }
        Optional<T> told = of.apply(memory);
        underWay = told.isPresent();
        return told;
    }

    void answered(T told, boolean isRecorded, Instant now) {
        underWay = false;
        if (isRecorded) {
            recorded = told;
        } else {
            notBefore = now.plus(RETRY_AFTER);
        }
    }

    /** Nothing is left to be told. */
    boolean isDone(Memory<SessionState> memory) {
        T known = recorded;
        return of.apply(memory)
                .map(told -> known != null && same.test(known, told))
                .orElse(true);
    }
}
