package dev.inhabit.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the senses say of one moment, fused and smoothed.
 *
 * @param atActiveMs session time, ms
 * @param expression the class that won, {@code unknown} below 0.6
 * @param confidence 0 to 1
 * @param probabilities seven, in the order of {@link Emotion}; empty where unknown
 * @param valence −1 (unpleasant) to 1 (pleasant); null where unknown
 * @param arousal −1 (calm) to 1 (excited); null where unknown
 * @param stress 0 to 100; null where no modality was read
 * @param hiddenStress a smile over a flat voice and dark words
 * @param sources which senses took part: {@code face}, {@code voice}, {@code text}, {@code heart},
 *     {@code skin}, or {@code body} for heart and skin
 * @param stressPercent how much of the stress comes from each of them, in their order, together 100; empty where there is no
 *     stress score, or it was recorded before this was kept
 */
public record AffectSample(
        long atActiveMs,
        Emotion expression,
        double confidence,
        List<Double> probabilities,
        @Nullable Double valence,
        @Nullable Double arousal,
        @Nullable Double stress,
        boolean hiddenStress,
        List<String> sources,
        List<Double> stressPercent) {
    public AffectSample {
        probabilities = List.copyOf(probabilities);
        sources = List.copyOf(sources);
        stressPercent = List.copyOf(stressPercent);
    }

    /** The same, at a session time in ms. */
    public AffectSample at(long activeMs) {
        return new AffectSample(
                activeMs,
                expression,
                confidence,
                probabilities,
                valence,
                arousal,
                stress,
                hiddenStress,
                sources,
                stressPercent);
    }
}
