package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.EntityId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTests {
    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");
    private static final SignInId SIGN_IN = new SignInId("abcdefghijklmnopqrstuv");
    private static final Principal PATIENT =
            new Principal(EntityId.parse("demo~acc-1"), Role.PATIENT, EntityId.parse("demo~pat-1"), SIGN_IN, false);
    private static final Principal THERAPIST =
            new Principal(EntityId.parse("demo~acc-2"), Role.THERAPIST, null, SIGN_IN, true);

    private final TokenKeys keys = TokenKeys.generate(T0);
    private final Tokens tokens = new Tokens(keys);

    @Test
    void whatWasIssuedIsVerifiedForAnHour() {
        HeadsetLimit limit = new HeadsetLimit(EntityId.parse("demo~s1"), EntityId.parse("demo~pat-1"));
        for (Principal principal : new Principal[] {
            PATIENT,
            THERAPIST,
            Principal.headset(PATIENT.account(), SIGN_IN, limit, true),
            Principal.headset(THERAPIST.account(), SIGN_IN, limit, false)
        }) {
            Tokens.Issued issued = tokens.issue(principal, T0);
            assertEquals(T0.plusSeconds(3600), issued.expiresAt());
            assertEquals(
                    new Verification.Valid(principal, issued.expiresAt()),
                    tokens.verify(issued.token(), T0.plusSeconds(3599)));
            assertEquals(Verification.Failed.EXPIRED, tokens.verify(issued.token(), T0.plusSeconds(3600)));
            assertEquals(Verification.Failed.NOT_YET_VALID, tokens.verify(issued.token(), T0.minusSeconds(6)));
        }
    }

    @Test
    void oneChangedCharacterAnywhereIsNotAccepted() {
        String token = tokens.issue(THERAPIST, T0).token();
        for (int i = 0; i < token.length() - 1; i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertFalse(tokens.verify(changed, T0) instanceof Verification.Valid, "character " + i);
        }
    }

    @Test
    void rotationSignsAnewAndKeepsOldTokensUntilTheyRunOut() {
        String old = tokens.issue(PATIENT, T0).token();
        TokenKeys rotatedKeys = keys.rotated(T0.plusSeconds(60));
        Tokens rotated = new Tokens(TokenKeys.ofJwkSet(rotatedKeys.toJwkSet()));
        assertEquals(tokens.verify(old, T0.plusSeconds(61)), rotated.verify(old, T0.plusSeconds(61)));
        String fresh = rotated.issue(PATIENT, T0.plusSeconds(61)).token();
        assertNotEquals(old.substring(0, old.indexOf('.')), fresh.substring(0, fresh.indexOf('.')));
        assertEquals(Verification.Failed.UNKNOWN_KEY, tokens.verify(fresh, T0.plusSeconds(61)));
        TokenKeys later = rotatedKeys.rotated(T0.plusSeconds(7200));
        assertEquals(Verification.Failed.UNKNOWN_KEY, new Tokens(later).verify(old, T0.plusSeconds(61)));
        assertEquals(new Tokens(later).verify(fresh, T0.plusSeconds(62)), rotated.verify(fresh, T0.plusSeconds(62)));
    }

    @Test
    void anotherDeploymentsTokensAreUnknown() {
        String foreign = new Tokens(TokenKeys.generate(T0)).issue(THERAPIST, T0).token();
        assertEquals(Verification.Failed.UNKNOWN_KEY, tokens.verify(foreign, T0));
    }

    @Test
    void thePublicKeyCannotBeUsedAsASharedSecret() throws Exception {
        byte[] publicPart = keys.publicJwkSet().getBytes(StandardCharsets.UTF_8);
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(keys.signing().getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer("inhabit")
                        .subject("demo~acc-1")
                        .issueTime(Date.from(T0))
                        .expirationTime(Date.from(T0.plusSeconds(3600)))
                        .build());
        forged.sign(new MACSigner(publicPart));
        assertEquals(Verification.Failed.MALFORMED, tokens.verify(forged.serialize(), T0));
    }

    @Test
    void anUnsignedTokenIsMalformed() {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8));
        String body = tokens.issue(THERAPIST, T0).token().split("\\.", -1)[1];
        assertEquals(Verification.Failed.MALFORMED, tokens.verify(header + "." + body + ".", T0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "null", "eyJhbGciOiJFUzI1NiJ9", "\u0000\uFFFF"})
    void rubbishIsMalformed(String text) {
        assertEquals(Verification.Failed.MALFORMED, tokens.verify(text, T0));
        assertEquals(Verification.Failed.MALFORMED, tokens.verify(text + "x".repeat(1_000_000), T0));
    }

    @Test
    void thePublicKeySetHoldsNoPrivatePart() {
        assertFalse(keys.publicJwkSet().contains("\"d\""));
    }

    @Test
    void refreshTokensRoundTripAndRubbishDoesNot() {
        RefreshToken token = RefreshToken.random(EntityId.parse("demo~acc-1"), SIGN_IN, new SecureRandom());
        assertEquals(Optional.of(token), RefreshToken.parse(token.text()));
        assertFalse(token.toString().contains(token.secret()));
        for (String text : new String[] {
            "", "..", "a.b.c", token.text() + "x", token.text().substring(1).replace("~", ""), "x".repeat(100_000)
        }) {
            assertEquals(Optional.empty(), RefreshToken.parse(text));
        }
    }
}
