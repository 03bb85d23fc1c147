package dev.inhabit.headset.patient;

import java.util.SplittableRandom;

/** Noise that wanders around zero: a first-order process with a given spread and memory. One draw for each step. */
final class Drift {
    private final SplittableRandom random;
    private final double spread;
    private final double memoryS;
    private double value;

    Drift(long seed, double spread, double memoryS) {
        this.random = new SplittableRandom(seed);
        this.spread = spread;
        this.memoryS = memoryS;
    }

    /** The value of the last step. */
    double now() {
        return value;
    }

    /** Within ±3 spreads. */
    double after(double stepS) {
        double keep = Math.exp(-stepS / memoryS);
        // Twelve even draws would be closer to a bell; three are close enough for noise and cheap.
        double draw = (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5) * 2;
        value = value * keep + draw * spread * Math.sqrt(1 - keep * keep);
        value = Math.max(-3 * spread, Math.min(3 * spread, value));
        return value;
    }
}
