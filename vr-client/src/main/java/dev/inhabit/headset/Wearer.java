package dev.inhabit.headset;

import dev.inhabit.headset.patient.Happening;
import dev.inhabit.headset.patient.Moment;
import dev.inhabit.headset.scene.Scene;

/**
 * Whoever wears the headset, as its sensors and buttons have them: simulated here, behind glasses a person. Asked once
 * for each step of the headset, on its loop.
 */
public interface Wearer {
    /** Something in the scene changed. */
    void notice(Happening happening);

    /** What was sensed in the last {@code elapsedMs}, before this scene. */
    Moment sense(long elapsedMs, Scene scene);

    /** Whether a rating that was asked for is still to come. */
    boolean aboutToRate();
}
