package dev.inhabit.headset.link;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest.LoginResult;
import dev.inhabit.protocol.Rest.Me;
import dev.inhabit.protocol.Rest.Refresh;
import dev.inhabit.protocol.ToClient.Problem;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One sign-in, shared by everything that acts for the same account: signs in when first asked, renews itself before it
 * runs out. Refreshing twice with the same refresh token would end the sign-in, so only one request runs at a time.
 * Thread-safe.
 */
public final class SignIn {
    private final ServerApi api;
    private final Credentials who;
    private final SteadyClock clock;
    private @Nullable LoginResult held;
    private long renewAtMs;
    private @Nullable CompletableFuture<LoginResult> asking;

    public SignIn(ServerApi api, Credentials who, SteadyClock clock) {
        this.api = api;
        this.who = who;
        this.clock = clock;
    }

    private CompletableFuture<String> token() {
        return current().thenApply(result -> {
            String token = result.token();
            if (token == null) {
                throw new IllegalStateException("a sign-in without a token is never kept");
            }
            return token;
        });
    }

    /** Who is signed in. */
    public CompletableFuture<Me> me() {
        return current().thenApply(result -> {
            Me me = result.me();
            if (me == null) {
                throw failed(ErrorCode.INTERNAL, "the server did not say who is signed in");
            }
            return me;
        });
    }

    /** Asks for something with the token; where the server does not accept the token, the next call gets another. */
    public <T> CompletableFuture<T> with(Function<String, CompletableFuture<T>> request) {
        return token().thenCompose(token -> request.apply(token).whenComplete((answer, failure) -> {
            if (failure != null && endedByServer(failure)) {
                distrust(token);
            }
        }));
    }

    private synchronized void distrust(String token) {
        if (held != null && token.equals(held.token())) {
            renewAtMs = Long.MIN_VALUE;
        }
    }

    private synchronized CompletableFuture<LoginResult> current() {
        if (held != null && clock.nowMs() < renewAtMs) {
            return CompletableFuture.completedFuture(held);
        }
        if (asking != null) {
            return asking;
        }
        CompletableFuture<LoginResult> started =
                renew(held == null ? null : held.refreshToken()).thenApply(this::keep);
        asking = started;
        var unused = started.whenComplete((result, failure) -> answered());
        return started;
    }

    private synchronized void answered() {
        asking = null;
    }

    private synchronized LoginResult keep(LoginResult result) {
        // A renewal need not repeat who it is for.
        Me me = result.me() != null ? result.me() : held == null ? null : held.me();
        LoginResult kept = new LoginResult(result.token(), result.refreshToken(), result.expiresInS(), null, null, me);
        held = kept;
        long lifeMs = 1000 * (result.expiresInS() == null ? 300 : result.expiresInS());
        renewAtMs = clock.nowMs() + lifeMs * 4 / 5;
        return kept;
    }

    private CompletableFuture<LoginResult> renew(@Nullable String refreshToken) {
        if (refreshToken == null) {
            return signIn();
        }
        return api.refresh(new Refresh(refreshToken))
                .thenApply(SignIn::withToken)
                .exceptionallyCompose(failure -> endedByServer(failure) ? signIn() : failedFuture(failure));
    }

    private CompletableFuture<LoginResult> signIn() {
        return api.login(who.login(false, clock.nowMs()))
                .thenCompose(first -> {
                    if (!Boolean.TRUE.equals(first.mfaRequired())) {
                        return CompletableFuture.completedFuture(first);
                    }
                    if (who.secondFactor() == null) {
                        throw failed(ErrorCode.BAD_CREDENTIALS, who + " needs a second factor: email:password:totp");
                    }
                    return api.login(who.login(true, clock.nowMs()));
                })
                .thenApply(SignIn::withToken);
    }

    private static LoginResult withToken(LoginResult result) {
        if (Boolean.TRUE.equals(result.newPasswordRequired())) {
            throw failed(
                    ErrorCode.BAD_CREDENTIALS, "this password is good once: set one of your own on the page first");
        }
        if (result.token() == null) {
            throw failed(ErrorCode.BAD_CREDENTIALS, "the second factor was not accepted");
        }
        return result;
    }

    private static boolean endedByServer(Throwable failure) {
        return cause(failure) instanceof RequestFailed known && known.code().httpStatus() == 401;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static CompletableFuture<LoginResult> failedFuture(Throwable failure) {
        return CompletableFuture.failedFuture(cause(failure));
    }

    private static RequestFailed failed(ErrorCode code, String message) {
        return new RequestFailed("sign in", new Problem(code, message, null, null));
    }
}
