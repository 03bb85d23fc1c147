package dev.inhabit.server.sensing;

/**
 * How many pictures a second each sender may hope for: what the readers can do, divided by the number of senders. From
 * the measured time of a picture, and the share of the time that goes to sound and words. For many threads.
 */
final class FairShare {
    /** Not all of it is promised: senders are never in step. */
    private static final double PROMISED = .9;
    /** A picture's time is the mean of about the last fifty. */
    private static final double NEWEST_COUNTS = .02;

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final int readers;
    private final double fpsMin;
    private final double fpsMax;
    private double pictureNanos = 20_000_000;
    private long second = Long.MIN_VALUE;
    private int sendersThisSecond;
    private int sendersLastSecond;
    private long otherNanosThisSecond;
    private long otherNanosLastSecond;

    FairShare(int readers, double fpsMin, double fpsMax) {
        this.readers = readers;
        this.fpsMin = fpsMin;
        this.fpsMax = fpsMax;
    }

    synchronized void pictureTook(long nanos) {
        pictureNanos += NEWEST_COUNTS * (nanos - pictureNanos);
    }

    synchronized void otherTook(long nanos, long nowMs) {
        advance(nowMs);
        otherNanosThisSecond += nanos;
    }

    /** What one sender of pictures may hope for; called by each once a second. Frames/s. */
    synchronized double suggestedFps(long nowMs) {
        advance(nowMs);
        sendersThisSecond++;
        int senders = Math.max(sendersThisSecond, sendersLastSecond);
        double other = Math.min(.9, (double) otherNanosLastSecond / (readers * SECOND_NANOS));
        double capacityFps = readers * (1 - other) * SECOND_NANOS / pictureNanos;
        return Math.max(fpsMin, Math.min(fpsMax, PROMISED * capacityFps / senders));
    }

    private void advance(long nowMs) {
        long now = nowMs / 1000;
        if (now == second) {
            return;
        }
        boolean next = now == second + 1;
        sendersLastSecond = next ? sendersThisSecond : 0;
        otherNanosLastSecond = next ? otherNanosThisSecond : 0;
        sendersThisSecond = 0;
        otherNanosThisSecond = 0;
        second = now;
    }
}
