package dev.inhabit.affect.voice;

import java.util.Optional;

/**
 * How well a voice can be read from its sound.
 *
 * @param clippedShare of the samples, how many stand still at the highest or lowest value of the window, 0..1; below .0005
 *     in a sound that was recorded well
 * @param droppedShare of the samples, how many lie in short pieces without any sound in the midst of speech, or in pieces that
 *     repeat what stood there a packet ago, as where packets were lost, 0..1
 * @param highsDb how far what lies above 5 kHz stands below the strongest of what lies lower, in the brightest tenth of the
 *     speech, dB; -9 and more in a sound that was recorded well, -35 over a telephone; 0 where there is too little speech
 * @param noisy whether the speech stands so little above the room that the room's noise was taken out
 * @param spoken whether there is enough speech to read
 */
public record SoundQuality(double clippedShare, double droppedShare, double highsDb, boolean noisy, boolean spoken) {
    /** What spoils a sound. */
    public enum Limit {
        CLIPPED,
        DROPPED,
        /** Without high sounds, as over a telephone. */
        NARROW,
        NOISY,
        NO_SPEECH
    }

    private static final double NOISY_IS_WORTH = .5;
    private static final double MOST_CLIPPED = .3;
    private static final double MOST_DROPPED = .3;
    private static final double NARROW_IS_WORTH = .6;
    private static final double BRIGHT_DB = -12;
    private static final double NARROW_DB = -25;
    /** What the worst sound is worth: somebody shouts, though nobody knows how. */
    private static final double LEAST = .25;

    /** As many equal samples are no wave's turn any more. */
    private static final int STILL = 3;
    /** What is quieter stands still because of its 16 bits. */
    private static final float LOUD_ENOUGH = .03F;

    private static final float NEAR_THE_EDGE = .97F;
    /** Distances at which a lost piece is filled by the one before it, 10 to 60 ms. */
    private static final int[] PACKETS = {160, 320, 480, 640, 960};

    /** Pieces without sound that count: 5 ms to 200 ms. Longer ones may be a switch that closes in pauses. */
    private static final int SHORTEST_HOLE = SoundWindow.SAMPLE_RATE_HZ / 200;

    private static final int LONGEST_HOLE = SoundWindow.SAMPLE_RATE_HZ / 5;
    /** Sound on both sides of a hole: so many samples beside it, this loud against the window's loudest. */
    private static final int BESIDE = SoundWindow.SAMPLE_RATE_HZ / 400;

    private static final float SPOKEN_FROM = .02F;

    /** Looks at a window. */
    static SoundQuality of(float[] samples, double highsDb, boolean noisy, boolean spoken) {
        float highest = 0;
        float lowest = 0;
        for (float sample : samples) {
            highest = Math.max(highest, sample);
            lowest = Math.min(lowest, sample);
        }
        int clipped = 0;
        int dropped = 0;
        int from = 0;
        while (from < samples.length) {
            float value = samples[from];
            int to = from + 1;
            while (to < samples.length && samples[to] == value) {
                to++;
            }
            if (to - from >= STILL && isAtTheEdge(value, highest, lowest)) {
                clipped += to - from;
            } else if (isHole(samples, from, to, Math.max(highest, -lowest))) {
                dropped += to - from;
            }
            from = to;
        }
        double length = Math.max(1, samples.length);
        return new SoundQuality(
                clipped / length, Math.min(1, (dropped + repeated(samples)) / length), highsDb, noisy, spoken);
    }

    /** Samples in pieces that are what stood there a packet ago, bit for bit. */
    private static int repeated(float[] samples) {
        int most = 0;
        for (int packet : PACKETS) {
            int repeated = 0;
            int run = 0;
            for (int i = packet; i <= samples.length; i++) {
                if (i < samples.length && samples[i] == samples[i - packet] && samples[i] != samples[i - 1]) {
                    run++;
                } else {
                    repeated += run >= packet / 2 ? run : 0;
                    run = 0;
                }
            }
            most = Math.max(most, repeated);
        }
        return most;
    }

    private static boolean isAtTheEdge(float value, float highest, float lowest) {
        return (highest >= LOUD_ENOUGH && value >= NEAR_THE_EDGE * highest)
                || (lowest <= -LOUD_ENOUGH && value <= NEAR_THE_EDGE * lowest);
    }

    private static boolean isHole(float[] samples, int from, int to, float loudest) {
        int length = to - from;
        return length >= SHORTEST_HOLE
                && length <= LONGEST_HOLE
                && from >= BESIDE
                && to + BESIDE <= samples.length
                && loudest >= LOUD_ENOUGH
                && swing(samples, from - BESIDE, from) >= SPOKEN_FROM * loudest
                && swing(samples, to, to + BESIDE) >= SPOKEN_FROM * loudest;
    }

    private static float swing(float[] samples, int from, int to) {
        float high = samples[from];
        float low = samples[from];
        for (int i = from; i < to; i++) {
            high = Math.max(high, samples[i]);
            low = Math.min(low, samples[i]);
        }
        return (high - low) / 2;
    }

    /** What a reading is worth, .25..1: shares are raised to this power and so come nearer to each other. */
    public double reliability() {
        double clipping = 1 - (1 - LEAST) * Math.min(1, Math.sqrt(clippedShare / MOST_CLIPPED));
        double dropping = 1 - (1 - LEAST) * Math.min(1, Math.sqrt(droppedShare / MOST_DROPPED));
        return Math.min(noisy ? NOISY_IS_WORTH : 1, Math.min(brightness(), Math.min(clipping, dropping)));
    }

    private double brightness() {
        double missing = Math.max(0, Math.min(1, (BRIGHT_DB - highsDb) / (BRIGHT_DB - NARROW_DB)));
        return 1 - (1 - NARROW_IS_WORTH) * missing;
    }

    /** What spoils the sound most; empty if nothing does. */
    public Optional<Limit> limit() {
        if (!spoken) {
            return Optional.of(Limit.NO_SPEECH);
        }
        double worst = reliability();
        if (worst == 1) {
            return Optional.empty();
        }
        if (noisy && worst == NOISY_IS_WORTH) {
            return Optional.of(Limit.NOISY);
        }
        if (worst == brightness()) {
            return Optional.of(Limit.NARROW);
        }
        return Optional.of(clippedShare / MOST_CLIPPED >= droppedShare / MOST_DROPPED ? Limit.CLIPPED : Limit.DROPPED);
    }
}
