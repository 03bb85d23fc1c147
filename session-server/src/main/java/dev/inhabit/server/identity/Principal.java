package dev.inhabit.server.identity;

import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as a verified access token says.
 *
 * @param account whose token it is
 * @param patient the patient's record that the account is linked to; null for other roles
 * @param secondFactor whether the sign-in was made with one
 */
public record Principal(
        EntityId account, Role role, @Nullable EntityId patient, SignInId signIn, boolean secondFactor) {

    public TenantId tenant() {
        return account.tenant();
    }
}
