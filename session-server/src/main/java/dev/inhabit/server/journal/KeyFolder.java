package dev.inhabit.server.journal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Keys in a folder: one small file for each subject and retention class, wrapped by a master key. Several processes may
 * share the folder. Keys in use are held in memory and answer at once; files are touched on the executor only.
 *
 * <p>Destruction leaves a tombstone, written before the key is overwritten, so that a crash between the two destroys the
 * key all the same.
 */
public final class KeyFolder implements KeyStore {
    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 8;
    private static final byte FORMAT = 1;
    private static final int CACHE_SIZE = 20_000;
    private static final String WHOLE_SUBJECT = "ALL";
    private static final HexFormat HEX = HexFormat.of();

    private final SecureRandom random = new SecureRandom();
    private final Path folder;
    private final String storeId;
    private final Aead master;
    private final Executor io;
    private final Map<Ref, CompletableFuture<Optional<SealingKey>>> cache = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Ref, CompletableFuture<Optional<SealingKey>>> eldest) {
            return size() > CACHE_SIZE;
        }
    };

    private record Ref(Subject subject, RetentionClass retention) {}

    private KeyFolder(Path folder, String storeId, Aead master, Executor io) {
        this.folder = folder;
        this.storeId = storeId;
        this.master = master;
        this.io = io;
    }

    /**
     * Opens the folder, making it on first use.
     *
     * @param masterKey 32 bytes that wrap all keys; kept apart from the folder and its backups
     * @param io runs file access, which blocks
     * @throws CannotStart where the folder cannot be used or the master key is not the one it was made with
     */
    public static KeyFolder open(Path folder, byte[] masterKey, Executor io) {
        if (masterKey.length != KEY_BYTES) {
            throw new CannotStart("The master key has " + masterKey.length + " bytes: give one of " + KEY_BYTES + ".");
        }
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Aead master = new AesGcmJce(masterKey);
            Files.createDirectories(absolute);
            Path identity = absolute.resolve("store");
            if (!Files.exists(identity)) {
                byte[] id = new byte[KEY_ID_BYTES];
                new SecureRandom().nextBytes(id);
                DurableFiles.writeNew(identity, master.encrypt(id, context("store")));
            }
            byte[] id = unwrapIdentity(master, identity, absolute);
            return new KeyFolder(absolute, HEX.formatHex(id), master, io);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new CannotStart(
                    "The key folder " + absolute + " cannot be used (" + unusable.getMessage() + ").", unusable);
        }
    }

    private static byte[] unwrapIdentity(Aead master, Path identity, Path folder) throws IOException {
        try {
            return master.decrypt(Files.readAllBytes(identity), context("store"));
        } catch (GeneralSecurityException other) {
            throw new CannotStart(
                    "The master key does not fit the key folder " + folder
                            + ": give the one that the folder was made with.",
                    other);
        }
    }

    @Override
    public String storeId() {
        return storeId;
    }

    @Override
    public CompletionStage<SealingKey> keyFor(Subject subject, RetentionClass retention) {
        Ref ref = new Ref(subject, retention);
        CompletableFuture<Optional<SealingKey>> answer;
        synchronized (cache) {
            CompletableFuture<Optional<SealingKey>> known = cache.get(ref);
            if (known != null && (!known.isDone() || holdsKey(known))) {
                // A look that is under way may find nothing; then the key is made after it.
                answer = known.isDone() ? known : known.thenCompose(found -> found.isPresent() ? known : make(ref));
            } else {
                answer = make(ref);
            }
            cache.put(ref, answer);
        }
        return forgetUnlessFound(ref, answer).thenApply(key -> key.orElseThrow(SubjectErased::new));
    }

    private CompletableFuture<Optional<SealingKey>> make(Ref ref) {
        return CompletableFuture.supplyAsync(() -> loadOrCreate(ref), io);
    }

    @Override
    public CompletionStage<Optional<SealingKey>> find(Subject subject, RetentionClass retention, String keyId) {
        Ref ref = new Ref(subject, retention);
        CompletableFuture<Optional<SealingKey>> answer;
        synchronized (cache) {
            CompletableFuture<Optional<SealingKey>> known = cache.get(ref);
            answer = known != null ? known : CompletableFuture.supplyAsync(() -> load(ref), io);
            cache.put(ref, answer);
        }
        return forgetUnlessFound(ref, answer)
                .thenApply(found -> found.filter(key -> key.keyId().equals(keyId)));
    }

    private static boolean holdsKey(CompletableFuture<Optional<SealingKey>> done) {
        return !done.isCompletedExceptionally() && done.join().isPresent();
    }

    private CompletableFuture<Optional<SealingKey>> forgetUnlessFound(
            Ref ref, CompletableFuture<Optional<SealingKey>> answer) {
        if (answer.isDone() && holdsKey(answer)) {
            return answer;
        }
        return answer.whenComplete((found, failed) -> {
            if (failed != null || found.isEmpty()) {
                synchronized (cache) {
                    cache.remove(ref, answer);
                }
            }
        });
    }

    private Optional<SealingKey> loadOrCreate(Ref ref) {
        Optional<SealingKey> existing = load(ref);
        if (existing.isPresent() || isErased(ref)) {
            return existing;
        }
        try {
            byte[] id = new byte[KEY_ID_BYTES];
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(id);
            random.nextBytes(key);
            byte[] wrapped = master.encrypt(key, context(ref, id));
            Arrays.fill(key, (byte) 0);
            Path file = file(ref.subject(), ref.retention().name() + ".key");
            DurableFiles.createFolders(folder, parentOf(file));
            DurableFiles.writeNew(
                    file,
                    ByteBuffer.allocate(1 + KEY_ID_BYTES + wrapped.length)
                            .put(FORMAT)
                            .put(id)
                            .put(wrapped)
                            .array());
            if (isErased(ref)) {
                // The erasure came between our look and our file: it may have missed the file.
                DurableFiles.shred(file);
                return Optional.empty();
            }
            // Whoever was first made the key that counts.
            return load(ref);
        } catch (IOException failed) {
            throw new UncheckedIOException("a key cannot be written to " + folder, failed);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a key cannot be wrapped", failed);
        }
    }

    private Optional<SealingKey> load(Ref ref) {
        if (isErased(ref)) {
            return Optional.empty();
        }
        try {
            byte[] content =
                    Files.readAllBytes(file(ref.subject(), ref.retention().name() + ".key"));
            if (content.length <= 1 + KEY_ID_BYTES || content[0] != FORMAT) {
                throw new Unreadable("a key file in " + folder + " is damaged");
            }
            byte[] id = Arrays.copyOfRange(content, 1, 1 + KEY_ID_BYTES);
            byte[] key =
                    master.decrypt(Arrays.copyOfRange(content, 1 + KEY_ID_BYTES, content.length), context(ref, id));
            return Optional.of(new SealingKey(HEX.formatHex(id), new AesGcmJce(key)));
        } catch (NoSuchFileException none) {
            if (!Files.exists(folder.resolve("store"))) {
                // An unmounted folder is no erasure.
                throw new UncheckedIOException("the key folder " + folder + " is not there", none);
            }
            return Optional.empty();
        } catch (IOException failed) {
            throw new UncheckedIOException("a key cannot be read from " + folder, failed);
        } catch (GeneralSecurityException failed) {
            if (isErased(ref)) {
                return Optional.empty();
            }
            throw new Unreadable("a key file in " + folder + " is damaged");
        }
    }

    @Override
    public CompletionStage<Void> destroy(Subject subject) {
        return CompletableFuture.runAsync(() -> destroyNow(subject, WHOLE_SUBJECT, RetentionClass.values()), io);
    }

    @Override
    public CompletionStage<Void> destroy(Subject subject, RetentionClass retention) {
        return CompletableFuture.runAsync(() -> destroyNow(subject, retention.name(), retention), io);
    }

    private void destroyNow(Subject subject, String tombstone, RetentionClass... classes) {
        try {
            Path mark = file(subject, tombstone + ".erased");
            DurableFiles.createFolders(folder, parentOf(mark));
            // It names whom it is about: after a restore of older keys the tombstones say what to destroy again.
            DurableFiles.write(mark, context(subject.tenant().value(), subject.pseudonym()));
            for (RetentionClass retention : classes) {
                Path file = file(subject, retention.name() + ".key");
                if (Files.exists(file)) {
                    DurableFiles.shred(file);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("keys cannot be destroyed in " + folder, failed);
        } finally {
            evict(subject);
        }
    }

    @Override
    public void evict(Subject subject) {
        synchronized (cache) {
            for (RetentionClass retention : RetentionClass.values()) {
                cache.remove(new Ref(subject, retention));
            }
        }
    }

    private boolean isErased(Ref ref) {
        return Files.exists(file(ref.subject(), WHOLE_SUBJECT + ".erased"))
                || Files.exists(file(ref.subject(), ref.retention().name() + ".erased"));
    }

    private Path file(Subject subject, String name) {
        String hash = sha256(context(subject.tenant().value(), subject.pseudonym()));
        return folder.resolve(subject.tenant().value())
                .resolve(hash.substring(0, 2))
                .resolve(hash)
                .resolve(name);
    }

    private static Path parentOf(Path file) {
        @Nullable Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static byte[] context(Ref ref, byte[] keyId) {
        return context(
                "key",
                ref.subject().tenant().value(),
                ref.subject().pseudonym(),
                ref.retention().name(),
                HEX.formatHex(keyId));
    }

    private static byte[] context(String... parts) {
        return String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 20);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
