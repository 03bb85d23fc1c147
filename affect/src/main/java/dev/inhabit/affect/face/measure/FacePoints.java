package dev.inhabit.affect.face.measure;

/**
 * Where 65 points of one face are, in pixels from a picture's upper left corner. Used again for the next face; for one
 * thread.
 *
 * <p>Right and left are the person's. An eye begins at its outer corner and goes over the upper lid to the inner corner and
 * back below; a brow goes from outside to inside; lips begin at the right corner and go over the upper lip.
 */
public final class FacePoints {
    public static final int COUNT = 65;

    static final int RIGHT_EYE = 0;
    static final int LEFT_EYE = 8;
    static final int RIGHT_IRIS = 16;
    static final int LEFT_IRIS = 17;
    static final int RIGHT_BROW = 18;
    static final int LEFT_BROW = 23;
    static final int RIGHT_LIP_CORNER = 28;
    static final int LEFT_LIP_CORNER = 34;
    static final int INNER_LIPS = 40;
    static final int NOSE_BASE = 52;
    static final int CHIN = 58;

    /** From an eye's first point: its inner corner. */
    static final int INNER_CORNER = 4;

    static final int POINTS_OF_BROW = 5;

    private final double[] x;
    private final double[] y;

    /** All at the corner of the picture. */
    public FacePoints() {
        this.x = new double[COUNT];
        this.y = new double[COUNT];
    }

    public void set(int point, double xPx, double yPx) {
        x[point] = xPx;
        y[point] = yPx;
    }

    public double x(int point) {
        return x[point];
    }

    public double y(int point) {
        return y[point];
    }

    double distance(int one, int other) {
        return Math.hypot(x[one] - x[other], y[one] - y[other]);
    }

    /** Distance of the outer corners of the eyes, in the points' unit. */
    public double betweenEyes() {
        return distance(RIGHT_EYE, LEFT_EYE);
    }
}
