package dev.inhabit.server.identity;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Event;
import dev.inhabit.server.record.EventMeta;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened to an account. Stable names, never reworded. */
public sealed interface AccountEvent extends Event<AccountState> {

    /** @param by the account that asked for it; null where the server itself seeded it */
    record Registered(
            EmailAddress email,
            Role role,
            PersonName name,
            PasswordHash password,
            @Nullable EntityId by) implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            return state.with(new AccountState.Holder(email, role, name, password, false, null))
                    .createdAt(meta.recordedAt());
        }
    }

    /** A new password of the holder's own; every sign-in made with the old one ends. */
    record PasswordChanged(PasswordHash password) implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            return withPassword(state, password, false).withSignIns(Map.of());
        }
    }

    /**
     * A password that somebody else knows and that opens nothing until its holder has set one of their own.
     *
     * @param by the administrator who gave it; null where the server itself did
     */
    record OneTimePasswordGiven(
            PasswordHash password, @Nullable EntityId by) implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            return withPassword(state, password, true).withSignIns(Map.of());
        }
    }

    /** The same password under newer parameters. */
    record PasswordRehashed(PasswordHash password) implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            AccountState.Holder holder = state.holder();
            return holder == null ? state : withPassword(state, password, holder.hasOneTimePassword());
        }
    }

    record TotpEnrolled(TotpSecret secret, long step) implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            return state.with(secret, step);
        }
    }

    record LinkedToPatient(EntityId patient, @Nullable EntityId by) implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            AccountState.Holder holder = state.holder();
            return holder == null ? state : state.with(holder.linkedTo(patient));
        }
    }

    record Suspended(EntityId by) implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            return state.with(AccountState.Standing.SUSPENDED).withSignIns(Map.of());
        }
    }

    /** Ends a suspension and a lock. */
    record Reactivated(EntityId by) implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            return state.with(AccountState.Standing.ACTIVE).withFailures(0);
        }
    }

    record SignInFailed() implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            return state.withFailures(state.failures() + 1);
        }
    }

    /**
     * Somebody signed in.
     *
     * @param refreshHash SHA-256 of the first refresh token
     * @param totpStep the step of the code that was spent; null without a second factor
     */
    record SignedIn(
            SignInId signIn,
            String refreshHash,
            Instant expiresAt,
            @Nullable Long totpStep) implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            AccountState spent = totpStep == null ? state : state.with(state.totp(), totpStep);
            RefreshFamily family =
                    new RefreshFamily(refreshHash, null, meta.recordedAt(), expiresAt, totpStep != null, null);
            return spent.withFailures(0).with(signIn, family, meta.recordedAt()).signedInAt(meta.recordedAt());
        }
    }

    /**
     * A headset was let into one session by the code that it showed.
     *
     * @param refreshHash SHA-256 of the first refresh token
     */
    record HeadsetSignedIn(SignInId signIn, String refreshHash, Instant expiresAt, HeadsetLimit limit)
            implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            return state.with(
                            signIn,
                            new RefreshFamily(refreshHash, null, meta.recordedAt(), expiresAt, false, limit),
                            meta.recordedAt())
                    .signedInAt(meta.recordedAt());
        }
    }

    record RefreshRotated(SignInId signIn, String presentedHash, String nextHash) implements AccountEvent {
        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            RefreshFamily family = state.signIns().get(signIn);
            return family == null
                    ? state
                    : state.with(signIn, family.rotated(presentedHash, nextHash, meta.recordedAt()), meta.recordedAt());
        }
    }

    record SignInEnded(SignInId signIn, Reason reason) implements AccountEvent {
        /** Why a sign-in ended before it ran out. */
        public enum Reason {
            SIGNED_OUT,
            /** A refresh token was shown a second time: one of the two who held it had stolen it. */
            REFRESH_REUSED
        }

        @Override
        public AccountState applyTo(AccountState state, EventMeta meta) {
            return state.without(signIn);
        }
    }

    private static AccountState withPassword(AccountState state, PasswordHash password, boolean oneTime) {
        AccountState.Holder holder = state.holder();
        return holder == null ? state : state.with(holder.with(password, oneTime));
    }
}
