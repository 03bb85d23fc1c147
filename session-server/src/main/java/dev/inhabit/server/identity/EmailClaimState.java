package dev.inhabit.server.identity;

import dev.inhabit.server.record.EntityId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which account has an e-mail address. Signing in goes through here, so an account that lost the race for its address
 * can never be signed in to.
 *
 * @param holder null while the address is free
 * @param claimedAt null while the address is free
 * @param confirmed true once the account exists
 */
public record EmailClaimState(
        EntityId id, @Nullable EntityId holder, @Nullable Instant claimedAt, boolean confirmed) {

    /** A registration that has not confirmed by then has died on the way; it takes below a second. */
    public static final Duration CLAIM_LIFETIME = Duration.ofMinutes(10);

    public static EmailClaimState empty(EntityId id) {
        return new EmailClaimState(id, null, null, false);
    }

    boolean isFree(Instant now) {
        return holder == null || (!confirmed && claimedAt != null && now.isAfter(claimedAt.plus(CLAIM_LIFETIME)));
    }
}
