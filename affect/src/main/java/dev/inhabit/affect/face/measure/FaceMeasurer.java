package dev.inhabit.affect.face.measure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Measures faces by their points. For one thread; keeps its memory for the next face. */
public final class FaceMeasurer {
    /** Outer corners nearer than this are told too coarsely. */
    private static final double LEAST_BETWEEN_EYES_PX = 20;

    private static final double LEAST_BETWEEN_EYES_FOR_GAZE_PX = 40;
    /** Of what the network is shown without a face it expects more. */
    private static final double MOST_ERROR = .2;

    private static final double MOST_HIDDEN = .4;
    /** From where the far half of a face is mostly guessed. */
    private static final double MOST_TURNED_DEGREES = 45;

    private static final double MOST_TURNED_FOR_NEUTRAL_DEGREES = 20;
    private static final double MOST_ERROR_FOR_NEUTRAL = .08;
    private static final double EYE_SHUT = .15;
    /** Turned so far, one half of the face alone counts. */
    private static final double ONE_HALF_DEGREES = 30;

    private final PoseFit fit = new PoseFit();
    private final FacePoints front = new FacePoints();

    /**
     * Measures one face.
     *
     * @param seen its points in pixels of the picture
     * @param expectedError mean error of the points, in distances of the outer corners of the eyes
     * @param eyesHidden share of eyes and brows that is covered, 0..1
     * @param mouthHidden share of the lips that is covered, 0..1
     * @param neutral what is known of the person, and learns from this; null for a face on its own
     * @return empty where the points are too near to each other, too unsure, or no head's
     */
    public Optional<FaceMeasures> measure(
            FacePoints seen,
            double expectedError,
            double eyesHidden,
            double mouthHidden,
            @Nullable NeutralFace neutral) {
        if (!(seen.betweenEyes() >= LEAST_BETWEEN_EYES_PX) || !(expectedError <= MOST_ERROR) || !fit.fit(seen)) {
            return Optional.empty();
        }
        HeadPose pose = fit.pose();
        fit.toFront(seen, front);
        double right = Math.max(0, Math.min(1, .5 + pose.yawDegrees() / (2 * ONE_HALF_DEGREES)));
        FaceShape shape = FaceShape.of(front, right);
        boolean near = pose.turnedDegrees() <= MOST_TURNED_DEGREES;
        boolean upper = near && eyesHidden <= MOST_HIDDEN;
        boolean lower = near && mouthHidden <= MOST_HIDDEN;
        boolean whole = upper && lower && pose.turnedDegrees() <= MOST_TURNED_FOR_NEUTRAL_DEGREES;
        if (neutral != null && whole && expectedError <= MOST_ERROR_FOR_NEUTRAL) {
            neutral.add(shape);
        }
        FaceShape own = neutral == null ? null : neutral.shape().orElse(null);
        return Optional.of(new FaceMeasures(
                pose,
                upper ? gaze(seen, shape, right) : Optional.empty(),
                shape,
                ActionUnits.of(shape, own == null ? Portraits.NEUTRAL : own, upper, lower),
                own != null,
                eyesHidden,
                mouthHidden,
                expectedError));
    }

    private Optional<Gaze> gaze(FacePoints seen, FaceShape shape, double right) {
        boolean rightShut = right > 0 && shape.rightEyeOpening() < EYE_SHUT;
        boolean leftShut = right < 1 && shape.leftEyeOpening() < EYE_SHUT;
        boolean coarse = fit.scalePx() < LEAST_BETWEEN_EYES_FOR_GAZE_PX;
        return rightShut || leftShut || coarse ? Optional.empty() : GazeFit.of(seen, fit, right);
    }
}
