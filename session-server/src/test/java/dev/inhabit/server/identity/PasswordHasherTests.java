package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PasswordHasherTests {
    private static final ExecutorService EXECUTOR = Executors.newFixedThreadPool(2);
    private static final PasswordHasher HASHER = new PasswordHasher(EXECUTOR, new SecureRandom());

    @AfterAll
    static void stop() {
        EXECUTOR.shutdownNow();
    }

    @Test
    void theRightPasswordVerifiesAndNoOther() {
        PasswordHash hash = hash("bluelampontheshelf");
        assertTrue(hash.phc().startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        assertTrue(verify("bluelampontheshelf", hash));
        assertFalse(verify("bluelampontheshelg", hash));
        assertFalse(verify("", hash));
        assertFalse(HASHER.verifyAgainstNobody("the password of nobody")
                .toCompletableFuture()
                .join());
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertNotEquals(hash("bluelampontheshelf"), hash("bluelampontheshelf"));
    }

    @Test
    void twoWaysOfTypingOneLetterAreOnePassword() {
        assertTrue(verify("caf\u00e9 an der ecke", hash("cafe\u0301 an der ecke")));
    }

    @Test
    void hashesOfOtherParametersVerifyAndAreOutdated() {
        byte[] salt = "sixteen bytes ..".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] password = "bluelampontheshelf".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        PasswordHash older = new PasswordHash(Argon2Function.getInstance(4096, 1, 1, 32, Argon2.ID)
                .hash(password, salt)
                .getResult());
        assertTrue(verify("bluelampontheshelf", older));
        assertTrue(HASHER.isOutdated(older));
        assertFalse(HASHER.isOutdated(hash("bluelampontheshelf")));
    }

    @Test
    void parallelHashesDoNotMix() {
        PasswordHash hash = hash("bluelampontheshelf");
        List<CompletableFuture<Boolean>> right = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            right.add(HASHER.verify("bluelampontheshelf", hash).toCompletableFuture());
            right.add(HASHER.verify("another one entirely", hash)
                    .thenApply(matches -> !matches)
                    .toCompletableFuture());
        }
        assertEquals(12, right.stream().filter(CompletableFuture::join).count());
    }

    private static PasswordHash hash(String password) {
        return HASHER.hash(password).toCompletableFuture().join();
    }

    private static boolean verify(String password, PasswordHash hash) {
        return HASHER.verify(password, hash).toCompletableFuture().join();
    }
}
