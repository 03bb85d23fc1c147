package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 6238 appendix B, and what the window and single use make of it. */
class TotpTests {
    private static final byte[] SHA1_KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SHA256_KEY = "12345678901234567890123456789012".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({
        "59, 94287082, 46119246",
        "1111111109, 07081804, 68084774",
        "1111111111, 14050471, 67062674",
        "1234567890, 89005924, 91819424",
        "2000000000, 69279037, 90698825",
        "20000000000, 65353130, 77737706"
    })
    void rfcVectors(long epochSecond, String sha1, String sha256) {
        long step = Totp.stepAt(Instant.ofEpochSecond(epochSecond));
        assertEquals(sha1, Totp.code(SHA1_KEY, step, 8, "HmacSHA1"));
        assertEquals(sha256, Totp.code(SHA256_KEY, step, 8, "HmacSHA256"));
    }

    @Test
    void sixDigitsAreTheLastSixOfTheRfcsEight() {
        assertEquals("287082", Totp.codeAt(TotpSecret.ofBytes(SHA1_KEY), Instant.ofEpochSecond(59)));
    }

    @Test
    void oneStepToEitherSideIsTakenAndNoMore() {
        TotpSecret secret = TotpSecret.ofBytes(SHA1_KEY);
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        for (int steps = -3; steps <= 3; steps++) {
            String code = Totp.codeAt(secret, now.plusSeconds(30L * steps));
            assertEquals(
                    Math.abs(steps) <= 1,
                    Totp.match(secret, code, now, Long.MIN_VALUE).isPresent(),
                    "code of step " + steps);
        }
    }

    @Test
    void aCodeIsTakenOnceAndNoneBeforeIt() {
        TotpSecret secret = TotpSecret.ofBytes(SHA1_KEY);
        Instant now = Instant.ofEpochSecond(1_111_111_111);
        OptionalLong step = Totp.match(secret, Totp.codeAt(secret, now), now, Long.MIN_VALUE);
        assertEquals(Totp.stepAt(now), step.getAsLong());
        assertFalse(Totp.match(secret, Totp.codeAt(secret, now), now, step.getAsLong())
                .isPresent());
        String earlier = Totp.codeAt(secret, now.minusSeconds(30));
        assertFalse(Totp.match(secret, earlier, now, step.getAsLong()).isPresent());
        assertTrue(Totp.match(secret, earlier, now, step.getAsLong() - 2).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"''", "abcdef", "12345", "1234567", "２８７０８２"})
    void whatIsNoCodeIsNoMatch(String code) {
        assertFalse(Totp.match(TotpSecret.ofBytes(SHA1_KEY), code, Instant.ofEpochSecond(59), Long.MIN_VALUE)
                .isPresent());
    }

    @Test
    void base32RoundTripsAndMatchesRfc4648() {
        assertEquals(
                "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", TotpSecret.ofBytes(SHA1_KEY).base32());
        SecureRandom random = new SecureRandom();
        for (int length = 17; length <= 64; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            byte[] back = TotpSecret.ofBytes(bytes).bytes();
            assertEquals(
                    java.util.HexFormat.of().formatHex(bytes),
                    java.util.HexFormat.of().formatHex(back));
        }
        assertThrows(IllegalArgumentException.class, () -> new TotpSecret("GEZDGNBV"));
        assertFalse(TotpSecret.random(random).toString().matches(".*[A-Z2-7]{16}.*"));
    }
}
