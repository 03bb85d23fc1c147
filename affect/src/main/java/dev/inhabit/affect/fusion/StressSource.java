package dev.inhabit.affect.fusion;

/** Where stress is read from, and how much each source counts. */
public enum StressSource {
    FACE(.30),
    VOICE(.30),
    TEXT(.25),
    /** The heart and the skin. */
    BODY(.15);

    private final double weight;

    StressSource(double weight) {
        this.weight = weight;
    }

    public double weight() {
        return weight;
    }
}
