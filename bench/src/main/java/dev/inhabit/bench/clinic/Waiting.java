package dev.inhabit.bench.clinic;

import java.time.Duration;

/** Waits for what comes true by itself. */
public final class Waiting {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int LOOK_EVERY_MS = 50;

    private Waiting() {}

    /** Whether it is so now. Asked by the thread that waits. */
    @FunctionalInterface
    public interface Look<E extends Exception> {
        boolean isSo() throws E;
    }

    /** @throws IllegalStateException where it has not come true in two minutes, with {@code what} in words */
    public static <E extends Exception> void until(String what, Look<E> look) throws E, InterruptedException {
        until(what, LIMIT, look);
    }

    /** @throws IllegalStateException where it has not come true within {@code limit}, with {@code what} in words */
    public static <E extends Exception> void until(String what, Duration limit, Look<E> look)
            throws E, InterruptedException {
        long endNanos = System.nanoTime() + limit.toNanos();
        while (!look.isSo()) {
            if (System.nanoTime() > endNanos) {
                throw new IllegalStateException("not within " + limit.toSeconds() + " s: " + what);
            }
            Thread.sleep(LOOK_EVERY_MS);
        }
    }
}
