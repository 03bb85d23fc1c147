package dev.inhabit.server.content;

/**
 * Random numbers by counter: the same for the same seed and counter, whoever asks and when. Mixing function of SplitMix64
 * (Steele, Lea and Flood 2014), applied twice.
 */
public final class Chance {
    /** 2^64 divided by the golden ratio, odd. */
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /** From 0 to {@code bound} − 1. */
    public static int below(long seed, long counter, int bound) {
        return below(mix(mix(seed + GOLDEN * (counter + 1)) + GOLDEN), bound);
    }

    /** From 0 to {@code bound} − 1, from the upper half of the bits. */
    public static int below(long bits, int bound) {
        return (int) (((bits >>> 32) * bound) >>> 32);
    }

    /** Each bit of what comes out hangs on each that goes in. */
    public static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
