package dev.inhabit.server.gateway;

/** Allows so many a second on average and a burst on top. Owned by one thread. */
final class TokenBucket {
    private final double perNano;
    private final double burst;
    private double tokens;
    private long filledAtNanos;
    private boolean started;

    TokenBucket(double perS, double burst) {
        this.perNano = perS / 1e9;
        this.burst = burst;
        this.tokens = burst;
    }

    boolean tryTake(long nowNanos) {
        fill(nowNanos);
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }

    /** How long until one more is allowed, ms, at least 1. */
    long retryAfterMs(long nowNanos) {
        fill(nowNanos);
        return Math.max(1, (long) Math.ceil((1 - tokens) / perNano / 1e6));
    }

    boolean isFull(long nowNanos) {
        fill(nowNanos);
        return tokens >= burst;
    }

    private void fill(long nowNanos) {
        if (started) {
            tokens = Math.min(burst, tokens + Math.max(0, nowNanos - filledAtNanos) * perNano);
        }
        started = true;
        filledAtNanos = nowNanos;
    }
}
