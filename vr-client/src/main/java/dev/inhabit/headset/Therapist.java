package dev.inhabit.headset;

import dev.inhabit.headset.link.Backoff;
import dev.inhabit.headset.link.RequestFailed;
import dev.inhabit.headset.link.ServerApi;
import dev.inhabit.headset.link.SignIn;
import dev.inhabit.protocol.Rest.CreateSession;
import dev.inhabit.protocol.Rest.SessionCreated;
import dev.inhabit.protocol.Rest.StateAt;
import dev.inhabit.protocol.SessionRequest;
import io.netty.channel.EventLoop;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The therapist of a swarm: creates sessions, starts them, changes them and ends them, each request until it is answered. */
final class Therapist {
    private static final Backoff BACKOFF = new Backoff(200, 4_000);
    private static final int TRIES_MAX = 60;

    private final EventLoop loop;
    private final ServerApi api;
    private final SignIn signIn;
    private final SplittableRandom random = new SplittableRandom();

    Therapist(EventLoop loop, ServerApi api, SignIn signIn) {
        this.loop = loop;
        this.api = api;
        this.signIn = signIn;
    }

    static String newId() {
        return "sw-" + UUID.randomUUID();
    }

    /** A new session of that patient, already running. */
    CompletableFuture<String> start(String patientId, String sublevel) {
        CreateSession create = new CreateSession(newId(), patientId, sublevel);
        return persist(() -> signIn.with(token -> api.createSession(token, create)), 1)
                .thenApply(SessionCreated::sessionId)
                .thenCompose(sessionId ->
                        ask(sessionId, new SessionRequest.Start(newId(), null)).thenApply(done -> sessionId));
    }

    /**
     * The session as the server recalls it.
     *
     * @param at session time as a duration, or an instant, in ISO 8601
     */
    CompletableFuture<StateAt> stateAt(String sessionId, String at) {
        return persist(() -> signIn.with(token -> api.stateAt(token, sessionId, at)), 1);
    }

    /** Asks until it is recorded or finally refused. */
    CompletableFuture<Void> ask(String sessionId, SessionRequest request) {
        return persist(() -> signIn.with(token -> api.command(token, sessionId, request)), 1)
                .thenAccept(result -> {});
    }

    private <T> CompletableFuture<T> persist(Supplier<CompletableFuture<T>> request, int attempt) {
        return request.get().exceptionallyCompose(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (attempt >= TRIES_MAX || (cause instanceof RequestFailed known && isFinal(known))) {
                return CompletableFuture.failedFuture(cause);
            }
            CompletableFuture<T> later = new CompletableFuture<>();
            Runnable again = () -> {
                var unused =
                        persist(request, attempt + 1).whenComplete((result, failed) -> settle(later, result, failed));
            };
            var unused = loop.schedule(again, waitMs(cause, attempt), TimeUnit.MILLISECONDS);
            return later;
        });
    }

    private static <T> void settle(CompletableFuture<T> later, T result, @Nullable Throwable failed) {
        if (failed == null) {
            later.complete(result);
        } else {
            later.completeExceptionally(failed);
        }
    }

    private static boolean isFinal(RequestFailed failure) {
        int status = failure.code().httpStatus();
        return status >= 400 && status < 500 && status != 401 && status != 429;
    }

    private synchronized long waitMs(Throwable cause, int attempt) {
        Long hintMs = cause instanceof RequestFailed known ? known.problem().retryAfterMs() : null;
        return (hintMs == null ? 0 : hintMs) + BACKOFF.delayMs(attempt, random);
    }
}
