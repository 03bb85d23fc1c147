package dev.inhabit.server.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords, RFC 6238: HMAC-SHA-1, steps of 30 s, 6 digits, one step of tolerance to either side.
 * SHA-1 because it is the only algorithm that every authenticator app knows; its collisions do not touch HMAC.
 */
public final class Totp {
    public static final int DIGITS = 6;
    public static final int STEP_S = 30;
    private static final int WINDOW_STEPS = 1;

    private Totp() {}

    public static long stepAt(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_S);
    }

    public static String codeAt(TotpSecret secret, Instant now) {
        return code(secret.bytes(), stepAt(now), DIGITS, "HmacSHA1");
    }

    /**
     * The step whose code this is, so that it can be remembered and never taken again.
     *
     * @param lastUsedStep steps up to this one are not accepted
     */
    public static OptionalLong match(TotpSecret secret, String code, Instant now, long lastUsedStep) {
        byte[] key = secret.bytes();
        byte[] given = code.getBytes(StandardCharsets.US_ASCII);
        OptionalLong found = OptionalLong.empty();
        for (long step = stepAt(now) - WINDOW_STEPS; step <= stepAt(now) + WINDOW_STEPS; step++) {
            byte[] expected = code(key, step, DIGITS, "HmacSHA1").getBytes(StandardCharsets.US_ASCII);
            if (MessageDigest.isEqual(expected, given) && step > lastUsedStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** HOTP of RFC 4226 §5.3 over a step. */
    static String code(byte[] key, long step, int digits, String algorithm) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
            long modulus = 1;
            for (int i = 0; i < digits; i++) {
                modulus *= 10;
            }
            return String.format(Locale.ROOT, "%0" + digits + "d", number % modulus);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks " + algorithm, e);
        }
    }
}
