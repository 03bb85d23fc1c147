package dev.inhabit.server.identity;

import dev.inhabit.server.record.EntityId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A token that is exchanged for a new access token and its own successor. Opaque to clients; inside it names account and
 * sign-in, so that it is found without an index. Its 256-bit secret needs no slow hash.
 */
public record RefreshToken(EntityId account, SignInId signIn, String secret) {
    private static final int SECRET_BYTES = 32;
    private static final int LENGTH_MAX = 512;

    public static RefreshToken random(EntityId account, SignInId signIn, SecureRandom random) {
        return new RefreshToken(account, signIn, randomText(random, SECRET_BYTES));
    }

    static SignInId randomSignIn(SecureRandom random) {
        return new SignInId(randomText(random, 16));
    }

    /** Empty for anything that is no such token. */
    public static Optional<RefreshToken> parse(String text) {
        String[] parts = text.length() > LENGTH_MAX ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3 || !parts[2].matches("[A-Za-z0-9_-]{43}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new RefreshToken(EntityId.parse(parts[0]), new SignInId(parts[1]), parts[2]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What the client keeps. */
    public String text() {
        return account + "." + signIn + "." + secret;
    }

    /** What the journal keeps: SHA-256 of the secret. */
    String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(secret.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java lacks SHA-256", e);
        }
    }

    private static String randomText(SecureRandom random, int bytes) {
        byte[] secret = new byte[bytes];
        random.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }

    @Override
    public String toString() {
        return "RefreshToken[hidden]";
    }
}
