package dev.inhabit.server.journal;

import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Turns recorded events into stored bytes and back: envelope in clear, body sealed. Knows no actor and no store. */
public final class Envelopes {
    private final EventCatalog catalog;
    private final Sealing sealing;

    /** What is stored in clear, as JSON; all of it is bound to the sealed body. */
    record Clear(
            String name,
            int version,
            String tenant,
            String subject,
            RetentionClass retention,
            String key,
            @Nullable String command,
            @Nullable String trace,
            Instant recordedAt,
            Instant occurredAt) {}

    public Envelopes(EventCatalog catalog, KeyStore keys) {
        this.catalog = catalog;
        this.sealing = new Sealing(keys);
    }

    /** The text that names form and version of an event beside its bytes: {@code session.suds-recorded:1}. */
    public static String manifestOf(Recorded<?> recorded) {
        return recorded.name() + ':' + recorded.version();
    }

    /** Fails with {@link KeyStore.SubjectErased} where the subject was erased. */
    public CompletionStage<byte[]> write(Recorded<?> recorded) {
        if (!(recorded.body() instanceof Recorded.Known<?> known)) {
            return CompletableFuture.failedFuture(
                    new IllegalArgumentException(recorded.name() + " was erased and cannot be stored again"));
        }
        byte[] body = catalog.write(known.event());
        return sealing.seal(recorded.subject(), recorded.retention(), keyId -> headerOf(recorded, keyId), body);
    }

    private static byte[] headerOf(Recorded<?> recorded, String keyId) {
        CommandId command = recorded.commandId();
        return EventJson.MAPPER.writeValueAsBytes(new Clear(
                recorded.name(),
                recorded.version(),
                recorded.subject().tenant().value(),
                recorded.subject().pseudonym(),
                recorded.retention(),
                keyId,
                command == null ? null : command.value(),
                recorded.traceId(),
                recorded.recordedAt(),
                recorded.occurredAt()));
    }

    /** The event in today's form, or {@link Recorded.Erased}. Fails with {@link Unreadable}, which holds no content. */
    public CompletionStage<Recorded<?>> read(byte[] bytes, String manifest) {
        try {
            Sealing.Packed packed = Sealing.unpack(bytes);
            Clear clear = EventJson.MAPPER.readValue(packed.header(), Clear.class);
            Subject subject = new Subject(new TenantId(clear.tenant()), clear.subject());
            if (!manifest.equals(clear.name() + ':' + clear.version())) {
                throw new Unreadable("the envelope is not that of " + manifest);
            }
            return sealing.open(subject, clear.retention(), clear.key(), packed.header(), packed.sealed())
                    .thenApply(opened -> recorded(
                            clear,
                            subject,
                            opened.<Recorded.Body<Object>>map(body ->
                                            new Recorded.Known<>(catalog.read(clear.name(), clear.version(), body)))
                                    .orElseGet(Recorded.Erased::new)));
        } catch (JacksonException | IllegalArgumentException broken) {
            return CompletableFuture.failedFuture(new Unreadable("the envelope of " + manifest + " is damaged"));
        } catch (Unreadable unreadable) {
            return CompletableFuture.failedFuture(unreadable);
        }
    }

    private static Recorded<Object> recorded(Clear clear, Subject subject, Recorded.Body<Object> body) {
        return new Recorded<>(
                clear.name(),
                clear.version(),
                subject,
                clear.retention(),
                clear.command() == null ? null : new CommandId(clear.command()),
                clear.trace(),
                clear.recordedAt(),
                clear.occurredAt(),
                body);
    }
}
