package dev.inhabit.server.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The P-256 keys of this deployment's tokens: the newest signs, all verify. Rotating adds a key; a key may go once every
 * token that it signed has run out.
 */
public final class TokenKeys {
    private final List<ECKey> newestFirst;

    private TokenKeys(List<ECKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("at least one token key is needed");
        }
        List<ECKey> sorted = new ArrayList<>(keys);
        sorted.sort(Comparator.comparing(TokenKeys::createdAt).reversed());
        this.newestFirst = List.copyOf(sorted);
    }

    public static TokenKeys generate(Instant now) {
        return new TokenKeys(List.of(newKey(now)));
    }

    /** @throws IllegalArgumentException where the text is no JWK set of private P-256 keys; the message shows none of it */
    public static TokenKeys ofJwkSet(String json) {
        try {
            List<ECKey> keys = new ArrayList<>();
            for (JWK key : JWKSet.parse(json).getKeys()) {
                if (!(key instanceof ECKey ec) || !ec.isPrivate() || !Curve.P_256.equals(ec.getCurve())) {
                    throw new IllegalArgumentException("token keys must be private P-256 keys");
                }
                keys.add(ec);
            }
            return new TokenKeys(keys);
        } catch (ParseException e) {
            throw new IllegalArgumentException("token keys must be a JWK set (RFC 7517)");
        }
    }

    /** Adds a key that signs from now on, and drops those whose tokens have all run out. */
    public TokenKeys rotated(Instant now) {
        List<ECKey> keys = new ArrayList<>();
        keys.add(newKey(now));
        Instant previousStopped = now;
        for (ECKey key : newestFirst) {
            // A key signs until its successor is made.
            if (!previousStopped.plus(Tokens.LIFETIME).isBefore(now)) {
                keys.add(key);
            }
            previousStopped = createdAt(key);
        }
        return new TokenKeys(keys);
    }

    /** Secret: for the key file only. */
    public String toJwkSet() {
        return new JWKSet(new ArrayList<JWK>(newestFirst)).toString(false);
    }

    /** What others need to verify tokens: no private part. */
    public String publicJwkSet() {
        return new JWKSet(new ArrayList<JWK>(newestFirst)).toString(true);
    }

    ECKey signing() {
        return newestFirst.get(0);
    }

    @Nullable
    ECKey verifying(@Nullable String keyId) {
        for (ECKey key : newestFirst) {
            if (key.getKeyID().equals(keyId)) {
                return key;
            }
        }
        return null;
    }

    private static Instant createdAt(ECKey key) {
        Date at = key.getIssueTime();
        return at == null ? Instant.EPOCH : at.toInstant();
    }

    private static ECKey newKey(Instant now) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .issueTime(Date.from(now))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this Java cannot make P-256 keys", e);
        }
    }
}
