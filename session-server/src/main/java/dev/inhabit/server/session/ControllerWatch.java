package dev.inhabit.server.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the controlling therapist, having once been here, is gone: first the crowd turns calm, then the session
 * pauses. Owned by one actor.
 */
final class ControllerWatch {
    /** Friendly, but not a different scene. */
    static final int CALM_MOOD = 15;

    private final SessionSettings settings;
    private @Nullable String seen;
    private @Nullable Instant goneSince;
    private boolean calmed;

    ControllerWatch(SessionSettings settings) {
        this.settings = settings;
    }

    void came(String accountId, Instant now) {
        seen = accountId;
        goneSince = null;
        calmed = false;
    }

    /** What is to be done now, looked at every few seconds. */
    List<SessionCommand> due(SessionState state, boolean watching, Instant now) {
        if (watching || !state.isRunning() || seen == null || !seen.equals(state.controllerId())) {
            goneSince = null;
            calmed = false;
            return List.of();
        }
        if (goneSince == null) {
            goneSince = now;
        }
        if (!goneSince.plus(settings.controllerGonePause()).isAfter(now)) {
            goneSince = null;
            return List.of(new SessionCommand.Pause(Asker.SERVER, "controller-gone"));
        }
        if (!calmed && !goneSince.plus(settings.controllerGoneCalm()).isAfter(now)) {
            calmed = true;
            return List.of(new SessionCommand.Adjust(Asker.SERVER, null, CALM_MOOD, null));
        }
        return List.of();
    }
}
