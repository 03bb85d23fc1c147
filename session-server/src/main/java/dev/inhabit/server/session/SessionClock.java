package dev.inhabit.server.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Session time: the time since the start without pauses, in ms. An interruption of the server does not stop it, because
 * the patient stays in the scene.
 *
 * @param turns each moment at which the clock started, stopped or was set, in order
 */
public record SessionClock(List<Turn> turns) {
    /** The crowd moves once in this many ms of session time. */
    public static final int TICK_MS = 100;

    public record Turn(Instant at, long activeMs, boolean running) {}

    public SessionClock {
        turns = List.copyOf(turns);
    }

    public static SessionClock notStarted() {
        return new SessionClock(List.of());
    }

    public boolean isRunning() {
        return !turns.isEmpty() && turns.get(turns.size() - 1).running();
    }

    public boolean isRunningAt(Instant instant) {
        boolean running = false;
        for (Turn turn : turns) {
            if (turn.at().isAfter(instant)) {
                break;
            }
            running = turn.running();
        }
        return running;
    }

    /** Session time at an instant; 0 before the start. */
    public long activeMsAt(Instant instant) {
        for (int i = turns.size() - 1; i >= 0; i--) {
            Turn turn = turns.get(i);
            if (!turn.at().isAfter(instant)) {
                return turn.running()
                        ? turn.activeMs() + Duration.between(turn.at(), instant).toMillis()
                        : turn.activeMs();
            }
        }
        return 0;
    }

    /** Session time of the last start, stop or setting; 0 before the first. */
    public long turnedAtActiveMs() {
        return turns.isEmpty() ? 0 : turns.get(turns.size() - 1).activeMs();
    }

    public long tickAt(Instant instant) {
        return activeMsAt(instant) / TICK_MS;
    }

    public SessionClock running(Instant at) {
        return turned(new Turn(at, activeMsAt(at), true));
    }

    public SessionClock stopped(Instant at) {
        return turned(new Turn(at, activeMsAt(at), false));
    }

    /** Takes {@code ms} off the time that passed, for a gap in which nobody knows what happened. */
    public SessionClock without(long ms, Instant at) {
        return turned(new Turn(at, Math.max(0, activeMsAt(at) - ms), isRunning()));
    }

    private SessionClock turned(Turn turn) {
        List<Turn> next = new ArrayList<>(turns);
        next.add(turn);
        return new SessionClock(next);
    }
}
