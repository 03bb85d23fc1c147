package dev.inhabit.server.crowd;

import dev.inhabit.server.crowd.simulation.CrowdSimulator;
import java.time.Duration;
import java.time.Instant;

/**
 * Session time as a crowd needs it: active time since start, without pauses.
 *
 * @param activeMsAtAnchor ms of session time at {@code anchor}
 * @param running whether session time passes since then
 */
public record CrowdClock(long activeMsAtAnchor, Instant anchor, boolean running) {
    /** Before the session starts. */
    public static final CrowdClock NOT_STARTED = new CrowdClock(0, Instant.EPOCH, false);

    public long activeMsAt(Instant now) {
        return running && now.isAfter(anchor)
                ? activeMsAtAnchor + Duration.between(anchor, now).toMillis()
                : activeMsAtAnchor;
    }

    public long tickAt(Instant now) {
        return activeMsAt(now) / CrowdSimulator.TICK_MS;
    }
}
