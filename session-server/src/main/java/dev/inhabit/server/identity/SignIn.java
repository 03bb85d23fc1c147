package dev.inhabit.server.identity;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.record.TenantId;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs people in, keeps them signed in, and signs them out. A wrong password, an address without account, a locked and a
 * suspended account give the same answer after the same work, so that nobody learns who has an account here.
 */
public final class SignIn {
    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);
    private static final long BUSY_RETRY_MS = 1_000;

    /** How an attempt ended. */
    public sealed interface Result {}

    /** @param refreshToken to be exchanged by {@link SignIn#refresh} before the access token runs out */
    public record SignedIn(Principal principal, PersonName name, Tokens.Issued access, String refreshToken)
            implements Result {
        @Override
        public String toString() {
            return "SignedIn[" + principal + "]";
        }
    }

    /** Password right; ask again with the code of the second factor. */
    public record MfaRequired() implements Result {}

    /** Password right, and good for one sign-in: ask again with a new one. */
    public record NewPasswordRequired() implements Result {}

    /** The new password may not be set. */
    public record NewPasswordRefused(Refusal refusal) implements Result {}

    /** E-mail, password or code is wrong, or the account is locked or suspended; for a refresh: sign in again. */
    public record BadCredentials() implements Result {}

    /** Nothing was decided; ask again after {@code retryAfterMs}. */
    public record Unavailable(Refusal refusal) implements Result {}

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final PasswordRules rules = PasswordRules.shipped();
    private final Tokens tokens;
    private final InstantSource clock;
    private final SecureRandom random;

    public SignIn(Accounts accounts, PasswordHasher hasher, Tokens tokens, InstantSource clock, SecureRandom random) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.tokens = tokens;
        this.clock = clock;
        this.random = random;
    }

    public CompletionStage<Result> signIn(TenantId tenant, String email, String password, @Nullable String totp) {
        return signIn(tenant, email, password, totp, null);
    }

    /**
     * @param totp the code of the second factor; null where none was given
     * @param newPassword to take the place of a one-time password; passed over where the password is none
     */
    public CompletionStage<Result> signIn(
            TenantId tenant, String email, String password, @Nullable String totp, @Nullable String newPassword) {
        EmailAddress address;
        try {
            address = new EmailAddress(email);
        } catch (IllegalArgumentException e) {
            return orUnavailable(nobody(password));
        }
        return orUnavailable(accounts.lookAtClaim(tenant, address).thenCompose(claim -> {
            EntityId holder = claim.holder() == null ? accounts.nobody(tenant, address) : claim.holder();
            return accounts.look(holder)
                    .thenCompose(account -> withAccount(account, address, password, totp, newPassword));
        }));
    }

    private CompletionStage<Result> withAccount(
            AccountState account,
            EmailAddress address,
            String password,
            @Nullable String totp,
            @Nullable String newPassword) {
        AccountState.Holder holder = account.holder();
        if (holder == null
                || !holder.email().equals(address)
                || password.codePointCount(0, password.length()) > PasswordRules.LENGTH_MAX) {
            return nobody(password);
        }
        return hasher.verify(password, holder.password()).thenCompose(matches -> {
            if (!matches || !account.admitsSignIn()) {
                return failed(account.id(), !matches);
            }
            if (account.totp() != null && totp == null) {
                return CompletableFuture.completedStage(new MfaRequired());
            }
            if (holder.hasOneTimePassword()) {
                return newPassword == null
                        ? CompletableFuture.completedStage(new NewPasswordRequired())
                        : replaced(account, holder, password, newPassword)
                                .thenCompose(done -> done == null
                                        ? withAccount(account.id(), address, newPassword, totp)
                                        : CompletableFuture.completedStage(done));
            }
            renewIfOutdated(account.id(), password, holder.password());
            return open(account, holder, totp);
        });
    }

    private CompletionStage<Result> withAccount(
            EntityId account, EmailAddress address, String password, @Nullable String totp) {
        return accounts.look(account).thenCompose(state -> withAccount(state, address, password, totp, null));
    }

    /** Null where the new password has taken the one-time password's place. */
    private CompletionStage<@Nullable Result> replaced(
            AccountState account, AccountState.Holder holder, String password, String newPassword) {
        boolean same = PasswordRules.normalised(password).equals(PasswordRules.normalised(newPassword));
        String objection = same
                ? "must differ from the one-time password"
                : rules.objection(newPassword, holder.email(), account.totp() != null)
                        .orElse(null);
        if (objection != null) {
            return CompletableFuture.completedStage(
                    new NewPasswordRefused(Refusal.invalid("newPassword", "newPassword " + objection)));
        }
        return hasher.hash(newPassword)
                .thenCompose(next -> accounts.ask(
                        account.id(), newCommandId(), new AccountCommand.ChangePassword(holder.password(), next)))
                .thenApply(answer -> answer instanceof Answer.Done
                        ? null
                        : answer instanceof Answer.Refused ? new BadCredentials() : storeDown());
    }

    private CompletionStage<Result> open(AccountState account, AccountState.Holder holder, @Nullable String totp) {
        SignInId signIn = RefreshToken.randomSignIn(random);
        RefreshToken refresh = RefreshToken.random(account.id(), signIn, random);
        AccountCommand command = new AccountCommand.OpenSignIn(holder.password(), totp, signIn, refresh.hash());
        return accounts.ask(account.id(), newCommandId(), command).thenCompose(answer -> {
            if (answer instanceof Answer.Done) {
                return CompletableFuture.completedStage(issue(
                        holder,
                        new Principal(account.id(), holder.role(), holder.patient(), signIn, account.totp() != null),
                        refresh));
            }
            return answer instanceof Answer.Refused
                    ? failed(account.id(), true)
                    : CompletableFuture.completedStage(storeDown());
        });
    }

    /**
     * Opens a sign-in for a headset that the account's holder has let in.
     *
     * @param approvedBy the holder's own sign-in, which must still run
     * @param limit all that it reaches, whatever its holder does
     */
    public CompletionStage<Result> openHeadset(EntityId account, SignInId approvedBy, HeadsetLimit limit) {
        SignInId signIn = RefreshToken.randomSignIn(random);
        RefreshToken refresh = RefreshToken.random(account, signIn, random);
        AccountCommand command = new AccountCommand.OpenHeadsetSignIn(approvedBy, signIn, refresh.hash(), limit);
        return orUnavailable(accounts.ask(account, newCommandId(), command).thenCompose(answer -> {
            if (answer instanceof Answer.Refused) {
                return CompletableFuture.completedStage(new BadCredentials());
            }
            return answer instanceof Answer.Done
                    ? accounts.look(account).thenApply(state -> refreshed(state, signIn, refresh))
                    : CompletableFuture.completedStage(storeDown());
        }));
    }

    /** Exchanges a refresh token for a new pair. Showing one a second time ends the sign-in. */
    public CompletionStage<Result> refresh(String refreshToken) {
        RefreshToken shown = RefreshToken.parse(refreshToken).orElse(null);
        if (shown == null) {
            return CompletableFuture.completedStage(new BadCredentials());
        }
        RefreshToken next = RefreshToken.random(shown.account(), shown.signIn(), random);
        AccountCommand command = new AccountCommand.Refresh(shown.signIn(), shown.hash(), next.hash());
        return orUnavailable(
                accounts.ask(shown.account(), newCommandId(), command).thenCompose(answer -> {
                    if (answer instanceof Answer.Refused) {
                        return CompletableFuture.completedStage(new BadCredentials());
                    }
                    return answer instanceof Answer.Done
                            ? accounts.look(shown.account())
                                    .thenApply(account -> refreshed(account, shown.signIn(), next))
                            : CompletableFuture.completedStage(storeDown());
                }));
    }

    private Result refreshed(AccountState account, SignInId signIn, RefreshToken next) {
        AccountState.Holder holder = account.holder();
        RefreshFamily family = account.signIns().get(signIn);
        return holder == null || family == null || !family.current().equals(next.hash())
                ? new BadCredentials()
                : issue(holder, principal(account.id(), holder, signIn, family), next);
    }

    private static Principal principal(
            EntityId account, AccountState.Holder holder, SignInId signIn, RefreshFamily family) {
        HeadsetLimit limit = family.headset();
        return limit == null
                ? new Principal(account, holder.role(), holder.patient(), signIn, family.secondFactor())
                : Principal.headset(account, signIn, limit, limit.patient().equals(holder.patient()));
    }

    /** Ends the sign-in; its access and refresh tokens are refused within a second. */
    public CompletionStage<Answer> signOut(Principal principal) {
        return accounts.ask(principal.account(), newCommandId(), new AccountCommand.EndSignIn(principal.signIn()));
    }

    private Result issue(AccountState.Holder holder, Principal principal, RefreshToken refresh) {
        return new SignedIn(principal, holder.name(), tokens.issue(principal, clock.instant()), refresh.text());
    }

    private CompletionStage<Result> nobody(String password) {
        String bounded = password.length() > PasswordRules.LENGTH_MAX
                ? password.substring(0, PasswordRules.LENGTH_MAX)
                : password;
        return hasher.verifyAgainstNobody(bounded).thenApply(no -> new BadCredentials());
    }

    private CompletionStage<Result> failed(EntityId account, boolean counts) {
        if (counts) {
            // Not waited for: an address without account has nothing to store and must not answer sooner.
            inBackground(accounts.ask(account, newCommandId(), new AccountCommand.RecordSignInFailure()));
        }
        return CompletableFuture.completedStage(new BadCredentials());
    }

    private void renewIfOutdated(EntityId account, String password, PasswordHash hash) {
        if (hasher.isOutdated(hash)) {
            inBackground(hasher.hash(password)
                    .thenCompose(next ->
                            accounts.ask(account, newCommandId(), new AccountCommand.RehashPassword(hash, next))));
        }
    }

    private static void inBackground(CompletionStage<Answer> work) {
        work.whenComplete((answer, failure) -> {
            if (failure != null || answer instanceof Answer.Unknown) {
                LOG.warn("An account's entry could not be stored");
            }
        });
    }

    private static CompletionStage<Result> orUnavailable(CompletionStage<Result> work) {
        return work.exceptionally(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            if (cause instanceof RejectedExecutionException) {
                return new Unavailable(
                        Refusal.retryLater(ErrorCode.BUSY, "too many are signing in right now", BUSY_RETRY_MS));
            }
            return storeDown();
        });
    }

    private static Result storeDown() {
        return new Unavailable(
                Refusal.retryLater(ErrorCode.STORE_UNAVAILABLE, "accounts cannot be reached right now", BUSY_RETRY_MS));
    }

    private static CommandId newCommandId() {
        return new CommandId(UUID.randomUUID().toString());
    }
}
