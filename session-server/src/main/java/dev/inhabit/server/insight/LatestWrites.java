package dev.inhabit.server.insight;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.DirectoryRow;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Rows on their way to the store: one write a session at a time, the newest row always, again and again until the store
 * took it. Holds at most one row a session.
 */
final class LatestWrites {
    private static final long FIRST_RETRY_MS = 200;
    private static final long LAST_RETRY_MS = 5_000;

    private record Pending(DirectoryRow row) {}

    private final Map<EntityId, Pending> pending = new ConcurrentHashMap<>();
    private final Function<DirectoryRow, CompletionStage<Void>> write;

    LatestWrites(Function<DirectoryRow, CompletionStage<Void>> write) {
        this.write = write;
    }

    void put(DirectoryRow row) {
        boolean[] begins = {false};
        pending.compute(row.session(), (id, before) -> {
            begins[0] = before == null;
            boolean older = before != null && before.row().sequenceNr() > row.sequenceNr();
            return older ? before : new Pending(row);
        });
        if (begins[0]) {
            write(row, FIRST_RETRY_MS);
        }
    }

    private void write(DirectoryRow row, long retryMs) {
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

    private DirectoryRow newest(DirectoryRow row) {
        Pending now = pending.get(row.session());
        return now == null ? row : now.row();
    }

    private void written(DirectoryRow row) {
        Pending left =
                pending.computeIfPresent(row.session(), (id, now) -> now.row().equals(row) ? null : now);
        if (left != null) {
            write(left.row(), FIRST_RETRY_MS);
        }
    }

    int waiting() {
        return pending.size();
    }
}
