package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.record.Signer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys that sign notes: kept, added to, never replaced. */
class SigningKeysTests {
    private static final byte[] CONTENT = "a note".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void theNextStartVerifiesWhatTheLastOneSigned() throws IOException {
        Signer.Signature signed = SigningKeys.openOrCreate(folder).sign(CONTENT);
        SigningKeys again = SigningKeys.openOrCreate(folder);
        assertEquals(Signer.Verdict.VALID, again.verify(CONTENT, signed));
        assertEquals(signed, again.sign(CONTENT), "the same content has the same signature");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(SigningKeys.FILE))));
    }

    @Test
    void everyChangedByteIsFound() {
        SigningKeys keys = SigningKeys.inMemory();
        Signer.Signature signed = keys.sign(CONTENT);
        for (int i = 0; i < CONTENT.length; i++) {
            byte[] changed = CONTENT.clone();
            changed[i] ^= 1;
            assertEquals(Signer.Verdict.BROKEN, keys.verify(changed, signed), "byte " + i);
        }
        assertEquals(Signer.Verdict.BROKEN, keys.verify(CONTENT, new Signer.Signature(signed.keyId(), "no Base64!")));
        assertEquals(Signer.Verdict.UNKNOWN_KEY, SigningKeys.inMemory().verify(CONTENT, signed));
        assertTrue(keys.publicKey(signed.keyId()).isPresent());
    }

    @Test
    void aKeyThatIsAddedSignsAndTheOldOneVerifiesOn() throws IOException {
        Signer.Signature before = SigningKeys.openOrCreate(folder).sign(CONTENT);
        Path other = folder.resolve("other");
        SigningKeys.openOrCreate(other);
        Files.writeString(
                folder.resolve(SigningKeys.FILE),
                Files.readString(other.resolve(SigningKeys.FILE)),
                StandardOpenOption.APPEND);
        SigningKeys both = SigningKeys.openOrCreate(folder);
        assertNotEquals(before.keyId(), both.sign(CONTENT).keyId());
        assertEquals(Signer.Verdict.VALID, both.verify(CONTENT, before));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "AAAA BBBB", "!! !!"})
    void aDamagedFileIsNamedAndNotReplaced(String content) throws IOException {
        Files.writeString(folder.resolve(SigningKeys.FILE), content);
        CannotStart failed = assertThrows(CannotStart.class, () -> SigningKeys.openOrCreate(folder));
        assertTrue(String.valueOf(failed.getMessage()).contains(SigningKeys.FILE));
        assertEquals(content, Files.readString(folder.resolve(SigningKeys.FILE)));
    }
}
