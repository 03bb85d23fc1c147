package dev.inhabit.server.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts requests of each person (or address) in each class. Exits and ratings are never counted. Thread-safe. */
final class RateLimits {
    /** Beyond it those that have been quiet for long are forgotten. */
    private static final int KEPT_MAX = 50_000;

    private record Key(String who, Endpoint.Pace pace) {}

    private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();
    private final Map<Endpoint.Pace, Integer> perMin;

    /** @param perMin how many requests a minute, all of which may come at once; a class that is absent is unlimited */
    RateLimits(Map<Endpoint.Pace, Integer> perMin) {
        this.perMin = Map.copyOf(perMin);
    }

    /** 0 where the request may go on; otherwise how long to wait, ms. */
    long take(String who, Endpoint.Pace pace, long nowNanos) {
        Integer limit = perMin.get(pace);
        if (limit == null) {
            return 0;
        }
        if (buckets.size() > KEPT_MAX) {
            buckets.values().removeIf(bucket -> full(bucket, nowNanos));
        }
        TokenBucket bucket = buckets.computeIfAbsent(new Key(who, pace), key -> new TokenBucket(limit / 60.0, limit));
        synchronized (bucket) {
            return bucket.tryTake(nowNanos) ? 0 : bucket.retryAfterMs(nowNanos);
        }
    }

    private static boolean full(TokenBucket bucket, long nowNanos) {
        synchronized (bucket) {
            return bucket.isFull(nowNanos);
        }
    }
}
