package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Rest;
import dev.inhabit.server.sensing.SensingStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When the store is asked; that a real one which stops is noticed is a test of the whole system. */
class ReadinessTests {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final AtomicLong nanoTime = new AtomicLong();
    private final Deque<CompletableFuture<Boolean>> asked = new ArrayDeque<>();
    private final Readiness readiness = new Readiness(
            () -> {
                asked.add(new CompletableFuture<>());
                return asked.getLast();
            },
            () -> new SensingStatus(SensingStatus.State.ABSENT, "no models"),
            nanoTime::get);

    private CompletableFuture<Rest.ReadyPart> store() {
        return readiness.parts().thenApply(parts -> parts.get(0)).toCompletableFuture();
    }

    @Test
    void theStoreIsAskedAnewAfterTwoSecondsAndNotBefore() {
        CompletableFuture<Rest.ReadyPart> first = store();
        asked.getLast().complete(true);
        assertEquals(new Rest.ReadyPart("store", true, "answers"), first.join());
        nanoTime.addAndGet(2 * SECOND_NANOS - 1);
        assertTrue(store().join().ready());
        assertEquals(1, asked.size());
        nanoTime.addAndGet(1);
        CompletableFuture<Rest.ReadyPart> later = store();
        assertEquals(2, asked.size());
        asked.getLast().completeExceptionally(new IllegalStateException("away"));
        assertEquals(new Rest.ReadyPart("store", false, "does not answer"), later.join());
    }

    @Test
    void aStoreThatSaysNothingCountsAsAwayAndOnlyOneQuestionWaits() {
        CompletableFuture<Rest.ReadyPart> first = store();
        nanoTime.addAndGet(10 * SECOND_NANOS);
        CompletableFuture<Rest.ReadyPart> second = store();
        assertEquals(1, asked.size());
        assertFalse(first.join().ready());
        assertEquals("has not answered yet", second.join().detail());
    }
}
