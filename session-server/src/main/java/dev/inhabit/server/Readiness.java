package dev.inhabit.server;

import dev.inhabit.protocol.Rest;
import dev.inhabit.server.sensing.SensingStatus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parts on which it depends whether work may be sent here, as they are now: the store, asked anew, and the models,
 * warm or known to be absent. What fails later is reported here; that it turns nobody away is for who reads this.
 */
final class Readiness {
    /** How long the store may take. */
    static final Duration STORE_ANSWERS_WITHIN = Duration.ofSeconds(1);
    /** Whoever asks more often is told the same, so that nobody can keep the store busy by asking. */
    private static final long ASK_EVERY_NANOS = 2_000_000_000L;

    private final Supplier<CompletionStage<Boolean>> store;
    private final Supplier<SensingStatus> senses;
    private final LongSupplier nanoTime;
    private @Nullable CompletableFuture<Boolean> asked;
    private long askedAtNanos;
    private volatile boolean storeHasAnswered;

    /**
     * @param store asks it; true once it has answered
     * @param nanoTime a clock that never goes back
     */
    Readiness(Supplier<CompletionStage<Boolean>> store, Supplier<SensingStatus> senses, LongSupplier nanoTime) {
        this.store = store;
        this.senses = senses;
        this.nanoTime = nanoTime;
    }

    /** Comes within {@link #STORE_ANSWERS_WITHIN}; never fails. */
    CompletionStage<List<Rest.ReadyPart>> parts() {
        return storeAnswers().thenApply(answers -> {
            storeHasAnswered |= answers;
            SensingStatus now = senses.get();
            return List.of(
                    new Rest.ReadyPart("store", answers, said(answers)),
                    new Rest.ReadyPart("senses", now.state() != SensingStatus.State.LOADING, now.reason()));
        });
    }

    private String said(boolean answers) {
        return answers ? "answers" : storeHasAnswered ? "does not answer" : "has not answered yet";
    }

    private synchronized CompletableFuture<Boolean> storeAnswers() {
        long now = nanoTime.getAsLong();
        CompletableFuture<Boolean> last = asked;
        if (last != null && (now - askedAtNanos < ASK_EVERY_NANOS || !last.isDone())) {
            return last;
        }
        CompletableFuture<Boolean> next = store.get()
                .exceptionally(away -> false)
                .toCompletableFuture()
                .completeOnTimeout(false, STORE_ANSWERS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        asked = next;
        askedAtNanos = now;
        return next;
    }
}
