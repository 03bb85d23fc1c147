package dev.inhabit.affect.fusion;

/** Where stress is read from, and how much each source counts. */
public enum StressSource {
    FACE(.30),
    VOICE(.30),
    TEXT(.25),
    HEART_RATE(.15);

    private final double weight;

    StressSource(double weight) {
        this.weight = weight;
    }

    public double weight() {
        return weight;
    }
}
