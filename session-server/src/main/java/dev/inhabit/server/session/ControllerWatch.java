package dev.inhabit.server.session;

import dev.inhabit.protocol.Phase;
import dev.inhabit.server.record.CommandId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notices that whoever is in control of a running session is gone: first the crowd turns calm, then the session pauses.
 * Depends on who is in control now and on whether that account is here now; who else is here changes nothing.
 *
 * <p>An absence counts from the moment at which the session runs, is controlled by an account, and that account is not
 * here: because it left, because control passed to it while it was away, or because the session was resumed without it.
 * A session that a program created and leads without ever watching it is left alone, until it is found in the log after
 * a restart: nobody knows then whether somebody watched it before. Owned by one actor.
 */
final class ControllerWatch {
    /** How the account in control is here. */
    enum Presence {
        ABSENT,
        /** By a headset: a patient who practises alone is in control. */
        IN_SCENE,
        WATCHING
    }

    /** Something to ask for. The same id each time, so that asking again until it is recorded records it once. */
    record Due(CommandId commandId, SessionCommand act) {}

    /** Friendly, but not a different scene. */
    static final int CALM_MOOD = 15;

    private final SessionSettings settings;
    private boolean led;
    private @Nullable String controller;
    private @Nullable Instant goneSince;
    private boolean calmed;

    ControllerWatch(SessionSettings settings) {
        this.settings = settings;
    }

    /** The session was found in the log as it is here. */
    void recovered(SessionState state) {
        led |= state.phase() == Phase.RUNNING || state.phase() == Phase.PAUSED;
    }

    /** Takes note of how things stand; to be called whenever somebody comes or leaves, or something was recorded. */
    void saw(SessionState state, Presence presence, Instant now) {
        led |= presence == Presence.WATCHING;
        boolean other = !Objects.equals(controller, state.controllerId());
        controller = state.controllerId();
        if (!led || !state.isRunning() || presence != Presence.ABSENT) {
            goneSince = null;
        } else if (goneSince == null || other) {
            goneSince = now;
            calmed = false;
        }
    }

    /** What is to be done now, looked at every few seconds. */
    List<Due> due(SessionState state, Presence presence, Instant now) {
        saw(state, presence, now);
        Instant since = goneSince;
        if (since == null) {
            return List.of();
        }
        if (isOver(since, settings.controllerGonePause(), now)) {
            return List.of(due("pause", since, new SessionCommand.Pause(Asker.SERVER, "controller-gone")));
        }
        AudienceSettings audience = state.audience();
        // A controller who steers without watching may make it harder again after that.
        calmed |= isOver(since, settings.controllerGoneCalm(), now) && audience != null && audience.mood() <= CALM_MOOD;
        return !calmed && isOver(since, settings.controllerGoneCalm(), now)
                ? List.of(due("calm", since, new SessionCommand.Adjust(Asker.SERVER, null, CALM_MOOD, null)))
                : List.of();
    }

    private static boolean isOver(Instant since, Duration limit, Instant now) {
        return !since.plus(limit).isAfter(now);
    }

    private static Due due(String what, Instant since, SessionCommand act) {
        return new Due(new CommandId("controller-gone-" + what + "-" + since.toEpochMilli()), act);
    }
}
