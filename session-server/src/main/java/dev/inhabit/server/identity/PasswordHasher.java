package dev.inhabit.server.identity;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Hashes passwords by Argon2id on an executor of its own, because one hash takes tens of milliseconds and must never run
 * on an actor's thread.
 */
public final class PasswordHasher {
    // OWASP's floor for Argon2id, m = 19 MiB, t = 2, p = 1: RFC 9106's second choice (64 MiB, t = 3) would let a few
    // parallel sign-ins take more memory than all live sessions together. Raising these rehashes at the next sign-in.
    private static final int MEMORY_KIB = 19_456;
    private static final int ITERATIONS = 2;
    private static final int PARALLELISM = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private final Executor executor;
    private final SecureRandom random;
    private final PasswordHash decoy;

    /** @param executor bounded in threads and queue by whoever makes it: each running hash takes 19 MiB */
    public PasswordHasher(Executor executor, SecureRandom random) {
        this.executor = executor;
        this.random = random;
        this.decoy = hashNow("the password of nobody");
    }

    /**
     * Two threads, because each running hash takes 19 MiB and a core; 128 may wait, which is some seconds of work, and
     * more are refused.
     */
    public static ExecutorService executor() {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(2, 2, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(128), work -> {
            Thread thread = new Thread(work, "password-hash-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The stage fails with {@link RejectedExecutionException} where the executor is full. */
    public CompletionStage<PasswordHash> hash(String password) {
        return submit(() -> hashNow(password));
    }

    /** Whether the password belongs to the hash; false for a hash that cannot be read. */
    public CompletionStage<Boolean> verify(String password, PasswordHash hash) {
        return submit(() -> verifyNow(password, hash));
    }

    /** Takes as long as {@link #verify} and is always false: for an e-mail address that nobody has. */
    public CompletionStage<Boolean> verifyAgainstNobody(String password) {
        return verify(password, decoy).thenApply(matches -> false);
    }

    /** True where the hash was made with other parameters than today's. */
    public boolean isOutdated(PasswordHash hash) {
        Argon2Function made = Argon2Function.getInstanceFromHash(hash.phc());
        return made.getMemory() != MEMORY_KIB
                || made.getIterations() != ITERATIONS
                || made.getParallelism() != PARALLELISM
                || made.getVariant() != Argon2.ID;
    }

    private <T> CompletionStage<T> submit(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work, executor);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedStage(full);
        }
    }

    private PasswordHash hashNow(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, Argon2.ID);
        return new PasswordHash(argon2.hash(bytes(password), salt).getResult());
    }

    private static boolean verifyNow(String password, PasswordHash hash) {
        byte[] phc = hash.phc().getBytes(StandardCharsets.US_ASCII);
        return Argon2Function.getInstanceFromHash(hash.phc()).check(bytes(password), phc);
    }

    private static byte[] bytes(String password) {
        return PasswordRules.normalised(password).getBytes(StandardCharsets.UTF_8);
    }
}
