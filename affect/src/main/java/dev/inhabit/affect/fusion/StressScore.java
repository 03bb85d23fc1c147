package dev.inhabit.affect.fusion;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stress 0..100: the mean of what the sources say, weighted by source and confidence, plus ten if it is hidden. A
 * proposal of this project without clinical validation.
 *
 * @param score 0..100
 * @param percentBySource how much of the mean came from each source that was there; together 100
 */
public record StressScore(double score, boolean hidden, Map<StressSource, Double> percentBySource) {
    private static final double HIDDEN_ADDS = 10;

    public StressScore {
        percentBySource = Map.copyOf(percentBySource);
    }

    /**
     * The score; empty if no source says anything. The order of the signs does not matter.
     *
     * @throws IllegalArgumentException if one source is given twice
     */
    public static Optional<StressScore> of(Collection<StressSign> signs, boolean hidden) {
        Map<StressSource, StressSign> counted = new EnumMap<>(StressSource.class);
        for (StressSign sign : signs) {
            if (sign.confidence() > 0 && counted.put(sign.source(), sign) != null) {
                throw new IllegalArgumentException("two signs of " + sign.source());
            }
        }
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        double evidence = 0;
        double stress = 0;
        for (StressSign sign : counted.values()) {
            evidence += evidence(sign);
            stress += evidence(sign) * sign.strength();
        }
        Map<StressSource, Double> percent = new EnumMap<>(StressSource.class);
        for (StressSign sign : counted.values()) {
            // Without any stress, what is shown is who says that there is none.
            double part = stress > 0 ? evidence(sign) * sign.strength() / stress : evidence(sign) / evidence;
            percent.put(sign.source(), 100 * part);
        }
        double score = Math.min(100, 100 * stress / evidence + (hidden ? HIDDEN_ADDS : 0));
        return Optional.of(new StressScore(score, hidden, percent));
    }

    private static double evidence(StressSign sign) {
        return sign.source().weight() * sign.confidence();
    }
}
