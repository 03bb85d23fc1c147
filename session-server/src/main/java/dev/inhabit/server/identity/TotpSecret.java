package dev.inhabit.server.identity;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;

/** The shared secret of a time-based one-time password: 16 to 64 bytes, written in Base32 without padding. */
public record TotpSecret(String base32) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS_PER_CHAR = 5;
    // RFC 4226 §4 R6: 160 bits, the length of the hash.
    private static final int RANDOM_BYTES = 20;

    /** @throws IllegalArgumentException where it is no Base32 of 16 to 64 bytes */
    public TotpSecret {
        base32 = base32.replace(" ", "").toUpperCase(Locale.ROOT);
        if (!base32.matches("[A-Z2-7]{26,103}")) {
            throw new IllegalArgumentException("a TOTP secret must be Base32 of 16 to 64 bytes");
        }
    }

    public static TotpSecret random(SecureRandom random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return ofBytes(bytes);
    }

    public static TotpSecret ofBytes(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte b : bytes) {
            buffer = (buffer << Byte.SIZE | (b & 0xff)) & 0xfff;
            bits += Byte.SIZE;
            while (bits >= BITS_PER_CHAR) {
                bits -= BITS_PER_CHAR;
                text.append(ALPHABET.charAt(buffer >> bits & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << (BITS_PER_CHAR - bits) & 31));
        }
        return new TotpSecret(text.toString());
    }

    byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < base32.length(); i++) {
            buffer = (buffer << BITS_PER_CHAR | ALPHABET.indexOf(base32.charAt(i))) & 0xfff;
            bits += BITS_PER_CHAR;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                out.write(buffer >> bits & 0xff);
            }
        }
        return out.toByteArray();
    }

    /** What an authenticator app reads from a QR code. */
    public String otpauthUri(String issuer, EmailAddress account) {
        return "otpauth://totp/" + encode(issuer) + ":" + encode(account.value()) + "?secret=" + base32 + "&issuer="
                + encode(issuer) + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.STEP_S;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return "TotpSecret[hidden]";
    }
}
