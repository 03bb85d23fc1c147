package dev.inhabit.headset.scene;

/**
 * What puts the scene before the patient's eyes: glasses, a window, or nothing. Called whenever the scene changes, and
 * once for each step of the headset; must return within a frame's time. When it has returned, the scene counts as shown.
 */
public interface Display {
    /** Shows nothing: a headset without glasses. */
    Display NONE = scene -> {};

    void show(Scene scene);
}
