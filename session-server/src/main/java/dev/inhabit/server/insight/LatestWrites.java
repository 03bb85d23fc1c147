package dev.inhabit.server.insight;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Rows on their way to the store: one write a key at a time, the newest row always, again and again until the store took
 * it. Holds at most one row a key.
 */
final class LatestWrites<K, R> {
    private static final long FIRST_RETRY_MS = 200;
    private static final long LAST_RETRY_MS = 5_000;

    private record Pending<R>(R row) {}

    private final Map<K, Pending<R>> pending = new ConcurrentHashMap<>();
    private final Function<R, K> keyOf;
    private final ToLongFunction<R> sequenceNrOf;
    private final Function<R, CompletionStage<Void>> write;

    LatestWrites(Function<R, K> keyOf, ToLongFunction<R> sequenceNrOf, Function<R, CompletionStage<Void>> write) {
        this.keyOf = keyOf;
        this.sequenceNrOf = sequenceNrOf;
        this.write = write;
    }

    void put(R row) {
        boolean[] begins = {false};
        pending.compute(keyOf.apply(row), (id, before) -> {
            begins[0] = before == null;
            boolean older = before != null && sequenceNrOf.applyAsLong(before.row()) > sequenceNrOf.applyAsLong(row);
            return older ? before : new Pending<>(row);
        });
        if (begins[0]) {
            write(row, FIRST_RETRY_MS);
        }
    }

    private void write(R row, long retryMs) {
        CompletionStage<Void> written;
        try {
            written = write.apply(row);
        } catch (RuntimeException e) {
            written = CompletableFuture.failedStage(e);
        }
        written.whenComplete((done, failure) -> {
            if (failure == null) {
                written(row);
            } else {
                CompletableFuture.delayedExecutor(retryMs, TimeUnit.MILLISECONDS)
                        .execute(() -> write(newest(row), Math.min(LAST_RETRY_MS, retryMs * 2)));
            }
        });
    }

    private R newest(R row) {
        Pending<R> now = pending.get(keyOf.apply(row));
        return now == null ? row : now.row();
    }

    private void written(R row) {
        Pending<R> left = pending.computeIfPresent(
                keyOf.apply(row), (id, now) -> now.row().equals(row) ? null : now);
        if (left != null) {
            write(left.row(), FIRST_RETRY_MS);
        }
    }

    int waiting() {
        return pending.size();
    }
}
