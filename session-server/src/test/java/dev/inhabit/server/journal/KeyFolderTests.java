package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.journal.KeyStore.SealingKey;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys: made once, found again, destroyed for ever. */
final class KeyFolderTests {
    private static final byte[] MASTER = master(1);
    private final ExecutorService io = Executors.newFixedThreadPool(8);
    private final Subject ada = Kettle.owner("ada");

    @TempDir
    Path folder;

    static byte[] master(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    @AfterEach
    void stop() {
        io.shutdownNow();
    }

    private KeyFolder open() {
        return KeyFolder.open(folder, MASTER, io);
    }

    private static SealingKey get(KeyStore keys, Subject subject, RetentionClass retention) {
        return keys.keyFor(subject, retention).toCompletableFuture().join();
    }

    private static Optional<SealingKey> find(KeyStore keys, Subject subject, RetentionClass retention, String keyId) {
        return keys.find(subject, retention, keyId).toCompletableFuture().join();
    }

    @Test
    void aKeyIsTheSameAfterReopening() throws Exception {
        SealingKey made = get(open(), ada, RetentionClass.CLINICAL);
        byte[] sealed = made.aead().encrypt(new byte[] {42}, new byte[0]);
        KeyFolder again = open();
        SealingKey found =
                find(again, ada, RetentionClass.CLINICAL, made.keyId()).orElseThrow();
        assertEquals(42, found.aead().decrypt(sealed, new byte[0])[0]);
        assertEquals(made.keyId(), get(again, ada, RetentionClass.CLINICAL).keyId());
        assertTrue(find(again, ada, RetentionClass.CLINICAL, "0000000000000000").isEmpty());
        assertTrue(find(again, ada, RetentionClass.TRAINING, made.keyId()).isEmpty());
    }

    @Test
    void subjectsAndClassesHaveKeysOfTheirOwn() {
        KeyFolder keys = open();
        Set<String> ids = new HashSet<>();
        for (String name : List.of("ada", "bob", "Ada", "../ada")) {
            for (RetentionClass retention : RetentionClass.values()) {
                ids.add(get(keys, Kettle.owner(name), retention).keyId());
            }
        }
        assertEquals(4 * RetentionClass.values().length, ids.size());
    }

    @Test
    void cachedKeysAnswerAtOnce() {
        KeyFolder keys = open();
        SealingKey made = get(keys, ada, RetentionClass.CLINICAL);
        io.shutdownNow();
        assertEquals(made, get(keys, ada, RetentionClass.CLINICAL));
        assertEquals(
                made, find(keys, ada, RetentionClass.CLINICAL, made.keyId()).orElseThrow());
    }

    @Test
    void manyWritersInManyProcessesMakeOneKey() {
        List<KeyFolder> stores = Stream.generate(this::open).limit(8).toList();
        for (int round = 0; round < 50; round++) {
            Subject subject = Kettle.owner("round" + round);
            List<CompletableFuture<SealingKey>> made = new ArrayList<>();
            for (KeyFolder store : stores) {
                made.add(store.keyFor(subject, RetentionClass.CLINICAL).toCompletableFuture());
                made.add(store.keyFor(subject, RetentionClass.CLINICAL).toCompletableFuture());
            }
            Set<String> ids = new HashSet<>();
            made.forEach(key -> ids.add(key.join().keyId()));
            assertEquals(1, ids.size());
        }
    }

    @Test
    void aDestroyedKeyIsGoneAndNoOtherIsMade() throws IOException {
        KeyFolder keys = open();
        SealingKey clinical = get(keys, ada, RetentionClass.CLINICAL);
        SealingKey notes = get(keys, ada, RetentionClass.PSYCHOTHERAPY_NOTES);
        SealingKey others = get(keys, Kettle.owner("bob"), RetentionClass.CLINICAL);
        assertEquals(3, keyFiles().size());
        keys.destroy(ada).toCompletableFuture().join();
        for (KeyStore store : List.of(keys, open())) {
            assertTrue(
                    find(store, ada, RetentionClass.CLINICAL, clinical.keyId()).isEmpty());
            assertTrue(find(store, ada, RetentionClass.PSYCHOTHERAPY_NOTES, notes.keyId())
                    .isEmpty());
            CompletionException refused =
                    assertThrows(CompletionException.class, () -> get(store, ada, RetentionClass.CLINICAL));
            assertInstanceOf(KeyStore.SubjectErased.class, refused.getCause());
            assertTrue(find(store, Kettle.owner("bob"), RetentionClass.CLINICAL, others.keyId())
                    .isPresent());
        }
        assertEquals(1, keyFiles().size());
        keys.destroy(ada).toCompletableFuture().join();
    }

    @Test
    void oneClassCanBeDestroyedAlone() {
        KeyFolder keys = open();
        SealingKey notes = get(keys, ada, RetentionClass.PSYCHOTHERAPY_NOTES);
        SealingKey clinical = get(keys, ada, RetentionClass.CLINICAL);
        keys.destroy(ada, RetentionClass.PSYCHOTHERAPY_NOTES)
                .toCompletableFuture()
                .join();
        assertTrue(find(keys, ada, RetentionClass.PSYCHOTHERAPY_NOTES, notes.keyId())
                .isEmpty());
        assertTrue(find(keys, ada, RetentionClass.CLINICAL, clinical.keyId()).isPresent());
    }

    /** A crash after the tombstone and before the overwriting: the key file is still there. */
    @Test
    void aTombstoneAloneIsEnough() throws IOException {
        SealingKey made = get(open(), ada, RetentionClass.CLINICAL);
        Path file = keyFiles().get(0);
        byte[] saved = Files.readAllBytes(file);
        open().destroy(ada).toCompletableFuture().join();
        Files.write(file, saved);
        KeyFolder keys = open();
        assertTrue(find(keys, ada, RetentionClass.CLINICAL, made.keyId()).isEmpty());
        keys.destroy(ada).toCompletableFuture().join();
        assertFalse(Files.exists(file));
    }

    /** A crash in mid-write leaves a file that is not yet the key's. */
    @Test
    void halfWrittenFilesAreNoKeys() throws IOException {
        get(open(), ada, RetentionClass.CLINICAL);
        Path file = keyFiles().get(0);
        Files.move(file, file.resolveSibling(file.getFileName() + ".cafe.new"));
        Files.write(file.resolveSibling(file.getFileName() + ".beef.new"), new byte[] {1, 2});
        SealingKey made = get(open(), ada, RetentionClass.CLINICAL);
        assertEquals(made.keyId(), get(open(), ada, RetentionClass.CLINICAL).keyId());
    }

    @Test
    void aDamagedKeyIsAnErrorAndNotAnErasure() throws IOException {
        SealingKey made = get(open(), ada, RetentionClass.CLINICAL);
        Path file = keyFiles().get(0);
        byte[] content = Files.readAllBytes(file);
        content[content.length - 1] ^= 1;
        Files.write(file, content);
        CompletionException failed =
                assertThrows(CompletionException.class, () -> find(open(), ada, RetentionClass.CLINICAL, made.keyId()));
        assertInstanceOf(Unreadable.class, failed.getCause());
    }

    @Test
    void keysCannotBeSwappedBetweenSubjects() throws IOException {
        get(open(), ada, RetentionClass.CLINICAL);
        Path adas = keyFiles().get(0);
        Subject bob = Kettle.owner("bob");
        get(open(), bob, RetentionClass.CLINICAL);
        Path bobs = keyFiles().stream()
                .filter(file -> !file.equals(adas))
                .findFirst()
                .orElseThrow();
        Files.write(bobs, Files.readAllBytes(adas));
        CompletionException failed =
                assertThrows(CompletionException.class, () -> get(open(), bob, RetentionClass.CLINICAL));
        assertInstanceOf(Unreadable.class, failed.getCause());
    }

    @Test
    void anotherMasterKeyIsRefusedAtStart() {
        String id = open().storeId();
        assertEquals(id, open().storeId());
        CannotStart refused = assertThrows(CannotStart.class, () -> KeyFolder.open(folder, master(2), io));
        assertTrue(refused.toString().contains(folder.toString()));
        assertThrows(CannotStart.class, () -> KeyFolder.open(folder, new byte[16], io));
        assertNotEquals(id, KeyFolder.open(folder.resolve("other"), MASTER, io).storeId());
    }

    @Test
    void aFolderThatVanishedIsAnErrorAndNotAnErasure() throws IOException {
        KeyFolder keys = open();
        Files.delete(folder.resolve("store"));
        assertThrows(CompletionException.class, () -> find(keys, ada, RetentionClass.CLINICAL, "0000000000000000"));
    }

    private List<Path> keyFiles() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".key")).toList();
        }
    }
}
