package dev.inhabit.server.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A fingerprint of the durable state: equal live, after a restart and in replay. */
public final class StateHash {
    private StateHash() {}

    /**
     * First eight bytes of SHA-256 over the state's text form, 16 hex digits. Records and lists print their parts in
     * order, and the state holds neither maps nor sets, so equal states print equally on every machine.
     */
    public static String of(SessionState state) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(state.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
