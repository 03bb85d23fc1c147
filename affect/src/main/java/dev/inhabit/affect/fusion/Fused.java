package dev.inhabit.affect.fusion;

import dev.inhabit.affect.Emotion;
import dev.inhabit.affect.Shares;
import java.util.Map;

/**
 * The senses' readings joined.
 *
 * @param shares the joint shares
 * @param confidence the largest joint share, lowered by how much the senses disagree; 0..1
 * @param weights how much each sense counted; together 1; a sense without a reading is absent
 */
public record Fused(Shares shares, double confidence, Map<Modality, Double> weights) {
    public Fused {
        weights = Map.copyOf(weights);
    }

    /** How much that sense counted; 0 if it said nothing. */
    public double weight(Modality modality) {
        return weights.getOrDefault(modality, 0.0);
    }

    public Emotion top() {
        return shares.top();
    }
}
