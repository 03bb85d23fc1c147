package dev.inhabit.server.sensing;

import org.jspecify.annotations.Nullable;

/**
 * How long a camera's socket had better rest after a picture, so that a camera which sends far more than can be read costs
 * little more than what is read: unpacking a picture from its socket only to drop it takes a third of a millisecond. TCP
 * tells the sender, which drops for itself. A camera that keeps to what it is told never rests. For one thread, but for
 * {@link #suggested}.
 */
final class CameraPace {
    /** Pictures that may come at once: a network delivers unevenly. */
    private static final int AT_ONCE = 4;
    /** Twice what is suggested, so that a sender may be late to follow. */
    private static final double LENIENT = 2;

    private final double fpsMin;
    /** Null until something is suggested. */
    private volatile @Nullable Double fps;
    /** When the next picture is due; null before the first that is paced. */
    private @Nullable Long dueNanos;

    /**
     * @param fpsMin taken whatever is suggested
     */
    CameraPace(double fpsMin) {
        this.fpsMin = fpsMin;
    }

    /** @param suggestedFps what the sender was told */
    void suggested(double suggestedFps) {
        fps = Math.max(fpsMin, LENIENT * suggestedFps);
    }

    /** A picture came. @return how long to read nothing more, ns; 0 for a camera within its pace */
    long restNanos(long nowNanos) {
        Double known = fps;
        if (known == null) {
            return 0;
        }
        long everyNanos = (long) (1e9 / known);
        long earliest = nowNanos - AT_ONCE * everyNanos;
        Long due = dueNanos;
        long next = (due != null && due > earliest ? due : earliest) + everyNanos;
        dueNanos = next;
        return Math.max(0, next - nowNanos);
    }
}
