package dev.inhabit.affect.fusion;

import dev.inhabit.affect.Shares;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * The mean of the last third of a second: ten frames at 30 frames/s, fewer at lower rates, so that a change shows
 * equally late at any rate. For one stream and one thread.
 */
public final class Smoothing {
    /** Ten frames at 30 frames/s. */
    public static final int WINDOW_MS = 333;

    private static final int MOST_FRAMES = 128;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** The mean with this value, given at a time in milliseconds that never goes back. */
    public double add(long atMs, double value) {
        return add(atMs, new double[] {value})[0];
    }

    /** The mean of joint readings with this one; weights of the senses are those of the last. */
    public Fused add(long atMs, Fused fused) {
        double[] shares = fused.shares().toArray();
        double[] values = Arrays.copyOf(shares, shares.length + 1);
        values[shares.length] = fused.confidence();
        double[] mean = add(atMs, values);
        return new Fused(Shares.of(Arrays.copyOf(mean, shares.length)), mean[shares.length], fused.weights());
    }

    /** Element by element. */
    public double[] add(long atMs, double[] values) {
        samples.addLast(new Sample(atMs, values.clone()));
        while (atMs - samples.getFirst().atMs() >= WINDOW_MS || samples.size() > MOST_FRAMES) {
            samples.removeFirst();
        }
        double[] mean = new double[values.length];
        for (Sample sample : samples) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += sample.values()[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= samples.size();
        }
        return mean;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves this file
    private record Sample(long atMs, double[] values) {}
}
