package dev.inhabit.headset.scene;

/** Where the patient is. */
public enum Place {
    /** Before the beginning. */
    WAITING,
    /** In the exposure. */
    EXPOSURE,
    /** In the exposure, which stands still. */
    PAUSED,
    /** Out of the exposure: a calm place, whatever the server says afterwards. */
    SAFE
}
