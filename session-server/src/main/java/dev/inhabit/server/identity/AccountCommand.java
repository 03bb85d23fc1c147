package dev.inhabit.server.identity;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.Command;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked of an account. Passwords arrive hashed, or checked against the hash that is named: hashing is slow
 * and happens before, off the actor.
 */
public sealed interface AccountCommand extends Command<AccountState, AccountEvent> {

    /** @param oneTime whether the password was made for the holder, who must set one of their own */
    record Register(
            EmailAddress email,
            Role role,
            PersonName name,
            PasswordHash password,
            boolean oneTime,
            @Nullable EntityId by)
            implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            if (state.isRegistered()) {
                return Decision.refuse(ErrorCode.CONFLICT, "this account exists already");
            }
            AccountEvent registered = new AccountEvent.Registered(email, role, name, password, by);
            return oneTime
                    ? Decision.ofAll(List.of(registered, new AccountEvent.OneTimePasswordGiven(password, by)))
                    : Decision.of(registered);
        }
    }

    /** @param checked the hash that the old password was found to belong to */
    record ChangePassword(PasswordHash checked, PasswordHash next) implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            return hasPassword(state, checked) ? Decision.of(new AccountEvent.PasswordChanged(next)) : badCredentials();
        }
    }

    /** Renews the hash of an unchanged password; silently nothing where another change was faster. */
    record RehashPassword(PasswordHash checked, PasswordHash next) implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            return hasPassword(state, checked)
                    ? Decision.of(new AccountEvent.PasswordRehashed(next))
                    : Decision.nothing();
        }
    }

    /** @param code of the new secret, which proves that the authenticator app has it */
    record EnrolTotp(TotpSecret secret, String code) implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            if (!state.isRegistered()) {
                return unknownAccount();
            }
            if (state.totp() != null) {
                return Decision.refuse(ErrorCode.CONFLICT, "a second factor is enrolled already");
            }
            OptionalLong step = Totp.match(secret, code, now, Long.MIN_VALUE);
            return step.isPresent()
                    ? Decision.of(new AccountEvent.TotpEnrolled(secret, step.getAsLong()))
                    : Decision.refuse(Refusal.invalid("code", "is not the code of this secret now"));
        }
    }

    record LinkToPatient(EntityId patient, @Nullable EntityId by) implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            AccountState.Holder holder = state.holder();
            if (holder == null) {
                return unknownAccount();
            }
            if (holder.role() != Role.PATIENT
                    || !patient.tenant().equals(state.id().tenant())) {
                return Decision.refuse(Refusal.invalid("patient", "only a patient's account of this clinic is linked"));
            }
            if (patient.equals(holder.patient())) {
                return Decision.nothing();
            }
            return holder.patient() == null
                    ? Decision.of(new AccountEvent.LinkedToPatient(patient, by))
                    : Decision.refuse(ErrorCode.CONFLICT, "the account is linked to another patient");
        }
    }

    record Suspend(EntityId by) implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            if (!state.isRegistered()) {
                return unknownAccount();
            }
            if (by.equals(state.id())) {
                return Decision.refuse(ErrorCode.CONFLICT, "nobody can suspend their own account");
            }
            return state.standing() == AccountState.Standing.SUSPENDED
                    ? Decision.nothing()
                    : Decision.of(new AccountEvent.Suspended(by));
        }
    }

    record Reactivate(EntityId by) implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            if (!state.isRegistered()) {
                return unknownAccount();
            }
            return state.standing() == AccountState.Standing.ACTIVE && state.failures() == 0
                    ? Decision.nothing()
                    : Decision.of(new AccountEvent.Reactivated(by));
        }
    }

    /** Nothing once the account is locked, so that guessing on cannot fill the journal. */
    record RecordSignInFailure() implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            return state.isRegistered() && !state.isLocked()
                    ? Decision.of(new AccountEvent.SignInFailed())
                    : Decision.nothing();
        }
    }

    /**
     * Opens a sign-in after the password was checked.
     *
     * @param checked the hash that the password was found to belong to
     * @param code of the second factor; needed where one is enrolled
     */
    record OpenSignIn(PasswordHash checked, @Nullable String code, SignInId signIn, String refreshHash)
            implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            if (!state.admitsSignIn() || !hasPassword(state, checked)) {
                return badCredentials();
            }
            if (state.holder() != null && state.holder().hasOneTimePassword()) {
                return Decision.refuse(ErrorCode.CONFLICT, "set a password of your own first");
            }
            TotpSecret totp = state.totp();
            Long step = null;
            if (totp != null) {
                OptionalLong match =
                        code == null ? OptionalLong.empty() : Totp.match(totp, code, now, state.lastTotpStep());
                if (match.isEmpty()) {
                    return badCredentials();
                }
                step = match.getAsLong();
            }
            return Decision.of(new AccountEvent.SignedIn(signIn, refreshHash, now.plus(RefreshFamily.LIFETIME), step));
        }
    }

    /**
     * Opens a sign-in for a headset that the holder has let in from another one.
     *
     * @param approvedBy the holder's sign-in, which still runs
     * @param limit all that it reaches
     */
    record OpenHeadsetSignIn(SignInId approvedBy, SignInId signIn, String refreshHash, HeadsetLimit limit)
            implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            return state.admitsSignIn() && state.isLive(approvedBy, now)
                    ? Decision.of(new AccountEvent.HeadsetSignedIn(
                            signIn, refreshHash, now.plus(RefreshFamily.HEADSET_LIFETIME), limit))
                    : Decision.refuse(ErrorCode.UNAUTHENTICATED, "the sign-in that let the headset in has ended");
        }
    }

    /** Exchanges a refresh token. A token that was exchanged before ends the sign-in, which is an event and no refusal. */
    record Refresh(SignInId signIn, String presentedHash, String nextHash) implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            RefreshFamily family = state.signIns().get(signIn);
            if (family == null || !state.isLive(signIn, now)) {
                return Decision.refuse(ErrorCode.UNAUTHENTICATED, "this sign-in has ended");
            }
            return family.accepts(presentedHash, now)
                    ? Decision.of(new AccountEvent.RefreshRotated(signIn, presentedHash, nextHash))
                    : Decision.of(new AccountEvent.SignInEnded(signIn, AccountEvent.SignInEnded.Reason.REFRESH_REUSED));
        }
    }

    record EndSignIn(SignInId signIn) implements AccountCommand {
        @Override
        public Decision<AccountEvent> decide(AccountState state, Instant now) {
            return state.signIns().containsKey(signIn)
                    ? Decision.of(new AccountEvent.SignInEnded(signIn, AccountEvent.SignInEnded.Reason.SIGNED_OUT))
                    : Decision.nothing();
        }
    }

    private static boolean hasPassword(AccountState state, PasswordHash checked) {
        AccountState.Holder holder = state.holder();
        return holder != null && holder.password().equals(checked);
    }

    private static Decision<AccountEvent> badCredentials() {
        return Decision.refuse(ErrorCode.BAD_CREDENTIALS, "e-mail, password or code is wrong");
    }

    private static Decision<AccountEvent> unknownAccount() {
        return Decision.refuse(ErrorCode.NOT_FOUND, "there is no such account");
    }
}
