package dev.inhabit.server.journal;

import dev.inhabit.server.journal.KeyStore.SealingKey;
import dev.inhabit.server.record.Domain;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.RecentCommands;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/**
 * Turns what an entity remembers into stored bytes and back. A snapshot is disposable: sealed once under the key of each
 * kind of data in it, so that destroying any of them destroys it, and left aside when the state's form has changed.
 *
 * <p>"Left aside" is a {@link NoSuchElementException}: to the store that is a snapshot that is not there, and the entity
 * is recovered from its events.
 */
public final class Snapshots {
    private static final String MANIFEST = "memory:";

    private final EventCatalog catalog;
    private final KeyStore keys;
    private final Map<Class<?>, String> shapes = new ConcurrentHashMap<>();

    /** Of one layer, from the innermost. */
    record Seal(String tenant, String subject, RetentionClass retention, String key) {}

    record Clear(String domain, String shape, long sequenceNr, List<Seal> seals) {}

    private record Layer(Memory.Holding holding, SealingKey key) {}

    public Snapshots(EventCatalog catalog, KeyStore keys) {
        this.catalog = catalog;
        this.keys = keys;
    }

    public String manifestOf(Memory<?> memory) {
        return MANIFEST + domainOf(memory).name();
    }

    static boolean isManifest(String manifest) {
        return manifest.startsWith(MANIFEST);
    }

    public CompletionStage<byte[]> write(Memory<?> memory) {
        Domain<?, ?> domain = domainOf(memory);
        byte[] body = EventJson.MAPPER.writerFor(memoryOf(domain)).writeValueAsBytes(memory);
        List<Memory.Holding> holdings = new ArrayList<>(memory.holdings());
        holdings.sort(Comparator.comparing(Memory.Holding::toString));
        CompletionStage<List<Layer>> layers = CompletableFuture.completedFuture(new ArrayList<>());
        for (Memory.Holding holding : holdings) {
            layers = layers.thenCombine(keys.keyFor(holding.subject(), holding.retention()), (all, key) -> {
                all.add(new Layer(holding, key));
                return all;
            });
        }
        return layers.thenApply(all -> pack(domain, memory.sequenceNr(), body, all));
    }

    private byte[] pack(Domain<?, ?> domain, long sequenceNr, byte[] body, List<Layer> layers) {
        List<Seal> seals = layers.stream()
                .map(layer -> new Seal(
                        layer.holding().subject().tenant().value(),
                        layer.holding().subject().pseudonym(),
                        layer.holding().retention(),
                        layer.key().keyId()))
                .toList();
        byte[] header =
                EventJson.MAPPER.writeValueAsBytes(new Clear(domain.name(), shapeOf(domain), sequenceNr, seals));
        byte[] inner = body;
        for (Layer layer : layers) {
            inner = Sealing.sealUnder(layer.key(), inner, header);
        }
        return Sealing.pack(header, inner);
    }

    /** Fails with {@link NoSuchElementException} where the snapshot must be left aside. */
    public CompletionStage<Memory<?>> read(byte[] bytes, String manifest) {
        try {
            Sealing.Packed packed = Sealing.unpack(bytes);
            Clear clear = EventJson.MAPPER.readValue(packed.header(), Clear.class);
            Domain<?, ?> domain = catalog.domainNamed(clear.domain());
            if (!manifest.equals(MANIFEST + clear.domain()) || !clear.shape().equals(shapeOf(domain))) {
                throw leftAside();
            }
            CompletionStage<byte[]> inner = CompletableFuture.completedFuture(packed.sealed());
            for (int outer = clear.seals().size() - 1; outer >= 0; outer--) {
                Seal seal = clear.seals().get(outer);
                Subject subject = new Subject(new TenantId(seal.tenant()), seal.subject());
                inner = inner.thenCombine(
                        keys.find(subject, seal.retention(), seal.key()),
                        (bytesInside, key) ->
                                Sealing.openUnder(key.orElseThrow(Snapshots::leftAside), bytesInside, packed.header()));
            }
            return inner.thenApply(body -> memory(domain, body));
        } catch (JacksonException | IllegalArgumentException | Unreadable | NoSuchElementException other) {
            return CompletableFuture.failedFuture(leftAside());
        }
    }

    private static Memory<?> memory(Domain<?, ?> domain, byte[] body) {
        try {
            return EventJson.MAPPER.readValue(body, memoryOf(domain));
        } catch (JacksonException broken) {
            throw leftAside();
        }
    }

    private static JavaType memoryOf(Domain<?, ?> domain) {
        return EventJson.MAPPER.getTypeFactory().constructParametricType(Memory.class, domain.stateType());
    }

    private static NoSuchElementException leftAside() {
        return new NoSuchElementException("a snapshot of another form, or of erased data, is left aside");
    }

    private Domain<?, ?> domainOf(Memory<?> memory) {
        Object state = memory.state();
        if (state == null) {
            throw new IllegalArgumentException("a memory without a state");
        }
        return catalog.domainOfState(state);
    }

    private String shapeOf(Domain<?, ?> domain) {
        // What is remembered of commands is stored beside the state: its form counts too.
        return shapes.computeIfAbsent(
                domain.stateType(), state -> Shape.of(state) + "-" + Shape.of(RecentCommands.class));
    }
}
