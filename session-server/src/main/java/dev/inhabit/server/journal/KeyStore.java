package dev.inhabit.server.journal;

import com.google.crypto.tink.Aead;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The keys under which people's data is sealed: one for each subject and retention class, kept outside the journal. What
 * is sealed under a destroyed key is gone, from every copy and backup of the journal at once.
 */
public interface KeyStore {
    /** A key in use. */
    record SealingKey(String keyId, Aead aead) {}

    /** No key can be made any more, because the subject (or this class of its data) was erased. */
    final class SubjectErased extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SubjectErased() {
            super("the subject was erased: nothing can be recorded about it");
        }
    }

    /** Identity of this store; the same for its whole life. */
    String storeId();

    /** The key to seal with, made on first use. Fails with {@link SubjectErased} after an erasure. */
    CompletionStage<SealingKey> keyFor(Subject subject, RetentionClass retention);

    /** The key with this id; empty where it was destroyed. */
    CompletionStage<Optional<SealingKey>> find(Subject subject, RetentionClass retention, String keyId);

    /** Destroys all keys of a subject, for ever. Done when it is on disk; may be repeated. */
    CompletionStage<Void> destroy(Subject subject);

    /** Destroys the key of one class of a subject's data, for ever. Done when it is on disk; may be repeated. */
    CompletionStage<Void> destroy(Subject subject, RetentionClass retention);

    /** Forgets what is held in memory about a subject: to be called on every node after a destruction on one of them. */
    void evict(Subject subject);
}
