package dev.inhabit.server.session;

import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps in mind when a live session asks how the patient's course of treatment stands. It is told of each change at once;
 * but whoever changed the course may be gone before telling, so it asks too: when it wakes, when somebody comes, and now
 * and then.
 */
final class CourseStanding {
    static final Duration EVERY = Duration.ofSeconds(30);

    private boolean underWay;
    private Instant notBefore = Instant.EPOCH;
    private long newestNr;

    /** Whether the course is to be asked now. If so, {@link #answered} follows. */
    boolean asks(SessionState state, Instant now) {
        if (underWay
                || now.isBefore(notBefore)
                || !state.isLive()
                || SessionResult.patient(state.patientId()).isEmpty()) {
            return false;
        }
        underWay = true;
        notBefore = now.plus(EVERY);
        return true;
    }

    /** What is under way may have been answered before: it is asked again after it. */
    void soon() {
        notBefore = Instant.EPOCH;
    }

    void answered() {
        underWay = false;
    }

    /** What was read of the course earlier than something that was told already is no news, whichever way it came. */
    CourseCommand.TellCourse inOrder(CourseCommand.TellCourse tell) {
        newestNr = Math.max(newestNr, tell.courseNr());
        return tell.courseNr() < newestNr ? tell.outdated() : tell;
    }

    /** What of it the session does not know yet. */
    static List<SessionRooms.FromCourse> news(
            List<SessionRooms.FromCourse> standing, Memory<SessionState> known, Instant now) {
        return standing.stream()
                .filter(one -> known.recent().find(one.commandId()) == null)
                .filter(one -> one.command().decide(known.state(), now) instanceof Decision.Accepted<SessionEvent> would
                        && !would.events().isEmpty())
                .toList();
    }
}
