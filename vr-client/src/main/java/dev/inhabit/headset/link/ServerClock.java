package dev.inhabit.headset.link;

/**
 * The server's clock as the client knows it: the offset measured by the quickest of the last {@value #SAMPLES} pings.
 * The error is at most half that ping's round trip.
 */
public final class ServerClock {
    static final int SAMPLES = 16;

    private final long[] roundTripMs = new long[SAMPLES];
    private final long[] offsetMs = new long[SAMPLES];
    private int count;
    private long toldOffsetMs;

    /**
     * @param sentMs by the client's clock
     * @param serverMs by the server's
     * @param receivedMs by the client's clock
     */
    public void heard(long sentMs, long serverMs, long receivedMs) {
        if (receivedMs < sentMs) {
            return;
        }
        int slot = count++ % SAMPLES;
        roundTripMs[slot] = receivedMs - sentMs;
        offsetMs[slot] = serverMs - (sentMs + (receivedMs - sentMs) / 2);
    }

    /**
     * The server said what its time is. Less exact than a ping by the way of the message, and better than nothing before the
     * first answer.
     */
    public void told(long serverMs, long receivedMs) {
        toldOffsetMs = serverMs - receivedMs;
    }

    public boolean measured() {
        return count > 0;
    }

    /** What to add to the client's clock; before the first answer as it was told, 0 before that. */
    public long offsetMs() {
        long best = toldOffsetMs;
        long bestRoundTripMs = Long.MAX_VALUE;
        for (int i = 0; i < Math.min(count, SAMPLES); i++) {
            if (roundTripMs[i] < bestRoundTripMs) {
                bestRoundTripMs = roundTripMs[i];
                best = offsetMs[i];
            }
        }
        return best;
    }

    public long serverMs(long clientMs) {
        return clientMs + offsetMs();
    }
}
