package dev.inhabit.headset.link;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Six digits of the second factor, as an authenticator app shows them: RFC 6238 with SHA-1 and 30 s. */
public final class OneTimeCode {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private OneTimeCode() {}

    /**
     * @param secret Base32, as shown when the factor is set up
     * @throws IllegalArgumentException where the secret is not Base32
     */
    public static String at(String secret, long nowMs) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(decode(secret), "HmacSHA1"));
            byte[] hash = mac.doFinal(
                    ByteBuffer.allocate(Long.BYTES).putLong(nowMs / 30_000).array());
            int at = hash[hash.length - 1] & 0xf;
            int number = ByteBuffer.wrap(hash, at, 4).getInt() & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has HmacSHA1", e);
        }
    }

    private static byte[] decode(String secret) {
        ByteBuffer out = ByteBuffer.allocate(secret.length() * 5 / 8 + 1);
        int bits = 0;
        int held = 0;
        for (char c : secret.toUpperCase(Locale.ROOT)
                .replace("=", "")
                .replace(" ", "")
                .toCharArray()) {
            int value = BASE32.indexOf(c);
            if (value < 0) {
                throw new IllegalArgumentException("the second factor's secret is not Base32");
            }
            held = held << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out.put((byte) (held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }
}
