package dev.inhabit.server.identity;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;

/**
 * What somebody who is signed in does with their own account. Each change asks for the password again: a token that was
 * left open on a screen must not be enough to take the account over.
 */
public final class OwnAccount {
    private static final CommandId NOT_ASKED = new CommandId("not-asked");

    private final Accounts accounts;
    private final PasswordHasher hasher;
    private final PasswordRules rules;
    private final SecureRandom random;

    public OwnAccount(Accounts accounts, PasswordHasher hasher, PasswordRules rules, SecureRandom random) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.rules = rules;
        this.random = random;
    }

    public CompletionStage<AccountState> look(EntityId account) {
        return accounts.look(account);
    }

    /** Every sign-in ends where it is done; refused with {@code BAD_CREDENTIALS} where the old password is wrong. */
    public CompletionStage<Answer> changePassword(EntityId account, String password, String newPassword) {
        return withPassword(account, password, (state, holder) -> {
            boolean same = PasswordRules.normalised(password).equals(PasswordRules.normalised(newPassword));
            String objection = same
                    ? "must differ from the old one"
                    : rules.objection(newPassword, holder.email(), state.totp() != null)
                            .orElse(null);
            return objection != null
                    ? refused(Refusal.invalid("newPassword", "newPassword " + objection))
                    : hasher.hash(newPassword)
                            .thenCompose(
                                    next -> ask(account, new AccountCommand.ChangePassword(holder.password(), next)));
        });
    }

    /** A secret that is nobody's yet. */
    public record Offer(TotpSecret secret, String uri) {}

    /** Fails with an IllegalStateException where there is no such account. */
    public CompletionStage<Offer> offerSecondFactor(EntityId account) {
        TotpSecret secret = TotpSecret.random(random);
        return accounts.look(account).thenApply(state -> {
            AccountState.Holder holder = state.holder();
            if (holder == null) {
                throw new IllegalStateException("somebody without an account is signed in");
            }
            return new Offer(secret, secret.otpauthUri("Inhabit", holder.email()));
        });
    }

    /** Refused with {@code INVALID_FIELD} where the secret is none or the code is not of it, now. */
    public CompletionStage<Answer> enrolSecondFactor(EntityId account, String password, String secret, String code) {
        TotpSecret shared;
        try {
            shared = new TotpSecret(secret);
        } catch (IllegalArgumentException e) {
            return refused(Refusal.invalid("secret", "secret must be Base32 of 16 to 64 bytes"));
        }
        return withPassword(
                account, password, (state, holder) -> ask(account, new AccountCommand.EnrolTotp(shared, code)));
    }

    private CompletionStage<Answer> withPassword(
            EntityId account,
            String password,
            BiFunction<AccountState, AccountState.Holder, CompletionStage<Answer>> then) {
        return accounts.look(account).thenCompose(state -> {
            AccountState.Holder holder = state.holder();
            if (holder == null || !state.admitsSignIn()) {
                return refused(wrongPassword());
            }
            return hasher.verify(password, holder.password()).thenCompose(matches -> {
                if (matches) {
                    return then.apply(state, holder);
                }
                // Counted as a sign-in would be, or a stolen token could guess for ever.
                return ask(account, new AccountCommand.RecordSignInFailure())
                        .thenCompose(counted -> refused(wrongPassword()));
            });
        });
    }

    private static Refusal wrongPassword() {
        return Refusal.of(ErrorCode.BAD_CREDENTIALS, "the password is wrong");
    }

    private CompletionStage<Answer> ask(EntityId account, AccountCommand command) {
        return accounts.ask(account, new CommandId(UUID.randomUUID().toString()), command);
    }

    private static CompletionStage<Answer> refused(Refusal refusal) {
        return CompletableFuture.completedStage(new Answer.Refused(NOT_ASKED, refusal));
    }
}
