package dev.inhabit.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Work at times that were fixed before, so that what waits is measured as waiting. */
final class OpenLoop {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private OpenLoop() {}

    @FunctionalInterface
    interface Turn<T> {
        /** @param dueNanos by {@link System#nanoTime()}: when it was to be done, now or a little ago */
        void take(T one, int number, long dueNanos);
    }

    /** Each once a second for so long, spread over the second; {@code number} counts from 0 over all. */
    static <T> void eachSecond(List<T> all, long ms, Turn<T> turn) {
        long gapNanos = SECOND_NANOS / all.size();
        long due = System.nanoTime();
        long end = due + TimeUnit.MILLISECONDS.toNanos(ms);
        for (int i = 0; due < end; i++, due += gapNanos) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            turn.take(all.get(i % all.size()), i, due);
        }
    }
}
