package dev.inhabit.server.identity;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.record.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes accounts, one per e-mail address: claims the address, creates the account, confirms the claim. If the server
 * dies in between, the same request again completes it, and a claim that nobody completes lapses.
 */
public final class Registration {
    /** How it ended. */
    public sealed interface Result {}

    public record Registered(EntityId account) implements Result {}

    /** Nothing was made, or, with {@link ErrorCode#OUTCOME_UNKNOWN}, perhaps: ask again with the same id. */
    public record Refused(Refusal refusal) implements Result {}

    /**
     * Who wants an account.
     *
     * @param oneTime whether the password was made for them: they must set one of their own
     * @param by the administrator who asks; null where the server seeds it
     */
    public record Applicant(
            EmailAddress email,
            Role role,
            PersonName name,
            String password,
            boolean oneTime,
            @Nullable EntityId by) {
        @Override
        public String toString() {
            return "Applicant[" + role + "]";
        }
    }

    private final Accounts accounts;
    private final PasswordRules rules;
    private final PasswordHasher hasher;

    public Registration(Accounts accounts, PasswordRules rules, PasswordHasher hasher) {
        this.accounts = accounts;
        this.rules = rules;
        this.hasher = hasher;
    }

    /**
     * The same command id always names the same account, so that a repeat finds what the first try made. A new account
     * has no second factor yet: its password must do alone.
     */
    public CompletionStage<Result> register(TenantId tenant, CommandId commandId, Applicant who) {
        String objection = rules.objection(who.password(), who.email(), false).orElse(null);
        if (objection != null) {
            return refused(Refusal.invalid("password", objection));
        }
        EntityId account = accountOf(tenant, commandId);
        return hasher.hash(who.password()).thenCompose(hash -> claim(tenant, account, who)
                .thenCompose(claimed -> claimed instanceof Answer.Done
                        ? create(tenant, account, commandId, who, hash)
                        : refused(claimed)));
    }

    private CompletionStage<Answer> claim(TenantId tenant, EntityId account, Applicant who) {
        return accounts.lookAtClaim(tenant, who.email()).thenCompose(claim -> {
            EntityId holder = claim.holder();
            if (holder == null || holder.equals(account) || claim.confirmed()) {
                return accounts.askClaim(tenant, who.email(), new EmailClaimCommand.Claim(account));
            }
            // Somebody's registration stopped before its last step: finish it for them before their claim lapses.
            return accounts.look(holder)
                    .thenCompose(other -> hasAddress(other, who.email())
                            ? accounts.askClaim(tenant, who.email(), new EmailClaimCommand.Confirm(holder))
                            : CompletableFuture.completedStage(null))
                    .thenCompose(
                            healed -> accounts.askClaim(tenant, who.email(), new EmailClaimCommand.Claim(account)));
        });
    }

    private static boolean hasAddress(AccountState account, EmailAddress email) {
        AccountState.Holder holder = account.holder();
        return holder != null && holder.email().equals(email);
    }

    private static boolean isOf(AccountState account, Applicant who) {
        AccountState.Holder holder = account.holder();
        return holder != null && hasAddress(account, who.email()) && holder.role() == who.role();
    }

    private CompletionStage<Result> create(
            TenantId tenant, EntityId account, CommandId commandId, Applicant who, PasswordHash hash) {
        AccountCommand register =
                new AccountCommand.Register(who.email(), who.role(), who.name(), hash, who.oneTime(), who.by());
        return accounts.ask(account, commandId, register).thenCompose(created -> {
            if (created instanceof Answer.Refused) {
                return giveBack(tenant, account, who, created);
            }
            return created instanceof Answer.Done
                    ? accounts.look(account).thenCompose(made -> confirm(tenant, made, commandId, who))
                    : refused(created);
        });
    }

    private CompletionStage<Result> confirm(TenantId tenant, AccountState made, CommandId commandId, Applicant who) {
        if (!isOf(made, who)) {
            Refusal taken = Refusal.of(ErrorCode.CONFLICT, "this command id made another account");
            return giveBack(tenant, made.id(), who, new Answer.Refused(commandId, taken));
        }
        return accounts.askClaim(tenant, who.email(), new EmailClaimCommand.Confirm(made.id()))
                .thenCompose(confirmed -> confirmed instanceof Answer.Done
                        ? CompletableFuture.completedStage(new Registered(made.id()))
                        : refused(confirmed));
    }

    private CompletionStage<Result> giveBack(TenantId tenant, EntityId account, Applicant who, Answer why) {
        // Not where the account lives under this address: a late repeat must not take it away from its holder.
        return accounts.look(account)
                .thenCompose(there -> hasAddress(there, who.email())
                        ? refused(why)
                        : accounts.askClaim(tenant, who.email(), new EmailClaimCommand.Release(account))
                                .thenCompose(released -> refused(why)));
    }

    static EntityId accountOf(TenantId tenant, CommandId commandId) {
        String name = "account " + tenant + " " + commandId;
        return EntityId.of(tenant, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static CompletionStage<Result> refused(Answer answer) {
        return refused(
                answer instanceof Answer.Refused refused
                        ? refused.refusal()
                        : Refusal.of(ErrorCode.OUTCOME_UNKNOWN, "perhaps made; ask again with the same id"));
    }

    private static CompletionStage<Result> refused(Refusal refusal) {
        return CompletableFuture.completedStage(new Refused(refusal));
    }
}
