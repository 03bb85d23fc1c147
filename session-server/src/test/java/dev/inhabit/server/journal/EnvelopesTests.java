package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.journal.Kettle.HeatSensed;
import dev.inhabit.server.journal.Kettle.Pour;
import dev.inhabit.server.journal.Kettle.TeaPoured;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events and snapshots as bytes: clear envelope, sealed body, and that the two cannot be taken apart. */
final class EnvelopesTests {
    private final EventCatalog catalog = EventCatalog.of(Kettle.DOMAIN);
    private final Subject ada = Kettle.owner("ada");
    private final EntityId id = EntityId.parse("kitchen~ada");

    private final KeyFolder keys;
    private final Envelopes envelopes;
    private final Snapshots snapshots;

    EnvelopesTests(@TempDir Path folder) {
        keys = KeyFolder.open(folder, KeyFolderTests.master(3), Runnable::run);
        envelopes = new Envelopes(catalog, keys);
        snapshots = new Snapshots(catalog, keys);
    }

    private Recorded<Kettle.Happened> recorded(Subject subject, Kettle.Happened event) {
        return recorded(subject, event, "command-1");
    }

    private Recorded<Kettle.Happened> recorded(Subject subject, Kettle.Happened event, String command) {
        var name = catalog.nameOf(event);
        return new Recorded<>(
                name.name(),
                name.version(),
                subject,
                Kettle.DOMAIN.retentionOf(event),
                new CommandId(command),
                null,
                Instant.parse("2026-05-06T07:08:09.123Z"),
                Instant.parse("2026-05-06T07:08:08Z"),
                new Recorded.Known<>(event));
    }

    private byte[] write(Recorded<?> recorded) {
        return envelopes.write(recorded).toCompletableFuture().join();
    }

    private Recorded<?> read(byte[] bytes, String manifest) {
        return envelopes.read(bytes, manifest).toCompletableFuture().join();
    }

    private static Throwable failure(Runnable call) {
        Throwable cause = assertThrows(CompletionException.class, call::run).getCause();
        assertTrue(cause != null);
        return cause;
    }

    @Test
    void whatWasRecordedComesBack() {
        Recorded<Kettle.Happened> recorded = recorded(ada, new HeatSensed(91));
        assertEquals("kettle.heat-sensed:1", Envelopes.manifestOf(recorded));
        assertEquals(recorded, read(write(recorded), "kettle.heat-sensed:1"));
    }

    @Test
    void theEnvelopeIsClearAndTheBodyIsNot() {
        String stored = new String(
                write(recorded(ada, new TeaPoured(new Pour.IntoCup("whisper"), Instant.EPOCH, Optional.of("murmur")))),
                StandardCharsets.ISO_8859_1);
        for (String clear : new String[] {"kettle.tea-poured", "kitchen", "ada", "PSYCHOTHERAPY_NOTES", "command-1"}) {
            assertTrue(stored.contains(clear), clear);
        }
        assertFalse(stored.contains("whisper") || stored.contains("murmur") || stored.contains("into-cup"));
    }

    @Test
    void aChangedEnvelopeOpensNothing() {
        byte[] stored = write(recorded(ada, new HeatSensed(91)));
        int headerEnd = 5 + ((stored[3] & 0xff) << 8 | (stored[4] & 0xff));
        for (int at = 0; at < stored.length; at++) {
            byte[] changed = stored.clone();
            changed[at] ^= 1;
            Throwable fault = failure(() -> {
                Recorded<?> got = read(changed, "kettle.heat-sensed:1");
                // Another subject, class or key id in the envelope leads to no key: erased, never another's content.
                if (got.body() instanceof Recorded.Erased<?>) {
                    throw new CompletionException(new Unreadable("erased"));
                }
            });
            assertInstanceOf(Unreadable.class, fault, "byte " + at + " of " + headerEnd);
        }
    }

    @Test
    void bodiesCannotBeSwappedBetweenEnvelopes() {
        Sealing.Packed first = Sealing.unpack(write(recorded(ada, new HeatSensed(20))));
        Sealing.Packed second = Sealing.unpack(write(recorded(ada, new HeatSensed(99), "command-2")));
        byte[] swapped = Sealing.pack(first.header(), second.sealed());
        assertInstanceOf(Unreadable.class, failure(() -> read(swapped, "kettle.heat-sensed:1")));
        byte[] stored = write(recorded(ada, new HeatSensed(20)));
        assertInstanceOf(Unreadable.class, failure(() -> read(stored, "kettle.tea-poured:3")));
    }

    @Test
    void withoutItsKeyAnEventIsErased() {
        byte[] adas = write(recorded(ada, new HeatSensed(20)));
        byte[] bobs = write(recorded(Kettle.owner("bob"), new HeatSensed(30)));
        keys.destroy(ada).toCompletableFuture().join();
        Recorded<?> erased = read(adas, "kettle.heat-sensed:1");
        assertInstanceOf(Recorded.Erased.class, erased.body());
        assertEquals("kettle.heat-sensed", erased.name());
        assertEquals(new CommandId("command-1"), erased.commandId());
        assertInstanceOf(
                Recorded.Known.class, read(bobs, "kettle.heat-sensed:1").body());
        assertInstanceOf(KeyStore.SubjectErased.class, failure(() -> write(recorded(ada, new HeatSensed(21)))));
    }

    private Memory<Kettle> memory() {
        Memory<Kettle> memory = Memory.of(Kettle.DOMAIN.empty(id));
        return memory.with(recorded(ada, new HeatSensed(50)))
                .with(recorded(ada, new TeaPoured(new Pour.IntoPot(3, null), Instant.EPOCH, Optional.empty())));
    }

    private byte[] snapshot(Memory<?> memory) {
        return snapshots.write(memory).toCompletableFuture().join();
    }

    @Test
    void aSnapshotComesBack() {
        Memory<Kettle> memory = memory();
        assertEquals(2, memory.holdings().size());
        byte[] stored = snapshot(memory);
        assertFalse(new String(stored, StandardCharsets.ISO_8859_1).contains("into-pot"));
        assertEquals(
                memory,
                snapshots.read(stored, "memory:kettle").toCompletableFuture().join());
        Memory<Kettle> empty = Memory.of(Kettle.DOMAIN.empty(id));
        assertEquals(
                empty,
                snapshots
                        .read(snapshot(empty), "memory:kettle")
                        .toCompletableFuture()
                        .join());
    }

    @Test
    void destroyingOneKindOfDataDestroysTheSnapshot() {
        byte[] stored = snapshot(memory());
        keys.destroy(ada, RetentionClass.PSYCHOTHERAPY_NOTES)
                .toCompletableFuture()
                .join();
        assertInstanceOf(NoSuchElementException.class, failure(() -> snapshots
                .read(stored, "memory:kettle")
                .toCompletableFuture()
                .join()));
    }

    @Test
    void aDamagedOrForeignSnapshotIsLeftAside() {
        byte[] stored = snapshot(memory());
        byte[] header = Sealing.unpack(stored).header();
        String text = new String(header, StandardCharsets.UTF_8);
        String shape = Shape.of(Kettle.class);
        assertTrue(text.contains(shape));
        byte[] otherShape = Sealing.pack(
                text.replace(shape, "0000000000000000").getBytes(StandardCharsets.UTF_8),
                Sealing.unpack(stored).sealed());
        for (byte[] bytes : new byte[][] {otherShape, new byte[0], {2, 0, 0, 0, 0}}) {
            assertInstanceOf(NoSuchElementException.class, failure(() -> snapshots
                    .read(bytes, "memory:kettle")
                    .toCompletableFuture()
                    .join()));
        }
    }
}
