package dev.inhabit.server.sensing;

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
    private volatile double fps;
    private long dueNanos;
    private boolean begun;

    /**
     * @param fpsMin taken whatever is suggested
     */
    CameraPace(double fpsMin) {
        this.fpsMin = fpsMin;
        this.fps = Double.MAX_VALUE;
    }

    /** @param suggestedFps what the sender was told */
    void suggested(double suggestedFps) {
        fps = Math.max(fpsMin, LENIENT * suggestedFps);
    }

    /** A picture came. @return how long to read nothing more, ns; 0 for a camera within its pace */
    long restNanos(long nowNanos) {
        double known = fps;
        if (known == Double.MAX_VALUE) {
            return 0;
        }
        long everyNanos = (long) (1e9 / known);
        long earliest = nowNanos - AT_ONCE * everyNanos;
        dueNanos = (begun && dueNanos > earliest ? dueNanos : earliest) + everyNanos;
        begun = true;
        return Math.max(0, dueNanos - nowNanos);
    }
}
