package dev.inhabit.affect.physiology;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Arousal of the body as one sense: heart rate, its variability and the skin, each against the person's own rest, weighted 5 : 2 :
 * 3 and without what is not known. Of the heart's rate alone it is that rate's arousal. The skin without a heart is trusted .6.
 * A proposal of this project without clinical validation.
 *
 * @param arousal 0..1
 * @param confidence 0..1
 */
public record BodyArousal(double arousal, double confidence) {
    private static final double RATE = .5;
    private static final double VARIABILITY = .2;
    private static final double SKIN = .3;

    /**
     * Joins what is known; each 0..1.
     *
     * @param variability counts only beside a rate: it is read from the same beats
     * @return empty where neither rate nor skin is known
     */
    public static Optional<BodyArousal> of(OptionalDouble rate, OptionalDouble variability, OptionalDouble skin) {
        double weights = 0;
        double sum = 0;
        if (rate.isPresent()) {
            weights += RATE;
            sum += RATE * rate.getAsDouble();
            if (variability.isPresent()) {
                weights += VARIABILITY;
                sum += VARIABILITY * variability.getAsDouble();
            }
        }
        if (skin.isPresent()) {
            weights += SKIN;
            sum += SKIN * skin.getAsDouble();
        }
        return weights == 0
                ? Optional.empty()
                : Optional.of(new BodyArousal(sum / weights, Math.min(1, weights / RATE)));
    }
}
