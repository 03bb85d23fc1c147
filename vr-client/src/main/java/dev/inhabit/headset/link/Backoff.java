package dev.inhabit.headset.link;

import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: doubling from {@code firstMs} to {@code mostMs}, each drawn from the upper half
 * so that many clients do not come back in one wave.
 */
public record Backoff(long firstMs, long mostMs) {
    /** Quick enough that a restarted server has its headsets back within seconds, slow enough not to drown it. */
    public static final Backoff RECONNECT = new Backoff(200, 5_000);

    public Backoff {
        if (firstMs < 1 || mostMs < firstMs) {
            throw new IllegalArgumentException("wait is " + firstMs + " to " + mostMs + " ms");
        }
    }

    /** @param failures how many tries have failed since the last success, from 1 */
    public long delayMs(int failures, RandomGenerator random) {
        int doublings = Math.min(30, Math.max(0, failures - 1));
        long full = Math.min(mostMs, firstMs << doublings);
        return full - (long) (random.nextDouble() * full / 2);
    }
}
