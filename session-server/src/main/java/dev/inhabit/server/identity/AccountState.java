package dev.inhabit.server.identity;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.patient.PersonName;
import dev.inhabit.server.record.EntityId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was decided about an account, as a value.
 *
 * @param holder null before registration
 * @param totp null without a second factor
 * @param lastTotpStep the newest step whose code was taken; codes up to it are spent
 * @param failures consecutive failed sign-ins
 * @param signIns live sign-ins; may hold some that have run out
 * @param createdAt when it was registered; null before
 * @param signedInAt when somebody last signed in to it; null where nobody ever did
 */
public record AccountState(
        EntityId id,
        @Nullable Holder holder,
        Standing standing,
        @Nullable TotpSecret totp,
        long lastTotpStep,
        int failures,
        Map<SignInId, RefreshFamily> signIns,
        @Nullable Instant createdAt,
        @Nullable Instant signedInAt) {

    /** NIST SP 800-63B-4 §3.2.2: no more than 100 consecutive failures on one account. */
    public static final int FAILURES_MAX = 100;
    /** More headsets and browsers than a clinician uses at once; the oldest sign-in gives way. */
    public static final int SIGN_INS_MAX = 20;

    /** Whether the account may be used. */
    public enum Standing {
        ACTIVE,
        SUSPENDED
    }

    /**
     * Who signs in.
     *
     * @param hasOneTimePassword whether the password was given to the holder, who must set one of their own
     * @param patient the patient's record where the role is patient and it is linked
     */
    public record Holder(
            EmailAddress email,
            Role role,
            PersonName name,
            PasswordHash password,
            boolean hasOneTimePassword,
            @Nullable EntityId patient) {
        Holder with(PasswordHash newPassword, boolean oneTime) {
            return new Holder(email, role, name, newPassword, oneTime, patient);
        }

        Holder linkedTo(EntityId newPatient) {
            return new Holder(email, role, name, password, hasOneTimePassword, newPatient);
        }
    }

    public AccountState {
        signIns = Map.copyOf(signIns);
    }

    public static AccountState empty(EntityId id) {
        return new AccountState(id, null, Standing.ACTIVE, null, Long.MIN_VALUE, 0, Map.of(), null, null);
    }

    public boolean isRegistered() {
        return holder != null;
    }

    /** What the holder is called; null before registration. */
    public @Nullable PersonName name() {
        return holder == null ? null : holder.name();
    }

    /** True where too many sign-ins failed; an administrator's reactivation ends it. */
    public boolean isLocked() {
        return failures >= FAILURES_MAX;
    }

    /** Registered, not suspended and not locked: a new sign-in may be made. */
    public boolean admitsSignIn() {
        return isRegistered() && standing == Standing.ACTIVE && !isLocked();
    }

    /** True until the sign-in is ended, runs out, or the account is suspended. A lock does not end running sign-ins. */
    public boolean isLive(SignInId signIn, Instant now) {
        RefreshFamily family = signIns.get(signIn);
        return standing == Standing.ACTIVE && family != null && !family.isOver(now);
    }

    AccountState with(Holder newHolder) {
        return new AccountState(id, newHolder, standing, totp, lastTotpStep, failures, signIns, createdAt, signedInAt);
    }

    AccountState createdAt(Instant at) {
        return new AccountState(id, holder, standing, totp, lastTotpStep, failures, signIns, at, signedInAt);
    }

    AccountState signedInAt(Instant at) {
        return new AccountState(id, holder, standing, totp, lastTotpStep, failures, signIns, createdAt, at);
    }

    AccountState with(Standing newStanding) {
        return new AccountState(id, holder, newStanding, totp, lastTotpStep, failures, signIns, createdAt, signedInAt);
    }

    AccountState with(@Nullable TotpSecret newTotp, long newLastTotpStep) {
        return new AccountState(
                id, holder, standing, newTotp, newLastTotpStep, failures, signIns, createdAt, signedInAt);
    }

    AccountState withFailures(int newFailures) {
        return new AccountState(id, holder, standing, totp, lastTotpStep, newFailures, signIns, createdAt, signedInAt);
    }

    AccountState withSignIns(Map<SignInId, RefreshFamily> newSignIns) {
        return new AccountState(id, holder, standing, totp, lastTotpStep, failures, newSignIns, createdAt, signedInAt);
    }

    AccountState with(SignInId signIn, RefreshFamily family, Instant now) {
        Map<SignInId, RefreshFamily> next = new HashMap<>(signIns);
        next.values().removeIf(each -> each.isOver(now));
        next.put(signIn, family);
        while (next.size() > SIGN_INS_MAX) {
            next.entrySet().stream()
                    .min(Comparator.comparing((Map.Entry<SignInId, RefreshFamily> entry) ->
                                    entry.getValue().expiresAt())
                            .thenComparing(entry -> entry.getKey().value()))
                    .ifPresent(oldest -> next.remove(oldest.getKey()));
        }
        return withSignIns(next);
    }

    AccountState without(SignInId signIn) {
        Map<SignInId, RefreshFamily> next = new HashMap<>(signIns);
        next.remove(signIn);
        return withSignIns(next);
    }
}
