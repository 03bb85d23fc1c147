package dev.inhabit.server.identity;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as a verified access token says.
 *
 * @param account whose token it is
 * @param patient the patient's record that the account is linked to, or who wears the headset; null for other roles
 * @param secondFactor whether the sign-in was made with one
 * @param headset where this is a headset that was let in by its code; null for people, who are not limited so
 */
public record Principal(
        EntityId account,
        Role role,
        @Nullable EntityId patient,
        SignInId signIn,
        boolean secondFactor,
        @Nullable Headset headset) {

    /**
     * @param session the one that it was let into; it reaches no other
     * @param own whether the account is the patient's own, and not that of the therapist who let it in
     */
    public record Headset(EntityId session, boolean own) {}

    /** A person. */
    public Principal(EntityId account, Role role, @Nullable EntityId patient, SignInId signIn, boolean secondFactor) {
        this(account, role, patient, signIn, secondFactor, null);
    }

    static Principal headset(EntityId account, SignInId signIn, HeadsetLimit limit, boolean own) {
        return new Principal(account, Role.PATIENT, limit.patient(), signIn, false, new Headset(limit.session(), own));
    }

    public TenantId tenant() {
        return account.tenant();
    }

    /** Under whose id it acts: a headset that a therapist let in acts for its patient, and never as the therapist. */
    public EntityId actsAs() {
        return headset == null || headset.own() || patient == null ? account : patient;
    }
}
