package dev.inhabit.headset.scene;

import dev.inhabit.protocol.DeviceProfile;
import org.jspecify.annotations.Nullable;

/**
 * What puts the scene before the patient's eyes: glasses, a window, or nothing. Called whenever the scene changes, and
 * once for each step of the headset; must return within a frame's time. When it has returned, the scene counts as shown.
 */
public interface Display {
    void show(Scene scene);

    /** How fast it drew since it was asked last, frames a second; null where it draws nothing. Asked once a second. */
    default @Nullable Double framesPerS() {
        return null;
    }

    /** What it is and can do; null where the server may take it for granted. */
    default @Nullable DeviceProfile device() {
        return null;
    }
}
