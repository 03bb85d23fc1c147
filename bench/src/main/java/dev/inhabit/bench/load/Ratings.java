package dev.inhabit.bench.load;

import dev.inhabit.bench.clinic.SessionSocket;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.ToClient;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Ratings of distress that a headset gives by the clock, also while earlier ones are not answered. */
final class Ratings {
    private final SessionSocket socket;
    private final Recorder acknowledged;
    private final Map<String, Long> dueNanos = new HashMap<>();
    private final Set<String> recorded = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unrecorded = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private @Nullable ScheduledFuture<?> giving;
    private long nextDueNanos;

    /** @param acknowledged takes the time from when each was due until it was on disk, µs */
    private Ratings(SessionSocket socket, Recorder acknowledged) {
        this.socket = socket;
        this.acknowledged = acknowledged;
    }

    /**
     * Begins.
     *
     * @param delayNanos until the first
     * @param acknowledged takes the time from when each was due until it was on disk, µs
     */
    static Ratings give(SessionSocket socket, long everyNanos, long delayNanos, Recorder acknowledged) {
        Ratings ratings = new Ratings(socket, acknowledged);
        socket.onAnswer(ratings::answered);
        socket.loop().execute(() -> ratings.begin(everyNanos, delayNanos));
        return ratings;
    }

    private void begin(long everyNanos, long delayNanos) {
        nextDueNanos = System.nanoTime() + delayNanos;
        giving =
                socket.loop().scheduleAtFixedRate(() -> rate(everyNanos), delayNanos, everyNanos, TimeUnit.NANOSECONDS);
    }

    private void rate(long everyNanos) {
        String commandId = "rating-" + UUID.randomUUID();
        dueNanos.put(commandId, nextDueNanos);
        waiting.incrementAndGet();
        int suds = 30 + (int) (nextDueNanos / everyNanos % 40);
        nextDueNanos += everyNanos;
        socket.send(new SessionRequest.RecordSuds(commandId, null, suds, null, null));
    }

    private void answered(ToClient.Answer answer) {
        Long due = dueNanos.remove(answer.commandId());
        if (due == null) {
            return;
        }
        acknowledged.recordValue(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due));
        if (answer.result() == ToClient.Result.RECORDED) {
            recorded.add(answer.commandId());
        } else {
            unrecorded.incrementAndGet();
        }
        waiting.decrementAndGet();
    }

    void stop() {
        socket.loop().execute(() -> {
            if (giving != null) {
                giving.cancel(false);
            }
        });
    }

    /** Waits until every one was answered. */
    void awaitAnswers() throws InterruptedException {
        Waiting.until("every rating is answered", () -> waiting.get() == 0);
    }

    /** Command ids of those that were acknowledged as recorded. */
    Set<String> recorded() {
        return recorded;
    }

    /** How many were answered other than recorded. */
    int unrecorded() {
        return unrecorded.get();
    }
}
