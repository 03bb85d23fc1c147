package dev.inhabit.server.identity;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns an e-mail address into the id of its claim: HMAC-SHA-256 under a key of this deployment, so that a stolen
 * journal cannot be searched for an address without the key.
 */
public final class EmailHashes {
    static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException unless the key has 32 bytes */
    public EmailHashes(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the e-mail key must have " + KEY_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    public EntityId claimOf(TenantId tenant, EmailAddress email) {
        byte[] hash = hmac(tenant.value() + '\0' + email.value());
        return new EntityId(tenant, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    /** 32 bytes that follow from the key and the purpose and tell nothing of either; never equal to an address's hash. */
    byte[] derive(String purpose) {
        return hmac("\0" + purpose);
    }

    /** A password that follows from the key and the purpose: 80 bits in four groups, for example {@code kq7m-x2pf-b3nt-ghrw}. */
    String derivePassword(String purpose) {
        String text = TotpSecret.ofBytes(derive(purpose)).base32().toLowerCase(Locale.ROOT);
        return text.substring(0, 16).replaceAll("(.{4})(?=.)", "$1-");
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks HmacSHA256", e);
        }
    }
}
