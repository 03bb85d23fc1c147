package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/**
 * Keys of devices that send over HTTP: {@code deviceId.secret}. The secret has 256 random bits, so that a plain hash of it
 * tells nothing of it.
 */
final class DeviceKeys {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int KEY_MAX = 128;

    /** A key as a device showed it. */
    record Shown(String deviceId, String hash) {}

    private DeviceKeys() {}

    static String create(String deviceId) {
        byte[] bits = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bits);
        return deviceId + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Fails with {@link RefusedException} where the request shows none. */
    static Shown shown(HttpRequest request) {
        String header =
                request.getHeader("Authorization").map(HttpHeader::value).orElse("");
        String key = header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
        int cut = key.lastIndexOf('.');
        if (cut < 1 || key.length() > KEY_MAX) {
            throw invalid();
        }
        return new Shown(key.substring(0, cut), sha256(key));
    }

    static RefusedException invalid() {
        return RefusedException.of(ErrorCode.UNAUTHENTICATED, "the device's key is missing or not valid");
    }

    /** Hex. */
    static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
