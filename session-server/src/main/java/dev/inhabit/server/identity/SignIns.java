package dev.inhabit.server.identity;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a verified token's sign-in still runs: a token lives an hour, but a sign-out, a suspension or a new
 * password must count within a second. This node's memory of the accounts it was asked about, kept current by news from
 * the accounts; because news may be lost between nodes, what is older than a few seconds is asked anew. Thread-safe.
 */
public final class SignIns {
    static final Duration FRESH = Duration.ofSeconds(10);
    /** While accounts do not answer, what was known lately holds: an outage of the store must not sign everybody out. */
    static final Duration HOLDS_UNANSWERED = Duration.ofMinutes(10);
    /** How long a request waits for an account before what was known lately holds. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    /** Accounts remembered before those that nobody asked about lately are dropped. */
    private static final int REMEMBERED_MAX = 20_000;

    private record Known(SignInsNow now, Instant freshUntil) {}

    private record Listener(Principal principal, Runnable ended) {}

    /** Takes a listener away again. */
    @FunctionalInterface
    public interface Registration {
        void cancel();
    }

    private final Tokens tokens;
    private final InstantSource clock;
    private final Function<EntityId, CompletionStage<Memory<AccountState>>> look;
    private final Map<EntityId, Known> known = new ConcurrentHashMap<>();
    private final Map<EntityId, List<Listener>> listeners = new ConcurrentHashMap<>();

    SignIns(Tokens tokens, InstantSource clock, Function<EntityId, CompletionStage<Memory<AccountState>>> look) {
        this.tokens = tokens;
        this.clock = clock;
        this.look = look;
    }

    /** Verifies a token and that its sign-in runs. Never fails; completed at once where the account is in memory. */
    public CompletionStage<Verification> verify(String token) {
        Instant now = clock.instant();
        Verification verification = tokens.verify(token, now);
        if (!(verification instanceof Verification.Valid valid)) {
            return CompletableFuture.completedStage(verification);
        }
        Principal principal = valid.principal();
        Known entry = known.get(principal.account());
        if (entry != null && now.isBefore(entry.freshUntil())) {
            return CompletableFuture.completedStage(judge(valid, entry.now(), now));
        }
        CompletableFuture<Memory<AccountState>> asked =
                look.apply(principal.account()).toCompletableFuture().copy();
        return (entry == null ? asked : asked.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .thenApply(memory -> judge(valid, learn(SignInsNow.of(memory)), now))
                .exceptionally(failure -> unanswered(valid, entry, now));
    }

    private static Verification unanswered(Verification.Valid valid, @Nullable Known entry, Instant now) {
        return entry != null && now.isBefore(entry.freshUntil().plus(HOLDS_UNANSWERED))
                ? judge(valid, entry.now(), now)
                : Verification.Failed.UNCHECKED;
    }

    /**
     * Runs {@code ended} once, as soon as the sign-in has ended: how open sockets get closed. It must return at once.
     * Runs it right away where the sign-in is known to have ended.
     */
    public Registration whenEnded(Principal principal, Runnable ended) {
        Listener listener = new Listener(principal, ended);
        listeners.compute(principal.account(), (account, all) -> {
            List<Listener> some = all == null ? new CopyOnWriteArrayList<>() : all;
            some.add(listener);
            return some;
        });
        Known entry = known.get(principal.account());
        if (entry != null) {
            tell(entry.now());
        }
        return () -> remove(listener);
    }

    /** Takes in news, or what was looked up; the newer of it and what is known stays. */
    SignInsNow learn(SignInsNow news) {
        Instant now = clock.instant();
        if (known.size() >= REMEMBERED_MAX) {
            known.values().removeIf(entry -> !now.isBefore(entry.freshUntil()));
        }
        Known latest = known.merge(
                news.account(),
                new Known(news, now.plus(FRESH)),
                (before, next) -> before.now().sequenceNr() > news.sequenceNr() ? before : next);
        tell(latest.now());
        return latest.now();
    }

    /** Looks at every account that somebody listens to; called every few seconds. */
    void lookAtListened() {
        listeners.keySet().forEach(account -> look.apply(account).thenAccept(memory -> learn(SignInsNow.of(memory))));
    }

    private void tell(SignInsNow news) {
        List<Listener> concerned = listeners.get(news.account());
        if (concerned == null) {
            return;
        }
        Instant now = clock.instant();
        for (Listener listener : concerned) {
            if (!news.isLive(listener.principal().signIn(), now) && remove(listener)) {
                listener.ended().run();
            }
        }
    }

    private boolean remove(Listener listener) {
        boolean[] removed = {false};
        listeners.computeIfPresent(listener.principal().account(), (account, all) -> {
            removed[0] = all.remove(listener);
            return all.isEmpty() ? null : all;
        });
        return removed[0];
    }

    private static Verification judge(Verification.Valid valid, SignInsNow signIns, Instant now) {
        return signIns.isLive(valid.principal().signIn(), now) ? valid : Verification.Failed.SIGN_IN_ENDED;
    }
}
