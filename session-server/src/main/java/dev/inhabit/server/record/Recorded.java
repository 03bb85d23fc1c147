package dev.inhabit.server.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The envelope around each stored event. Everything here but the body is stored in clear; the body is sealed under the
 * subject's key for its retention class.
 *
 * @param name stable name of the event, {@code domain.event-name}
 * @param version of the body's form, from 1
 * @param commandId the command that led to it; null for what the server itself noticed
 * @param body the event, or {@link Erased} where its key is gone
 */
public record Recorded<E>(
        String name,
        int version,
        Subject subject,
        RetentionClass retention,
        @Nullable CommandId commandId,
        @Nullable String traceId,
        Instant recordedAt,
        Instant occurredAt,
        Body<E> body) {

    /** What is inside the envelope when it is opened. */
    public sealed interface Body<E> {}

    public record Known<E>(E event) implements Body<E> {}

    /** The key was destroyed: that something happened is still known, what it was is not. */
    public record Erased<E>() implements Body<E> {}
}
