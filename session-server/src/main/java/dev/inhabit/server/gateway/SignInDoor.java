package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.identity.AccountState;
import dev.inhabit.server.identity.Accounts;
import dev.inhabit.server.identity.HeadsetLimit;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SignIn;
import dev.inhabit.server.identity.SignInId;
import dev.inhabit.server.identity.Verification;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The way to sign-ins: who may come in, and whether they still may. */
public interface SignInDoor {
    CompletionStage<SignIn.Result> signIn(
            String email, String password, @Nullable String totp, @Nullable String newPassword);

    CompletionStage<SignIn.Result> refresh(String refreshToken);

    /** Signs a headset in that the account's holder has let in from that sign-in. */
    CompletionStage<SignIn.Result> openHeadset(EntityId account, SignInId approvedBy, HeadsetLimit limit);

    /** Whose token it is. Never fails. */
    CompletionStage<Verification> verify(String token);

    /**
     * Runs {@code ended} once, as soon as the sign-in has ended.
     *
     * @return to be run when nobody needs to know any more
     */
    Runnable whenEnded(Principal principal, Runnable ended);

    /** Ends the sign-in; its tokens are refused and its sockets closed within a second. */
    CompletionStage<Answer> signOut(Principal principal);

    /** Who holds an account; empty where there is no such account. Fails where it does not answer. */
    CompletionStage<Optional<Holder>> holderOf(EntityId account);

    record Holder(PersonName name, Role role) {}

    /** What the account's holder is called. Fails where the account does not answer. */
    default CompletionStage<PersonName> nameOf(Principal principal) {
        return holderOf(principal.account()).thenApply(holder -> holder.map(Holder::name)
                .orElseThrow(() -> RefusedException.of(ErrorCode.NOT_FOUND, "there is no such account")));
    }

    /** @param tenant the clinic whose people sign in here */
    static SignInDoor of(TenantId tenant, Accounts accounts, SignIn signIn) {
        return new SignInDoor() {
            @Override
            public CompletionStage<SignIn.Result> signIn(
                    String email, String password, @Nullable String totp, @Nullable String newPassword) {
                return signIn.signIn(tenant, email, password, totp, newPassword);
            }

            @Override
            public CompletionStage<SignIn.Result> refresh(String refreshToken) {
                return signIn.refresh(refreshToken);
            }

            @Override
            public CompletionStage<SignIn.Result> openHeadset(
                    EntityId account, SignInId approvedBy, HeadsetLimit limit) {
                return signIn.openHeadset(account, approvedBy, limit);
            }

            @Override
            public CompletionStage<Verification> verify(String token) {
                return accounts.signIns().verify(token);
            }

            @Override
            public Runnable whenEnded(Principal principal, Runnable ended) {
                return accounts.signIns().whenEnded(principal, ended)::cancel;
            }

            @Override
            public CompletionStage<Answer> signOut(Principal principal) {
                return signIn.signOut(principal);
            }

            @Override
            public CompletionStage<Optional<Holder>> holderOf(EntityId account) {
                return accounts.look(account).thenApply(state -> {
                    AccountState.Holder holder = state.holder();
                    return holder == null ? Optional.empty() : Optional.of(new Holder(holder.name(), holder.role()));
                });
            }
        };
    }
}
