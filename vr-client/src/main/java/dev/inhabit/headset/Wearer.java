package dev.inhabit.headset;

import dev.inhabit.headset.media.Camera;
import dev.inhabit.headset.patient.Happening;
import dev.inhabit.headset.patient.Moment;
import dev.inhabit.headset.scene.Scene;
import dev.inhabit.protocol.ConversationView;
import org.jspecify.annotations.Nullable;

/**
 * Whoever wears the headset, as its sensors and buttons have them: simulated here, behind glasses a person. Asked once
 * for each step of the headset, on its loop.
 */
public interface Wearer {
    /** Something in the scene changed. */
    void notice(Happening happening);

    /** What was sensed in the last {@code elapsedMs}, before this scene. */
    Moment sense(long elapsedMs, Scene scene);

    /** A camera that looks at the wearer's face; null where there is none. Asked once, before the first step. */
    default @Nullable Camera camera() {
        return null;
    }

    /**
     * The answer that the wearer chooses of those that a conversation offers: asked once for each turn, when all of it was
     * said.
     *
     * @return its number, from 1; 0 for silence
     */
    default int reply(ConversationView.Turn turn) {
        return 0;
    }

    /** Whether a rating that was asked for is still to come. */
    boolean aboutToRate();
}
