package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.session.SessionDomain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An event as it lies in a store, with the folder of keys that opens it. Both were written once and are never changed: a
 * server that cannot open them cannot open a clinic's records. Made anew, for another format beside the old one, by running
 * the test once with {@code -Dinhabit.golden.write=true}. The seal has a random nonce, so that what is written today is
 * compared as far as the nonce allows: the clear part byte for byte, the sealed part by its length.
 */
final class GoldenEnvelopeTests {
    private static final Path FOLDER = Path.of("src/test/resources/golden/envelope");
    private static final Path EVENTS = Path.of("src/test/resources/golden/events");
    private static final String NAME = "session.suds-recorded";
    /** That of the event now; each version before it has its own files, which are read for ever. */
    private static final int TODAY = 2;

    private final EventCatalog catalog = EventCatalog.of(new SessionDomain());
    private final Envelopes envelopes;

    GoldenEnvelopeTests(@TempDir Path keys) throws IOException {
        if (Boolean.getBoolean("inhabit.golden.write") && !Files.exists(stored(TODAY))) {
            Envelopes first = envelopes(FOLDER.resolve("keys"));
            byte[] stored = first.write(recorded(TODAY)).toCompletableFuture().join();
            Files.write(stored(TODAY), stored);
            Files.write(clear(TODAY), Sealing.unpack(stored).header());
        }
        // A copy: a folder of keys is locked and written by whoever opens it.
        copy(FOLDER.resolve("keys"), keys);
        envelopes = envelopes(keys);
    }

    private static Path stored(int version) {
        return FOLDER.resolve(NAME + "." + version + ".sealed");
    }

    private static Path clear(int version) {
        return FOLDER.resolve(NAME + "." + version + ".clear.json");
    }

    private Envelopes envelopes(Path keys) {
        return new Envelopes(catalog, KeyFolder.open(keys, KeyFolderTests.master(7), Runnable::run));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    private Recorded<Object> recorded(int version) throws IOException {
        return new Recorded<>(
                NAME,
                version,
                new Subject(new TenantId("clinic"), "p-1"),
                RetentionClass.CLINICAL,
                new CommandId("command-1"),
                "trace-1",
                Instant.parse("2026-05-06T07:08:09.123Z"),
                Instant.parse("2026-05-06T07:08:08Z"),
                new Recorded.Known<>(catalog.read(
                        NAME, version, Files.readAllBytes(EVENTS.resolve(NAME + "." + version + ".json")))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, TODAY})
    void whatWasStoredOnceOpensForEver(int version) throws IOException {
        assertEquals(
                recorded(version),
                envelopes
                        .read(Files.readAllBytes(stored(version)), NAME + ":" + version)
                        .toCompletableFuture()
                        .join());
    }

    @Test
    void whatIsStoredTodayHasTheSameForm() throws IOException {
        byte[] today = envelopes.write(recorded(TODAY)).toCompletableFuture().join();
        byte[] golden = Files.readAllBytes(stored(TODAY));
        assertEquals(List.of(golden[0], golden.length), List.of(today[0], today.length));
        String clear = Files.readString(clear(TODAY));
        assertEquals(clear, new String(Sealing.unpack(golden).header(), StandardCharsets.UTF_8));
        assertEquals(clear, new String(Sealing.unpack(today).header(), StandardCharsets.UTF_8));
    }
}
