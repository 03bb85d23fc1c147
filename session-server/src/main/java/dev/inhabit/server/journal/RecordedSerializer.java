package dev.inhabit.server.journal;

import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ExtendedActorSystem;
import org.apache.pekko.serialization.AsyncSerializerWithStringManifestCS;

/** The serializer of the journal's events and snapshots. Named in {@code journal.conf}; works with {@link JournalSetup}. */
public final class RecordedSerializer extends AsyncSerializerWithStringManifestCS {
    /** Stored with every event: never to be changed. */
    static final int IDENTIFIER = 72_316;

    private final Optional<JournalSetup> setup;

    public RecordedSerializer(ExtendedActorSystem system) {
        super(system);
        this.setup = system.settings().setup().get(JournalSetup.class);
    }

    private JournalSetup journal() {
        return setup.orElseThrow(() -> new IllegalStateException("the actor system was made without JournalSetup"));
    }

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object value) {
        if (value instanceof Recorded<?> recorded) {
            return Envelopes.manifestOf(recorded);
        }
        if (value instanceof Memory<?> memory) {
            return journal().snapshots().manifestOf(memory);
        }
        throw new IllegalArgumentException(value.getClass().getName() + " is not for the journal");
    }

    @Override
    public CompletionStage<byte[]> toBinaryAsyncCS(Object value) {
        return plain(
                value instanceof Recorded<?> recorded
                        ? journal().envelopes().write(recorded)
                        : journal().snapshots().write((Memory<?>) value));
    }

    @Override
    public CompletionStage<Object> fromBinaryAsyncCS(byte[] bytes, String manifest) {
        return plain(
                Snapshots.isManifest(manifest)
                        ? journal().snapshots().read(bytes, manifest).thenApply(memory -> memory)
                        : journal().envelopes().read(bytes, manifest).thenApply(recorded -> recorded));
    }

    /** Fails with the reason itself: the snapshot store asks for its class, and a wrapped one is not recognised. */
    private static <T> CompletionStage<T> plain(CompletionStage<T> stage) {
        CompletableFuture<T> plain = new CompletableFuture<>();
        stage.whenComplete((value, failed) -> {
            if (failed == null) {
                plain.complete(value);
            } else {
                Throwable cause = failed.getCause();
                plain.completeExceptionally(failed instanceof CompletionException && cause != null ? cause : failed);
            }
        });
        return plain;
    }
}
