package dev.inhabit.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.record.EntityId;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Issues and verifies access tokens: JWTs signed by ES256. Asymmetric, so that an edge proxy can verify them without
 * holding a secret; ES256 and not EdDSA, because every JDK and every gateway product can verify it. Takes the time as an
 * argument and keeps no state: that a sign-in has ended since is asked of the account.
 */
public final class Tokens {
    public static final Duration LIFETIME = Duration.ofHours(1);
    /** How far the clocks of two nodes may differ. */
    private static final Duration SKEW = Duration.ofSeconds(5);
    /** Longer than any token that this class issues; nothing longer is parsed. */
    private static final int LENGTH_MAX = 2_048;

    private static final String ISSUER = "inhabit";

    /** A token and when it runs out. */
    public record Issued(String token, Instant expiresAt) {
        @Override
        public String toString() {
            return "Issued[expiresAt=" + expiresAt + "]";
        }
    }

    private final TokenKeys keys;

    public Tokens(TokenKeys keys) {
        this.keys = keys;
    }

    public Issued issue(Principal principal, Instant now) {
        Instant expiresAt = now.plus(LIFETIME);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(principal.account().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(expiresAt))
                .claim("tenant", principal.tenant().value())
                .claim("role", wireName(principal.role()))
                .claim("sid", principal.signIn().value())
                .claim("mfa", principal.secondFactor());
        EntityId patient = principal.patient();
        if (patient != null) {
            claims.claim("patient", patient.toString());
        }
        Principal.Headset headset = principal.headset();
        if (headset != null) {
            claims.claim("headset", headset.session().toString());
            claims.claim("own", headset.own());
        }
        try {
            ECKey key = keys.signing();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims.build());
            jwt.sign(new ECDSASigner(key));
            return new Issued(jwt.serialize(), expiresAt);
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key cannot sign", e);
        }
    }

    public Verification verify(String token, Instant now) {
        if (token.length() > LENGTH_MAX) {
            return Verification.Failed.MALFORMED;
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            // Checked before a key is looked up: a token must not choose how it is verified.
            if (!JWSAlgorithm.ES256.equals(jwt.getHeader().getAlgorithm())) {
                return Verification.Failed.MALFORMED;
            }
            ECKey key = keys.verifying(jwt.getHeader().getKeyID());
            if (key == null) {
                return Verification.Failed.UNKNOWN_KEY;
            }
            if (!jwt.verify(new ECDSAVerifier(key))) {
                return Verification.Failed.BAD_SIGNATURE;
            }
            return read(jwt.getJWTClaimsSet(), now);
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return Verification.Failed.MALFORMED;
        }
    }

    private static Verification read(JWTClaimsSet claims, Instant now) throws ParseException {
        Date issuedAt = claims.getIssueTime();
        Date expiresAt = claims.getExpirationTime();
        if (!ISSUER.equals(claims.getIssuer()) || issuedAt == null || expiresAt == null) {
            return Verification.Failed.MALFORMED;
        }
        if (now.plus(SKEW).isBefore(issuedAt.toInstant())) {
            return Verification.Failed.NOT_YET_VALID;
        }
        if (!now.isBefore(expiresAt.toInstant())) {
            return Verification.Failed.EXPIRED;
        }
        String patient = claims.getStringClaim("patient");
        String headset = claims.getStringClaim("headset");
        Principal principal = new Principal(
                EntityId.parse(required(claims.getSubject())),
                role(required(claims.getStringClaim("role"))),
                patient == null ? null : EntityId.parse(patient),
                new SignInId(required(claims.getStringClaim("sid"))),
                Boolean.TRUE.equals(claims.getBooleanClaim("mfa")),
                headset == null
                        ? null
                        : new Principal.Headset(
                                EntityId.parse(headset), Boolean.TRUE.equals(claims.getBooleanClaim("own"))));
        return principal.tenant().value().equals(claims.getStringClaim("tenant"))
                ? new Verification.Valid(principal, expiresAt.toInstant())
                : Verification.Failed.MALFORMED;
    }

    private static String wireName(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Role role(String wireName) {
        return Role.valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    private static String required(@Nullable String claim) throws ParseException {
        if (claim == null) {
            throw new ParseException("a claim is missing", 0);
        }
        return claim;
    }
}
