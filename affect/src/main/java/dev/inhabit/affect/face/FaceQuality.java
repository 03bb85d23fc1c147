package dev.inhabit.affect.face;

import dev.inhabit.affect.face.measure.FaceMeasures;
import java.util.Optional;

/**
 * How well a face can be read from its pixels. What each measure is worth falls in two steps: slowly to nine tenths as a
 * picture gets worse than most are, though it is read as well as ever; then, from where readings go wrong, to nothing. The
 * bounds were set on 3,186 labelled faces and 409 photographs that were darkened, bleached, blurred, shrunk, covered, cut and
 * turned over (docs/models.md has the figures). Turned and hidden faces are only seen where there is a model for points.
 *
 * @param sidePx longer side of the face's box in the decoded frame
 * @param contrast standard deviation of luminance, 0..128
 * @param clippedShare share of pixels that are black or white, 0..1
 * @param sharpness fine detail over contrast; about .6 for a sharp face, 0 for a smear
 * @param noise standard deviation of what looks like noise over contrast (Immerkær 1996); about .05 for a clean picture
 * @param turnedDegrees between where the face points and the camera, 0..180; 0 where it was not measured
 * @param hiddenShare of eyes and brows or of the mouth, whichever is more, 0..1; 0 where there is no model for points, .32 where
 *     they cannot be told
 * @param pointError mean error of the points that their network expects, in distances of the outer corners of the eyes;
 *     about .04, and more of a face that is upside down, cut off or covered; 0 where there are no points
 */
public record FaceQuality(
        double sidePx,
        double contrast,
        double clippedShare,
        double sharpness,
        double noise,
        double turnedDegrees,
        double hiddenShare,
        double pointError) {
    private static final Worth SIDE_PX = new Worth(8, 24, 48);
    private static final Worth CONTRAST = new Worth(0, 6, 20);
    private static final Worth CLIPPED = new Worth(.75, .25, .05);
    private static final Worth SHARPNESS = new Worth(.1, .3, .5);
    private static final Worth NOISE = new Worth(1.2, .4, .1);
    private static final Worth TURNED_DEGREES = new Worth(70, 34, 30);
    private static final Worth HIDDEN = new Worth(.6, .24, .2);
    private static final Worth POINT_ERROR = new Worth(.16, .08, .07);
    /** Where points were looked for and cannot be told, as much is taken to be hidden: reliability is .7 then. */
    private static final double HIDDEN_IF_UNTOLD = .32;

    private static final int BLACK = 1;
    private static final int WHITE = 254;

    /** What spoils a face. */
    public enum Limit {
        TOO_SMALL,
        TOO_LITTLE_CONTRAST,
        OVEREXPOSED_OR_BLACK,
        BLURRED,
        NOISY,
        TURNED,
        HIDDEN,
        /** The points do not lie as a face's do: it is upside down, cut off, or covered in a way that was never learnt. */
        UNLIKE_A_FACE
    }

    /**
     * What a measure is worth: 0 from {@code unreadable} on, nine tenths at {@code good}, 1 from {@code fine} on, straight
     * between; either may be the larger.
     */
    private record Worth(double unreadable, double good, double fine) {
        private static final double GOOD = .9;

        double of(double value) {
            double toGood = between(unreadable, good, value);
            return toGood < 1 ? GOOD * toGood : GOOD + (1 - GOOD) * between(good, fine, value);
        }

        private static double between(double zero, double one, double value) {
            return Math.max(0, Math.min(1, (value - zero) / (one - zero)));
        }
    }

    /**
     * Measures a square of luminance, 0..255, row by row.
     *
     * @param noiseSd of the picture, in steps of luminance
     */
    static FaceQuality of(int[] luminance, int side, double sidePx, double noiseSd) {
        double sum = 0;
        double squares = 0;
        int clipped = 0;
        for (int value : luminance) {
            sum += value;
            squares += (double) value * value;
            clipped += value <= BLACK || value >= WHITE ? 1 : 0;
        }
        double mean = sum / luminance.length;
        double variance = Math.max(0, squares / luminance.length - mean * mean);
        double detail = 0;
        for (int y = 1; y < side - 1; y++) {
            for (int x = 1; x < side - 1; x++) {
                int at = y * side + x;
                int edge = 4 * luminance[at]
                        - luminance[at - 1]
                        - luminance[at + 1]
                        - luminance[at - side]
                        - luminance[at + side];
                detail += (double) edge * edge;
            }
        }
        double inner = (double) (side - 2) * (side - 2);
        double spread = Math.sqrt(variance + 1);
        return new FaceQuality(
                sidePx,
                Math.sqrt(variance),
                (double) clipped / luminance.length,
                Math.sqrt(detail / inner) / spread,
                noiseSd / spread,
                0,
                0,
                0);
    }

    /**
     * The same with what the face's points tell; that they tell nothing says something too.
     *
     * @param surrounded whether there is something around the face in the picture; without, points are always unsure
     */
    FaceQuality with(Optional<FaceMeasures> measures, boolean surrounded) {
        return new FaceQuality(
                sidePx,
                contrast,
                clippedShare,
                sharpness,
                noise,
                measures.map(points -> points.pose().turnedDegrees()).orElse(0.0),
                measures.map(points -> Math.max(points.eyesHidden(), points.mouthHidden()))
                        .orElse(HIDDEN_IF_UNTOLD),
                measures.filter(points -> surrounded)
                        .map(FaceMeasures::expectedError)
                        .orElse(0.0));
    }

    /** What a reading's confidence is worth, 0..1: 1 in good light, near enough, sharp, and looking this way. */
    public double reliability() {
        double worst = 1;
        for (Limit limit : Limit.values()) {
            worst = Math.min(worst, worth(limit));
        }
        return worst;
    }

    /** What spoils the face most; empty if nothing does. */
    public Optional<Limit> limit() {
        Limit worst = Limit.TOO_SMALL;
        for (Limit limit : Limit.values()) {
            worst = worth(limit) < worth(worst) ? limit : worst;
        }
        return worth(worst) < 1 ? Optional.of(worst) : Optional.empty();
    }

    private double worth(Limit limit) {
        return switch (limit) {
            case TOO_SMALL -> SIDE_PX.of(sidePx);
            case TOO_LITTLE_CONTRAST -> CONTRAST.of(contrast);
            case OVEREXPOSED_OR_BLACK -> CLIPPED.of(clippedShare);
            case BLURRED -> SHARPNESS.of(sharpness);
            case NOISY -> NOISE.of(noise);
            case TURNED -> TURNED_DEGREES.of(turnedDegrees);
            case HIDDEN -> HIDDEN.of(hiddenShare);
            case UNLIKE_A_FACE -> POINT_ERROR.of(pointError);
        };
    }
}
