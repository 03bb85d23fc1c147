package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenBucketTests {
    private static final long S = 1_000_000_000;

    @Test
    void aBurstThenTheRate() {
        TokenBucket bucket = new TokenBucket(2, 5);
        for (int i = 0; i < 5; i++) {
            assertTrue(bucket.tryTake(0));
        }
        assertFalse(bucket.tryTake(0));
        assertEquals(500, bucket.retryAfterMs(0));
        assertTrue(bucket.tryTake(S / 2));
        assertFalse(bucket.tryTake(S / 2));
    }

    @Test
    void the101stCallInAMinuteWaits() {
        RateLimits limits = new RateLimits(Map.of(Endpoint.Pace.READ, 100));
        for (int i = 0; i < 100; i++) {
            assertEquals(0, limits.take("someone", Endpoint.Pace.READ, i));
        }
        assertTrue(limits.take("someone", Endpoint.Pace.READ, 100) > 0);
        assertEquals(0, limits.take("another", Endpoint.Pace.READ, 100));
        assertEquals(0, limits.take("someone", Endpoint.Pace.WRITE, 100));
        assertEquals(0, limits.take("someone", Endpoint.Pace.READ, S));
    }
}
