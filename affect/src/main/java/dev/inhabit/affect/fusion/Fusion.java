package dev.inhabit.affect.fusion;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Joins the senses by how sure each is: weights are a softmax of (ln confidence + bias) / temperature. With no bias and
 * a temperature of one half, a weight is the square of its confidence, scaled to sum to 1. A proposal of this project
 * without clinical validation.
 *
 * <p>The joint confidence is the largest joint share times (1 - d), where d is the weighted Jensen-Shannon divergence of
 * the senses' shares in bits over log2 of their number, so that d is 0..1 for any number of senses.
 */
public final class Fusion {
    /** A face surer than this counts. */
    public static final double FACE_COUNTS_FROM = .6;

    private static final double TEMPERATURE = .5;

    private Fusion() {}

    /**
     * The joint reading; empty if no sense says anything. The order of the readings does not matter.
     *
     * @throws IllegalArgumentException if one sense is given twice
     */
    public static Optional<Fused> fuse(Collection<ModalityReading> readings) {
        Map<Modality, ModalityReading> counted = new EnumMap<>(Modality.class);
        for (ModalityReading reading : readings) {
            if (counts(reading) && counted.put(reading.modality(), reading) != null) {
                throw new IllegalArgumentException("two readings of " + reading.modality());
            }
        }
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        Map<Modality, Double> weights = weights(counted);
        double[] joint = new double[Emotion.all().size()];
        counted.forEach((modality, reading) -> {
            for (Emotion emotion : Emotion.all()) {
                joint[emotion.index()] +=
                        weights.getOrDefault(modality, 0.0) * reading.shares().of(emotion);
            }
        });
        Shares shares = Shares.of(joint);
        double confidence = shares.topShare() * (1 - divergence(shares, counted, weights));
        return Optional.of(new Fused(shares, confidence, weights));
    }

    private static boolean counts(ModalityReading reading) {
        return reading.modality() == Modality.FACE
                ? reading.confidence() >= FACE_COUNTS_FROM
                : reading.confidence() > 0;
    }

    private static Map<Modality, Double> weights(Map<Modality, ModalityReading> counted) {
        Map<Modality, Double> weights = new EnumMap<>(Modality.class);
        double sum = 0;
        for (ModalityReading reading : counted.values()) {
            double weight = Math.exp(Math.log(reading.confidence()) / TEMPERATURE);
            weights.put(reading.modality(), weight);
            sum += weight;
        }
        double total = sum;
        weights.replaceAll((modality, weight) -> weight / total);
        return weights;
    }

    private static double divergence(
            Shares joint, Map<Modality, ModalityReading> counted, Map<Modality, Double> weights) {
        if (counted.size() < 2) {
            return 0;
        }
        double own = 0;
        for (ModalityReading reading : counted.values()) {
            own += weights.getOrDefault(reading.modality(), 0.0) * entropyNats(reading.shares());
        }
        double divergence = (entropyNats(joint) - own) / Math.log(counted.size());
        return Math.max(0, Math.min(1, divergence));
    }

    private static double entropyNats(Shares shares) {
        double sum = 0;
        for (Emotion emotion : Emotion.all()) {
            double share = shares.of(emotion);
            if (share > 0) {
                sum -= share * Math.log(share);
            }
        }
        return sum;
    }
}
