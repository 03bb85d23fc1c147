package dev.inhabit.affect.voice;

/** The power of a room's steady noise by frequency, learnt while nobody speaks. Holds no sound. For one thread. */
final class RoomNoise {
    /** Frames of quiet, 32 ms each, after which it is known. */
    private static final int ENOUGH = 16;
    /** Afterwards it follows slowly: a minute changes it, a word does not. */
    private static final double FOLLOWS = 0.02;

    private static final double LEAST = 1e-12;

    private final double[] power = new double[NoiseSuppressor.BINS];
    private int frames;

    void add(double[] re, double[] im) {
        frames++;
        double share = Math.max(FOLLOWS, 1.0 / frames);
        for (int k = 0; k < power.length; k++) {
            power[k] += share * (re[k] * re[k] + im[k] * im[k] - power[k]);
        }
    }

    boolean isKnown() {
        return frames >= ENOUGH;
    }

    double power(int bin) {
        return power[bin] + LEAST;
    }
}
