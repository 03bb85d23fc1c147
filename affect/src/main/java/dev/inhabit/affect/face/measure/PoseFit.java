package dev.inhabit.affect.face.measure;

import java.util.Arrays;

/**
 * Turns, scales and shifts the {@linkplain MeanFace mean face} until it lies on what is seen, by weak perspective: the
 * linear step of POS (DeMenthon and Davis 1995) over the points that no expression moves. Perspective is left out: nearer
 * than half a metre the angles are off by some degrees. For one thread.
 *
 * <p>Axes are the picture's: x to the right, y down, z away from the camera.
 */
final class PoseFit {
    /** Corners of the eyes, bridge, tip, base and wings of the nose, sides of the face. */
    private static final int[] RIGID = {0, 4, 8, 12, 48, 49, 50, 51, 52, 53, 54, 55, 56, 59, 60};

    private final double[] middle = new double[3];
    /** For each rigid point three numbers: the pseudo-inverse of the mean face's coordinates. */
    private final double[] inverse;
    /** Rows of the turn from the mean face to the picture. */
    private final double[] turn = new double[9];

    private final double[] rows = new double[6];
    private final double[] sum = new double[3];
    private final double[] difference = new double[3];
    private double scale;
    private double xPx;
    private double yPx;

    PoseFit() {
        for (int axis = 0; axis < 3; axis++) {
            for (int point : RIGID) {
                middle[axis] += MeanFace.at(point, axis) / RIGID.length;
            }
        }
        this.inverse = pseudoInverse();
    }

    /** False if the points lie so that no head can be seen in them. */
    boolean fit(FacePoints seen) {
        Arrays.fill(rows, 0);
        xPx = 0;
        yPx = 0;
        for (int point : RIGID) {
            xPx += seen.x(point) / RIGID.length;
            yPx += seen.y(point) / RIGID.length;
        }
        for (int i = 0; i < RIGID.length; i++) {
            for (int axis = 0; axis < 3; axis++) {
                rows[axis] += inverse[3 * i + axis] * (seen.x(RIGID[i]) - xPx);
                rows[3 + axis] += inverse[3 * i + axis] * (seen.y(RIGID[i]) - yPx);
            }
        }
        double first = length(rows, 0);
        double second = length(rows, 3);
        scale = (first + second) / 2;
        return first > 0 && second > 0 && Double.isFinite(scale) && straighten(first, second);
    }

    /** The two rows made unit and square to each other, each giving way by the same angle; the third follows. */
    private boolean straighten(double first, double second) {
        for (int axis = 0; axis < 3; axis++) {
            sum[axis] = rows[axis] / first + rows[3 + axis] / second;
            difference[axis] = rows[axis] / first - rows[3 + axis] / second;
        }
        double sumLength = length(sum, 0) * Math.sqrt(2);
        double differenceLength = length(difference, 0) * Math.sqrt(2);
        if (!(sumLength > 0 && differenceLength > 0)) {
            return false;
        }
        for (int axis = 0; axis < 3; axis++) {
            turn[axis] = sum[axis] / sumLength + difference[axis] / differenceLength;
            turn[3 + axis] = sum[axis] / sumLength - difference[axis] / differenceLength;
        }
        turn[6] = turn[1] * turn[5] - turn[2] * turn[4];
        turn[7] = turn[2] * turn[3] - turn[0] * turn[5];
        turn[8] = turn[0] * turn[4] - turn[1] * turn[3];
        return turn[8] > 0;
    }

    HeadPose pose() {
        double yaw = Math.atan2(-turn[2], turn[8]);
        double pitch = Math.asin(Math.max(-1, Math.min(1, turn[5])));
        double roll = Math.atan2(turn[3], turn[4]);
        return new HeadPose(Math.toDegrees(yaw), Math.toDegrees(pitch), Math.toDegrees(roll));
    }

    /** Pixels for the distance of the mean face's outer corners of the eyes. */
    double scalePx() {
        return scale;
    }

    double turn(int row, int column) {
        return turn[3 * row + column];
    }

    /**
     * The face as it would be seen from the front, in distances of the outer corners of its eyes: each point is taken to be
     * as far forward as the mean face's. Loses what is on the far side as the head turns; of little worth beyond 45 degrees.
     */
    void toFront(FacePoints seen, FacePoints front) {
        double determinant = turn[0] * turn[4] - turn[1] * turn[3];
        for (int point = 0; point < FacePoints.COUNT; point++) {
            double deep = MeanFace.at(point, 2) - middle[2];
            double across = (seen.x(point) - xPx) / scale - turn[2] * deep;
            double down = (seen.y(point) - yPx) / scale - turn[5] * deep;
            front.set(
                    point,
                    (turn[4] * across - turn[1] * down) / determinant,
                    (turn[0] * down - turn[3] * across) / determinant);
        }
        double unit = front.betweenEyes();
        for (int point = 0; point < FacePoints.COUNT; point++) {
            front.set(point, front.x(point) / unit, front.y(point) / unit);
        }
    }

    private double[] pseudoInverse() {
        double[] square = new double[9];
        for (int point : RIGID) {
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    square[3 * row + column] += centred(point, row) * centred(point, column);
                }
            }
        }
        double[] inverted = inverted(square);
        double[] result = new double[3 * RIGID.length];
        for (int i = 0; i < RIGID.length; i++) {
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    result[3 * i + row] += inverted[3 * row + column] * centred(RIGID[i], column);
                }
            }
        }
        return result;
    }

    private double centred(int point, int axis) {
        return MeanFace.at(point, axis) - middle[axis];
    }

    /** Of a 3 by 3 matrix, by its adjugate. */
    private static double[] inverted(double[] m) {
        double[] adjugate = {
            m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
            m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
            m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
        };
        double determinant = m[0] * adjugate[0] + m[1] * adjugate[3] + m[2] * adjugate[6];
        for (int i = 0; i < adjugate.length; i++) {
            adjugate[i] /= determinant;
        }
        return adjugate;
    }

    private static double length(double[] values, int from) {
        return Math.sqrt(values[from] * values[from]
                + values[from + 1] * values[from + 1]
                + values[from + 2] * values[from + 2]);
    }
}
