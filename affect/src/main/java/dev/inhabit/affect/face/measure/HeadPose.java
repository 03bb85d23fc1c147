package dev.inhabit.affect.face.measure;

/**
 * How a head is turned towards the camera, in degrees as the picture shows it; a mirrored picture mirrors yaw and roll. All
 * are 0 for the mean portrait, which looks a little down or up like anybody.
 *
 * @param yawDegrees where the face points: positive to the picture's right, -90..90
 * @param pitchDegrees positive upwards, -90..90
 * @param rollDegrees tilt: positive clockwise in the picture, -180..180
 */
public record HeadPose(double yawDegrees, double pitchDegrees, double rollDegrees) {
    /** Angle between where the face points and the camera, 0..180; tilt does not count. */
    public double turnedDegrees() {
        double cosine = Math.cos(Math.toRadians(yawDegrees)) * Math.cos(Math.toRadians(pitchDegrees));
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosine))));
    }
}
