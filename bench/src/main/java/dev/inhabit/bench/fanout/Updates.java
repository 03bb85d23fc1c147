package dev.inhabit.bench.fanout;

/** The text that every contestant sends, and when. */
public final class Updates {
    public static final int HZ = 30;
    public static final long PERIOD_NANOS = 1_000_000_000L / HZ;
    public static final int BYTES = 300;

    private static final String HEAD = "{\"type\":\"live\",\"t\":";
    private static final String PAD = ",\"pad\":\"" + "x".repeat(BYTES) + "\"}";

    private Updates() {}

    /** @param dueNanos by {@link System#nanoTime}, which all processes of a Linux machine share */
    public static String text(long dueNanos) {
        String start = HEAD + dueNanos;
        return start + PAD.substring(0, BYTES - start.length() - 2) + "\"}";
    }

    /** When a session's update number {@code k} is due; sessions are spread over the period. */
    public static long due(long startNanos, int session, long k) {
        return startNanos + PERIOD_NANOS * (session % 32) / 32 + k * PERIOD_NANOS;
    }

    /** The update after {@code k}; a server that is behind leaves out what nobody needs any more. */
    public static long next(long startNanos, int session, long k, long nowNanos) {
        long latest = Math.floorDiv(nowNanos - due(startNanos, session, 0), PERIOD_NANOS);
        return Math.max(k + 1, latest);
    }
}
