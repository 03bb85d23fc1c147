package dev.inhabit.server.identity;

import dev.inhabit.server.record.CrossesNodes;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which sign-ins of an account run, as of one point of its log.
 *
 * @param expiresAt when each runs out; none where the account is suspended
 */
record SignInsNow(EntityId account, long sequenceNr, Map<SignInId, Instant> expiresAt) implements CrossesNodes {
    SignInsNow {
        expiresAt = Map.copyOf(expiresAt);
    }

    static SignInsNow of(Memory<AccountState> memory) {
        AccountState state = memory.state();
        Map<SignInId, Instant> expiresAt = new HashMap<>();
        if (state.standing() == AccountState.Standing.ACTIVE) {
            state.signIns().forEach((signIn, family) -> expiresAt.put(signIn, family.expiresAt()));
        }
        return new SignInsNow(state.id(), memory.sequenceNr(), expiresAt);
    }

    boolean isLive(SignInId signIn, Instant now) {
        Instant end = expiresAt.get(signIn);
        return end != null && now.isBefore(end);
    }
}
