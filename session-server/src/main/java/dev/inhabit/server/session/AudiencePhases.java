package dev.inhabit.server.session;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import org.jspecify.annotations.Nullable;

/**
 * When an audience enters which phase of a talk, as the product's specification has it: it settles in for two minutes,
 * listens as its level says to five, and after that may wear out; questions and applause come when they come.
 */
final class AudiencePhases {
    static final long SETTLED_MS = 2 * 60_000;
    static final long LONG_MS = 5 * 60_000;
    private static final String SPEAKING = "3";

    private AudiencePhases() {}

    /** The phase that begins now; null where none does, and where nobody speaks on a stage. */
    static @Nullable AudiencePhase due(SessionState state, long activeMs) {
        PinnedLevel level = state.level();
        AudiencePhase now = state.audiencePhase();
        if (level == null
                || !level.sublevel().startsWith(SPEAKING)
                || state.manifest() == null
                || !state.isRunning()
                || now == AudiencePhase.END) {
            return null;
        }
        if (happened(state, SceneEvent.APPLAUSE)) {
            return AudiencePhase.END;
        }
        if (now == AudiencePhase.QUESTIONS) {
            return null;
        }
        if (happened(state, SceneEvent.QUESTION)) {
            return AudiencePhase.QUESTIONS;
        }
        if (now == null) {
            return AudiencePhase.SETTLING_IN;
        }
        return switch (now) {
            case SETTLING_IN -> activeMs >= SETTLED_MS ? AudiencePhase.LISTENING : null;
            case LISTENING -> activeMs >= LONG_MS ? AudiencePhase.WEARING_ON : null;
            default -> null;
        };
    }

    private static boolean happened(SessionState state, SceneEvent event) {
        return state.orders().stream()
                .anyMatch(order -> order.change() instanceof AudienceOrder.Inject inject && inject.event() == event);
    }
}
