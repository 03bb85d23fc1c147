package dev.inhabit.headset.patient;

/**
 * Where something is, as the patient stands.
 *
 * @param yawDeg −180 to 180, positive to the right
 * @param pitchDeg −90 to 90, positive up
 */
public record Direction(double yawDeg, double pitchDeg) {}
