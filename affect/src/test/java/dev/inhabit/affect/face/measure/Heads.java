package dev.inhabit.affect.face.measure;

import java.util.Random;

/** Makes the points that a camera would see of the mean face, turned by known angles. */
final class Heads {
    private static final double SCALE_PX = 100;
    private static final double X_PX = 320;
    private static final double Y_PX = 240;

    private final double[][] head = new double[FacePoints.COUNT][3];

    Heads() {
        for (int point = 0; point < head.length; point++) {
            for (int axis = 0; axis < 3; axis++) {
                head[point][axis] = MeanFace.at(point, axis);
            }
        }
    }

    /** Moves one point, in distances of the outer corners of the eyes. */
    Heads moved(int point, double right, double down, double away) {
        head[point][0] += right;
        head[point][1] += down;
        head[point][2] += away;
        return this;
    }

    /** Both eyes look there: each iris on a sphere around a centre behind the middle of its corners. */
    Heads looking(double yawDegrees, double pitchDegrees, double radius, double depth) {
        double yaw = Math.toRadians(yawDegrees);
        double pitch = Math.toRadians(pitchDegrees);
        double[] ahead = {Math.cos(pitch) * Math.sin(yaw), -Math.sin(pitch), -Math.cos(pitch) * Math.cos(yaw)};
        look(FacePoints.RIGHT_EYE, FacePoints.RIGHT_IRIS, ahead, radius, depth);
        look(FacePoints.LEFT_EYE, FacePoints.LEFT_IRIS, ahead, radius, depth);
        return this;
    }

    private void look(int eye, int iris, double[] ahead, double radius, double depth) {
        int inner = eye + FacePoints.INNER_CORNER;
        double cornersAway = (head[eye][2] + head[inner][2]) / 2;
        for (int axis = 0; axis < 3; axis++) {
            double centre = axis == 2 ? cornersAway + depth : MeanFace.at(iris, axis);
            head[iris][axis] = centre + radius * ahead[axis];
        }
    }

    /** Lids of both eyes so far from each other, as a share of the eye's width, above and below its corners' middle. */
    Heads eyesOpen(double share) {
        for (int eye : new int[] {FacePoints.RIGHT_EYE, FacePoints.LEFT_EYE}) {
            double[] outer = head[eye];
            double[] inner = head[eye + FacePoints.INNER_CORNER];
            double width = Math.hypot(Math.hypot(outer[0] - inner[0], outer[1] - inner[1]), outer[2] - inner[2]);
            double middle = (outer[1] + inner[1]) / 2;
            for (int i = 1; i <= 3; i++) {
                head[eye + i][0] = outer[0] + (inner[0] - outer[0]) * i / 4;
                head[eye + 8 - i][0] = head[eye + i][0];
                head[eye + i][1] = middle - share * width / 2;
                head[eye + 8 - i][1] = middle + share * width / 2;
                head[eye + 8 - i][2] = head[eye + i][2];
            }
        }
        return this;
    }

    /** Seen from far away. */
    FacePoints seen(double yawDegrees, double pitchDegrees, double rollDegrees) {
        return seen(new HeadPose(yawDegrees, pitchDegrees, rollDegrees), Double.POSITIVE_INFINITY, 0);
    }

    /**
     * Seen by a camera.
     *
     * @param distance of the camera, in distances of the outer corners of the eyes
     * @param noise standard deviation of each coordinate, likewise
     */
    FacePoints seen(HeadPose pose, double distance, double noise) {
        Random random = new Random(1);
        FacePoints seen = new FacePoints();
        for (int point = 0; point < head.length; point++) {
            double[] at = rolled(head[point], Math.toRadians(pose.rollDegrees()));
            at = pitched(at, Math.toRadians(pose.pitchDegrees()));
            at = yawed(at, Math.toRadians(pose.yawDegrees()));
            double nearer = Double.isInfinite(distance) ? 1 : distance / (distance + at[2]);
            seen.set(
                    point,
                    X_PX + SCALE_PX * (at[0] * nearer + noise * random.nextGaussian()),
                    Y_PX + SCALE_PX * (at[1] * nearer + noise * random.nextGaussian()));
        }
        return seen;
    }

    /** Clockwise for somebody who looks at the picture, in which y goes down. */
    private static double[] rolled(double[] at, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new double[] {c * at[0] - s * at[1], s * at[0] + c * at[1], at[2]};
    }

    /** What is in front, at negative z, goes up. */
    private static double[] pitched(double[] at, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new double[] {at[0], c * at[1] + s * at[2], -s * at[1] + c * at[2]};
    }

    /** What is in front goes to the right. */
    private static double[] yawed(double[] at, double angle) {
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new double[] {c * at[0] - s * at[2], at[1], s * at[0] + c * at[2]};
    }
}
