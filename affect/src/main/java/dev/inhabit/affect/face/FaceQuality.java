package dev.inhabit.affect.face;

import dev.inhabit.affect.face.measure.FaceMeasures;
import java.util.Optional;

/**
 * How well a face can be read from its pixels. The bounds were set on 3,186 labelled faces that were darkened, bleached,
 * blurred and shrunk: with confidence lowered by {@link #reliability()}, nine of ten expressions that still count are
 * right in nearly each of these states (of those 16 px wide, 85 in a hundred). Turned and hidden faces are only seen where
 * there is a model for points; of faces with a painted mask one in eighty still counts, of those with a headset one in
 * thirty, with dark glasses one in six.
 *
 * @param sidePx longer side of the face's box in the decoded frame
 * @param contrast standard deviation of luminance, 0..128
 * @param clippedShare share of pixels that are black or white, 0..1
 * @param sharpness fine detail over contrast; about .9 for a sharp face, 0 for a smear
 * @param turnedDegrees between where the face points and the camera, 0..180; 0 where it was not measured
 * @param hiddenShare of eyes and brows or of the mouth, whichever is more, 0..1; 0 where there is no model for points, .32 where
 *     they cannot be told
 */
public record FaceQuality(
        double sidePx,
        double contrast,
        double clippedShare,
        double sharpness,
        double turnedDegrees,
        double hiddenShare) {
    private static final double UNREADABLE_SIDE_PX = 8;
    private static final double GOOD_SIDE_PX = 24;
    private static final double GOOD_CONTRAST = 6;
    private static final double GOOD_CLIPPED = .25;
    private static final double UNREADABLE_CLIPPED = .75;
    private static final double UNREADABLE_SHARPNESS = .1;
    private static final double GOOD_SHARPNESS = .3;
    private static final double GOOD_TURNED_DEGREES = 30;
    private static final double UNREADABLE_TURNED_DEGREES = 70;
    private static final double GOOD_HIDDEN = .2;
    private static final double UNREADABLE_HIDDEN = .6;
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
        TURNED,
        HIDDEN
    }

    /** Measures a square of luminance, 0..255, row by row. */
    static FaceQuality of(int[] luminance, int side, double sidePx) {
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
        return new FaceQuality(
                sidePx,
                Math.sqrt(variance),
                (double) clipped / luminance.length,
                Math.sqrt(detail / inner) / Math.sqrt(variance + 1),
                0,
                0);
    }

    /** The same with what the face's points tell; that they tell nothing says something too. */
    FaceQuality with(Optional<FaceMeasures> measures) {
        return new FaceQuality(
                sidePx,
                contrast,
                clippedShare,
                sharpness,
                measures.map(points -> points.pose().turnedDegrees()).orElse(0.0),
                measures.map(points -> Math.max(points.eyesHidden(), points.mouthHidden()))
                        .orElse(HIDDEN_IF_UNTOLD));
    }

    /** What a reading's confidence is worth, 0..1: 1 in good light, near enough, sharp, and looking this way. */
    public double reliability() {
        double pixels = Math.min(Math.min(side(), contrastSeen()), Math.min(exposure(), detail()));
        return Math.min(pixels, Math.min(facing(), shown()));
    }

    /** What spoils the face most; empty if nothing does. */
    public Optional<Limit> limit() {
        double worst = reliability();
        if (worst >= 1) {
            return Optional.empty();
        }
        if (worst == side()) {
            return Optional.of(Limit.TOO_SMALL);
        }
        if (worst == contrastSeen()) {
            return Optional.of(Limit.TOO_LITTLE_CONTRAST);
        }
        if (worst == exposure()) {
            return Optional.of(Limit.OVEREXPOSED_OR_BLACK);
        }
        if (worst == detail()) {
            return Optional.of(Limit.BLURRED);
        }
        return Optional.of(worst == facing() ? Limit.TURNED : Limit.HIDDEN);
    }

    private double side() {
        return between(UNREADABLE_SIDE_PX, GOOD_SIDE_PX, sidePx);
    }

    private double contrastSeen() {
        return between(0, GOOD_CONTRAST, contrast);
    }

    private double exposure() {
        return 1 - between(GOOD_CLIPPED, UNREADABLE_CLIPPED, clippedShare);
    }

    private double detail() {
        return between(UNREADABLE_SHARPNESS, GOOD_SHARPNESS, sharpness);
    }

    private double facing() {
        return 1 - between(GOOD_TURNED_DEGREES, UNREADABLE_TURNED_DEGREES, turnedDegrees);
    }

    private double shown() {
        return 1 - between(GOOD_HIDDEN, UNREADABLE_HIDDEN, hiddenShare);
    }

    private static double between(double zero, double one, double value) {
        return Math.max(0, Math.min(1, (value - zero) / (one - zero)));
    }
}
