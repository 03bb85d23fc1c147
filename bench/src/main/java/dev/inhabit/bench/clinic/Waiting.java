package dev.inhabit.bench.load;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what comes true by itself. */
final class Waiting {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_MS = 20;

    private Waiting() {}

    /** @throws IllegalStateException where it has not come true in two minutes, with {@code what} in words */
    static void until(String what, BooleanSupplier isSo) throws InterruptedException {
        long endNanos = System.nanoTime() + LIMIT.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > endNanos) {
                throw new IllegalStateException("not within " + LIMIT.toSeconds() + " s: " + what);
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }
}
