package dev.inhabit.affect;

import java.util.List;

/**
 * One of the seven expressed emotions, in the order of every model's outputs.
 *
 * <p>Valence, arousal and dominance are each -1..1, from the circumplex tables of Russell and Mehrabian as quoted by
 * several public code bases.
 */
public enum Emotion {
    NEUTRAL(0, "neutral", 0, 0, 0),
    HAPPY(1, "happy", .81, .51, .46),
    SURPRISED(2, "surprised", .40, .67, -.13),
    SAD(3, "sad", -.63, -.27, -.33),
    ANGRY(4, "angry", -.51, .59, .25),
    DISGUSTED(5, "disgusted", -.60, .35, .11),
    FEARFUL(6, "fearful", -.64, .60, -.43);

    private static final List<Emotion> ALL = List.of(values());

    private final int index;
    private final String label;
    private final double valence;
    private final double arousal;
    private final double dominance;

    Emotion(int index, String label, double valence, double arousal, double dominance) {
        this.index = index;
        this.label = label;
        this.valence = valence;
        this.arousal = arousal;
        this.dominance = dominance;
    }

    /** All seven in order, without the copy that {@link #values()} makes. */
    public static List<Emotion> all() {
        return ALL;
    }

    /** Place among a model's outputs, 0..6. */
    public int index() {
        return index;
    }

    /** Lower-case English name, as models and wire messages write it. */
    public String label() {
        return label;
    }

    public double valence() {
        return valence;
    }

    public double arousal() {
        return arousal;
    }

    public double dominance() {
        return dominance;
    }
}
