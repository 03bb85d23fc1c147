package dev.inhabit.affect.face.measure;

import static dev.inhabit.affect.face.measure.FacePoints.INNER_CORNER;
import static dev.inhabit.affect.face.measure.FacePoints.LEFT_EYE;
import static dev.inhabit.affect.face.measure.FacePoints.LEFT_IRIS;
import static dev.inhabit.affect.face.measure.FacePoints.RIGHT_EYE;
import static dev.inhabit.affect.face.measure.FacePoints.RIGHT_IRIS;

import java.util.Optional;

/**
 * Gaze from where the iris lies between the corners of its eye: the eyeball is a sphere that turns with the head, behind the
 * middle of the corners, and the iris a point on it. Radius and depth are those of a grown-up's eye in distances of the
 * outer corners (about 90 mm): iris 10 mm before the centre of turning, corners 7 mm before it. An iris off by a hundredth
 * of that distance turns the gaze by 5 degrees, so this tells aside, up and down, not what is looked at.
 */
final class GazeFit {
    private static final double RADIUS = .11;
    private static final double DEPTH = .08;
    /** Nearer to the rim the iris would be hidden by the corner. */
    private static final double FURTHEST = .95;

    private GazeFit() {}

    /**
     * Mean of both eyes, weighted.
     *
     * @param right weight of the right eye, 0..1; the left has the rest
     * @return empty where an eye that counts does not look like an eye
     */
    static Optional<Gaze> of(FacePoints seen, PoseFit fit, double right) {
        double[] ahead = new double[3];
        if ((right > 0 && !add(seen, fit, RIGHT_EYE, RIGHT_IRIS, right, ahead))
                || (right < 1 && !add(seen, fit, LEFT_EYE, LEFT_IRIS, 1 - right, ahead))) {
            return Optional.empty();
        }
        double yaw = Math.atan2(ahead[0], -ahead[2]);
        double pitch = Math.atan2(-ahead[1], Math.hypot(ahead[0], ahead[2]));
        return Optional.of(new Gaze(Math.toDegrees(yaw), Math.toDegrees(pitch)));
    }

    private static boolean add(FacePoints seen, PoseFit fit, int eye, int iris, double weight, double[] ahead) {
        int inner = eye + INNER_CORNER;
        double middleX = (seen.x(eye) + seen.x(inner)) / 2;
        double middleY = (seen.y(eye) + seen.y(inner)) / 2;
        double restX = MeanFace.at(iris, 0) - (MeanFace.at(eye, 0) + MeanFace.at(inner, 0)) / 2;
        double restY = MeanFace.at(iris, 1) - (MeanFace.at(eye, 1) + MeanFace.at(inner, 1)) / 2;
        double x = (seen.x(iris) - middleX) / fit.scalePx()
                - (fit.turn(0, 0) * restX + fit.turn(0, 1) * restY + fit.turn(0, 2) * DEPTH);
        double y = (seen.y(iris) - middleY) / fit.scalePx()
                - (fit.turn(1, 0) * restX + fit.turn(1, 1) * restY + fit.turn(1, 2) * DEPTH);
        double off = Math.hypot(x, y) / RADIUS;
        if (!(off <= FURTHEST)) {
            return false;
        }
        double z = -Math.sqrt(1 - off * off);
        for (int axis = 0; axis < 3; axis++) {
            ahead[axis] +=
                    weight * (fit.turn(0, axis) * x / RADIUS + fit.turn(1, axis) * y / RADIUS + fit.turn(2, axis) * z);
        }
        return true;
    }
}
