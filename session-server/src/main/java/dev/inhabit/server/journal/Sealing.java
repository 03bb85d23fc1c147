package dev.inhabit.server.journal;

import dev.inhabit.server.journal.KeyStore.SealingKey;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Seals bytes under a subject's key (AES-256-GCM), bound to a header that stays in clear: whoever puts the sealed part
 * under another header, or changes the header, makes it unreadable.
 *
 * <p>Layout: format (1 byte, {@value #FORMAT}), length of the header (4 bytes, big endian), header, sealed body.
 */
final class Sealing {
    static final byte FORMAT = 1;
    private static final int PREFIX = 1 + Integer.BYTES;
    private static final int HEADER_MAX = 64 * 1024;

    private final KeyStore keys;

    Sealing(KeyStore keys) {
        this.keys = keys;
    }

    /** @param headerWith makes the header, given the id of the key */
    CompletionStage<byte[]> seal(
            Subject subject, RetentionClass retention, Function<String, byte[]> headerWith, byte[] body) {
        return keys.keyFor(subject, retention).thenApply(key -> {
            byte[] header = headerWith.apply(key.keyId());
            return pack(header, sealUnder(key, body, header));
        });
    }

    /** The body; empty where the key was destroyed. Fails with {@link Unreadable} where header and body do not belong. */
    CompletionStage<Optional<byte[]>> open(
            Subject subject, RetentionClass retention, String keyId, byte[] header, byte[] sealed) {
        return keys.find(subject, retention, keyId)
                .thenApply(found -> found.map(key -> openUnder(key, sealed, header)));
    }

    static byte[] sealUnder(SealingKey key, byte[] body, byte[] header) {
        try {
            return key.aead().encrypt(body, header);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("sealing failed", failed);
        }
    }

    static byte[] openUnder(SealingKey key, byte[] sealed, byte[] header) {
        try {
            return key.aead().decrypt(sealed, header);
        } catch (GeneralSecurityException wrong) {
            throw new Unreadable("the sealed body does not belong to its envelope");
        }
    }

    static byte[] pack(byte[] header, byte[] sealed) {
        return ByteBuffer.allocate(PREFIX + header.length + sealed.length)
                .put(FORMAT)
                .putInt(header.length)
                .put(header)
                .put(sealed)
                .array();
    }

    record Packed(byte[] header, byte[] sealed) {}

    /** @throws Unreadable where the bytes are not in this layout */
    static Packed unpack(byte[] bytes) {
        if (bytes.length < PREFIX || bytes[0] != FORMAT) {
            throw new Unreadable("not an envelope of format " + FORMAT);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        int length = in.getInt();
        if (length < 0 || length > HEADER_MAX || length > in.remaining()) {
            throw new Unreadable("the envelope is cut short");
        }
        byte[] header = new byte[length];
        in.get(header);
        byte[] sealed = new byte[in.remaining()];
        in.get(sealed);
        return new Packed(header, sealed);
    }
}
