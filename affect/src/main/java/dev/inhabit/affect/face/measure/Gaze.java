package dev.inhabit.affect.face.measure;

/**
 * Where the eyes look relative to the head, in degrees as the picture shows it: 0, 0 is straight ahead of the face.
 *
 * @param yawDegrees positive to the picture's right, -90..90
 * @param pitchDegrees positive upwards, -90..90
 */
public record Gaze(double yawDegrees, double pitchDegrees) {}
