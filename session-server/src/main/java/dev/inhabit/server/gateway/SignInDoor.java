package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.identity.AccountState;
import dev.inhabit.server.identity.Accounts;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SignIn;
import dev.inhabit.server.identity.Verification;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.TenantId;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The way to sign-ins: who may come in, and whether they still may. */
public interface SignInDoor {
    CompletionStage<SignIn.Result> signIn(String email, String password, @Nullable String totp);

    CompletionStage<SignIn.Result> refresh(String refreshToken);

    /** Whose token it is. Never fails. */
    CompletionStage<Verification> verify(String token);

    /**
     * Runs {@code ended} once, as soon as the sign-in has ended.
     *
     * @return to be run when nobody needs to know any more
     */
    Runnable whenEnded(Principal principal, Runnable ended);

    /** What the account's holder is called. Fails where the account does not answer. */
    CompletionStage<PersonName> nameOf(Principal principal);

    /** @param tenant the clinic whose people sign in here */
    static SignInDoor of(TenantId tenant, Accounts accounts, SignIn signIn) {
        return new SignInDoor() {
            @Override
            public CompletionStage<SignIn.Result> signIn(String email, String password, @Nullable String totp) {
                return signIn.signIn(tenant, email, password, totp);
            }

            @Override
            public CompletionStage<SignIn.Result> refresh(String refreshToken) {
                return signIn.refresh(refreshToken);
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
            public CompletionStage<PersonName> nameOf(Principal principal) {
                return accounts.look(principal.account()).thenApply(account -> {
                    AccountState.Holder holder = account.holder();
                    if (holder == null) {
                        throw RefusedException.of(ErrorCode.NOT_FOUND, "there is no such account");
                    }
                    return holder.name();
                });
            }
        };
    }
}
