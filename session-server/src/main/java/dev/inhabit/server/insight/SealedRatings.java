package dev.inhabit.server.insight;

import dev.inhabit.server.journal.KeyStore;
import dev.inhabit.server.journal.SealedValues;
import dev.inhabit.server.journal.Unreadable;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.session.DirectoryRow;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last rating of distress as the directory keeps it: sealed under the patient's clinical key, as the event that it
 * comes from, and bound to its session. It dies with that key.
 */
final class SealedRatings {
    private static final Logger LOG = LoggerFactory.getLogger(SealedRatings.class);

    private final SealedValues values;

    SealedRatings(SealedValues values) {
        this.values = values;
    }

    /** The row's rating, 0–100, as it is stored; null where it has none, or its patient was erased. */
    CompletionStage<@Nullable ByteBuffer> seal(DirectoryRow row) {
        Integer suds = row.lastSuds();
        if (suds == null) {
            return CompletableFuture.completedStage(null);
        }
        byte[] plain = {suds.byteValue()};
        return values.seal(row.subject(), RetentionClass.CLINICAL, place(row.session()), plain)
                .<@Nullable ByteBuffer>thenApply(ByteBuffer::wrap)
                .exceptionally(failure -> {
                    if (cause(failure) instanceof KeyStore.SubjectErased) {
                        return null;
                    }
                    throw new CompletionException(cause(failure));
                });
    }

    /** What was sealed; null where there is none, its key was destroyed, or it belongs to another session. */
    CompletionStage<@Nullable Integer> open(Subject subject, EntityId session, @Nullable ByteBuffer sealed) {
        if (sealed == null) {
            return CompletableFuture.completedStage(null);
        }
        byte[] bytes = new byte[sealed.remaining()];
        sealed.duplicate().get(bytes);
        return values.open(subject, RetentionClass.CLINICAL, place(session), bytes)
                .<@Nullable Integer>thenApply(found ->
                        found.map(plain -> Byte.toUnsignedInt(plain[0])).orElse(null))
                .exceptionally(failure -> {
                    if (cause(failure) instanceof Unreadable) {
                        LOG.warn("the directory's rating of {} cannot be opened", session);
                        return null;
                    }
                    throw new CompletionException(cause(failure));
                });
    }

    private static String place(EntityId session) {
        return "directory " + session;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
