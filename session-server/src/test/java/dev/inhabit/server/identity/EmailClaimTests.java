package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailClaimTests {
    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
    private static final TenantId DEMO = new TenantId("demo");
    private static final EntityId A = EntityId.parse("demo~a");
    private static final EntityId B = EntityId.parse("demo~b");
    private static final EmailHashes HASHES = new EmailHashes(new byte[32]);

    private final Folded<EmailClaimState, EmailClaimEvent> claim =
            new Folded<>(EmailClaimState.empty(HASHES.claimOf(DEMO, new EmailAddress("ada@example.org"))));

    @Test
    void oneAddressHasOneAccount() {
        assertEquals(Optional.empty(), claim.ask(new EmailClaimCommand.Claim(A), T0));
        assertEquals(Optional.of(ErrorCode.CONFLICT), claim.ask(new EmailClaimCommand.Claim(B), T0));
        assertEquals(Optional.empty(), claim.ask(new EmailClaimCommand.Confirm(A), T0));
        assertEquals(Optional.empty(), claim.ask(new EmailClaimCommand.Confirm(A), T0));
        assertEquals(Optional.of(ErrorCode.CONFLICT), claim.ask(new EmailClaimCommand.Confirm(B), T0));
        assertEquals(
                Optional.of(ErrorCode.CONFLICT), claim.ask(new EmailClaimCommand.Claim(B), T0.plusSeconds(100_000)));
        assertEquals(2, claim.events().size());
    }

    @Test
    void aClaimWhoseRegistrationDiedLapsesAndTheLateOneLoses() {
        claim.ask(new EmailClaimCommand.Claim(A), T0);
        assertEquals(Optional.of(ErrorCode.CONFLICT), claim.ask(new EmailClaimCommand.Claim(B), T0.plusSeconds(600)));
        assertEquals(Optional.empty(), claim.ask(new EmailClaimCommand.Claim(B), T0.plusSeconds(601)));
        assertEquals(Optional.of(ErrorCode.CONFLICT), claim.ask(new EmailClaimCommand.Confirm(A), T0.plusSeconds(602)));
        assertEquals(Optional.empty(), claim.ask(new EmailClaimCommand.Confirm(B), T0.plusSeconds(602)));
    }

    @Test
    void onlyTheHolderReleases() {
        claim.ask(new EmailClaimCommand.Claim(A), T0);
        claim.ask(new EmailClaimCommand.Release(B), T0);
        assertEquals(A, claim.state().holder());
        claim.ask(new EmailClaimCommand.Release(A), T0);
        assertEquals(Optional.empty(), claim.ask(new EmailClaimCommand.Claim(B), T0));
    }

    @Test
    void spellingsOfOneAddressShareAClaimAndTenantsDoNot() {
        EntityId claimed = HASHES.claimOf(DEMO, new EmailAddress("ada@example.org"));
        assertEquals(claimed, HASHES.claimOf(DEMO, new EmailAddress("  Ada@EXAMPLE.org ")));
        assertNotEquals(
                claimed.local(),
                HASHES.claimOf(new TenantId("other"), new EmailAddress("ada@example.org"))
                        .local());
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertNotEquals(claimed, new EmailHashes(otherKey).claimOf(DEMO, new EmailAddress("ada@example.org")));
        assertFalse(claimed.toString().contains("ada"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ada", "@example.org", "ada@", "a b@example.org", "a@b@c", "ada@exa\nmple.org"})
    void whatIsNoAddressIsRefusedWithoutRepeatingIt(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new EmailAddress(text));
        assertEquals("must be an e-mail address of at most 254 characters", refused.getMessage());
    }
}
