package dev.inhabit.affect.face;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import dev.inhabit.affect.face.measure.FaceMeasures;
import java.util.Optional;

/**
 * What one image shows.
 *
 * @param box the primary face, the largest, in pixels of the image as seen; empty if there is no face
 * @param expression the primary face's expression; empty, that is unknown, without a face or below
 *     {@link #CERTAIN_FROM}
 * @param shares the seven shares; even without a face
 * @param confidence the largest share, lowered by what the pixels are worth, 0..1; 0 without a face
 * @param valence expected valence, -1..1; 0 without a face
 * @param arousal expected arousal, -1..1; 0 without a face
 * @param quality how well the primary face could be read; empty without a face
 * @param measures what the primary face's points measure; empty without a face, without a model for points, and where the
 *     face is too small or too unlike one
 * @param faceCount faces seen when the whole image was last searched
 */
public record FaceReading(
        Optional<FaceBox> box,
        Optional<Emotion> expression,
        Shares shares,
        double confidence,
        double valence,
        double arousal,
        Optional<FaceQuality> quality,
        Optional<FaceMeasures> measures,
        int faceCount,
        StageNanos nanos)
        implements FaceResult {
    /** Confidence from which an expression counts. */
    public static final double CERTAIN_FROM = .6;

    static FaceReading of(
            FaceBox box,
            Shares shares,
            FaceQuality quality,
            Optional<FaceMeasures> measures,
            int faceCount,
            StageNanos nanos) {
        double confidence = shares.topShare() * quality.reliability();
        return new FaceReading(
                Optional.of(box),
                confidence < CERTAIN_FROM ? Optional.empty() : Optional.of(shares.top()),
                shares,
                confidence,
                shares.valence(),
                shares.arousal(),
                Optional.of(quality),
                measures,
                faceCount,
                nanos);
    }

    static FaceReading noFace(StageNanos nanos) {
        return new FaceReading(
                Optional.empty(), Optional.empty(), Shares.EVEN, 0, 0, 0, Optional.empty(), Optional.empty(), 0, nanos);
    }

    /** The expression's name, or "unknown". */
    public String label() {
        return expression.map(Emotion::label).orElse("unknown");
    }
}
