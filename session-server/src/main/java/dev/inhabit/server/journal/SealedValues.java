package dev.inhabit.server.journal;

import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Seals single values of read tables under the keys that the events they come from are sealed with, so that they become
 * unreadable together. Each is bound to a place: under another it does not open.
 */
public final class SealedValues {
    private final Sealing sealing;

    public SealedValues(KeyStore keys) {
        this.sealing = new Sealing(keys);
    }

    /**
     * @param place what the value belongs to, such as table and row; stands in clear beside it
     * @return fails with {@link KeyStore.SubjectErased} where the subject was erased
     */
    public CompletionStage<byte[]> seal(Subject subject, RetentionClass retention, String place, byte[] value) {
        return sealing.seal(subject, retention, keyId -> header(keyId, place), value);
    }

    /** The value; empty where its key was destroyed. Fails with {@link Unreadable} where it belongs to another place. */
    public CompletionStage<Optional<byte[]>> open(
            Subject subject, RetentionClass retention, String place, byte[] bytes) {
        try {
            Sealing.Packed packed = Sealing.unpack(bytes);
            String header = new String(packed.header(), StandardCharsets.UTF_8);
            String keyId = header.substring(0, Math.max(0, header.indexOf('\n')));
            if (!Arrays.equals(packed.header(), header(keyId, place))) {
                throw new Unreadable("a sealed value is not that of its place");
            }
            return sealing.open(subject, retention, keyId, packed.header(), packed.sealed());
        } catch (Unreadable unreadable) {
            return CompletableFuture.failedFuture(unreadable);
        }
    }

    private static byte[] header(String keyId, String place) {
        return (keyId + '\n' + place).getBytes(StandardCharsets.UTF_8);
    }
}
