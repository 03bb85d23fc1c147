package dev.inhabit.server.content;

/**
 * Random numbers by counter: the same for the same seed and counter, whoever asks and when. Mixing function of SplitMix64
 * (Steele, Lea and Flood 2014), applied twice.
 */
public final class Chance {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /** From 0 to {@code bound} − 1. */
    public static int below(long seed, long counter, int bound) {
        long bits = mix(mix(seed + GOLDEN * (counter + 1)) + GOLDEN);
        return (int) (((bits >>> 32) * bound) >>> 32);
    }

    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
