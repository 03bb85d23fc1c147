package dev.inhabit.affect.face.measure;

import static dev.inhabit.affect.face.measure.FacePoints.INNER_CORNER;
import static dev.inhabit.affect.face.measure.FacePoints.INNER_LIPS;
import static dev.inhabit.affect.face.measure.FacePoints.LEFT_BROW;
import static dev.inhabit.affect.face.measure.FacePoints.LEFT_EYE;
import static dev.inhabit.affect.face.measure.FacePoints.LEFT_LIP_CORNER;
import static dev.inhabit.affect.face.measure.FacePoints.NOSE_BASE;
import static dev.inhabit.affect.face.measure.FacePoints.POINTS_OF_BROW;
import static dev.inhabit.affect.face.measure.FacePoints.RIGHT_BROW;
import static dev.inhabit.affect.face.measure.FacePoints.RIGHT_EYE;
import static dev.inhabit.affect.face.measure.FacePoints.RIGHT_LIP_CORNER;

/**
 * Lengths on a face seen from the front, in distances of the outer corners of its eyes; the eyes' opening in widths of the
 * eye. They differ between people as much as between expressions: compare with the person's own.
 *
 * @param rightEyeOpening eye aspect ratio of Soukupová and Čech (2016): mean height at two places over width; about .3 open
 * @param leftEyeOpening the same of the person's left eye
 * @param innerBrowHeight inner ends of the brows above the corners of the eyes
 * @param outerBrowHeight outer ends of the brows above the corners of the eyes
 * @param browGap between the inner ends of the brows
 * @param mouthWidth between the corners of the lips
 * @param lipCornerHeight corners of the lips above the middle between the lips
 * @param lipGap between the inner edges of the lips, mean of three places
 * @param chinDrop chin below the base of the nose
 */
public record FaceShape(
        double rightEyeOpening,
        double leftEyeOpening,
        double innerBrowHeight,
        double outerBrowHeight,
        double browGap,
        double mouthWidth,
        double lipCornerHeight,
        double lipGap,
        double chinDrop) {
    static final int LENGTHS = 9;
    private static final int INNER_LIP_CORNER = INNER_LIPS + 4;

    /**
     * Measures a face seen from the front.
     *
     * @param right how much the right half counts, 0..1; the left has the rest
     */
    static FaceShape of(FacePoints front, double right) {
        return new FaceShape(
                eyeOpening(front, RIGHT_EYE),
                eyeOpening(front, LEFT_EYE),
                right * browHeight(front, RIGHT_BROW, POINTS_OF_BROW - 2, RIGHT_EYE)
                        + (1 - right) * browHeight(front, LEFT_BROW, POINTS_OF_BROW - 2, LEFT_EYE),
                right * browHeight(front, RIGHT_BROW, 0, RIGHT_EYE)
                        + (1 - right) * browHeight(front, LEFT_BROW, 0, LEFT_EYE),
                front.distance(RIGHT_BROW + POINTS_OF_BROW - 1, LEFT_BROW + POINTS_OF_BROW - 1),
                front.distance(RIGHT_LIP_CORNER, LEFT_LIP_CORNER),
                lipCornerHeight(front, right),
                lipGap(front),
                front.y(FacePoints.CHIN) - front.y(NOSE_BASE));
    }

    static FaceShape of(double[] lengths) {
        return new FaceShape(
                lengths[0],
                lengths[1],
                lengths[2],
                lengths[3],
                lengths[4],
                lengths[5],
                lengths[6],
                lengths[7],
                lengths[8]);
    }

    /** Mean of both eyes. */
    public double eyeOpening() {
        return (rightEyeOpening + leftEyeOpening) / 2;
    }

    double length(int number) {
        return switch (number) {
            case 0 -> rightEyeOpening;
            case 1 -> leftEyeOpening;
            case 2 -> innerBrowHeight;
            case 3 -> outerBrowHeight;
            case 4 -> browGap;
            case 5 -> mouthWidth;
            case 6 -> lipCornerHeight;
            case 7 -> lipGap;
            case 8 -> chinDrop;
            default -> throw new IllegalArgumentException("there is no length " + number);
        };
    }

    private static double eyeOpening(FacePoints points, int eye) {
        return (points.distance(eye + 1, eye + 7) + points.distance(eye + 3, eye + 5))
                / (2 * points.distance(eye, eye + INNER_CORNER));
    }

    /** Two neighbouring points of a brow above the middle of the eye's corners. */
    private static double browHeight(FacePoints front, int brow, int from, int eye) {
        double corners = (front.y(eye) + front.y(eye + INNER_CORNER)) / 2;
        return corners - (front.y(brow + from) + front.y(brow + from + 1)) / 2;
    }

    private static double lipCornerHeight(FacePoints front, double right) {
        double middle = (front.y(INNER_LIPS + 2) + front.y(INNER_LIPS + 6)) / 2;
        return middle - (right * front.y(RIGHT_LIP_CORNER) + (1 - right) * front.y(LEFT_LIP_CORNER));
    }

    private static double lipGap(FacePoints front) {
        double sum = 0;
        for (int i = 1; i <= 3; i++) {
            sum += front.distance(INNER_LIPS + i, INNER_LIP_CORNER + 4 - i);
        }
        return sum / 3;
    }
}
