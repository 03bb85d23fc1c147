package dev.inhabit.server.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.journal.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityKeysTests {
    private static final Instant T0 = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void keysAreMadeOnceAndReadAgainByTheNextStart() throws IOException {
        IdentityKeys first = open();
        IdentityKeys second = open();
        assertEquals(first.tokenKeys().toJwkSet(), second.tokenKeys().toJwkSet());
        assertEquals(
                first.emailHashes().claimOf(DemoClinic.TENANT, new EmailAddress("a@b.example")),
                second.emailHashes().claimOf(DemoClinic.TENANT, new EmailAddress("a@b.example")));
        for (String file : new String[] {IdentityKeys.TOKEN_FILE, IdentityKeys.EMAIL_FILE}) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
        }
    }

    @Test
    void aRotatedKeyIsStored() {
        IdentityKeys rotated = open().rotateTokenKeys(T0.plusSeconds(60));
        assertEquals(rotated.tokenKeys().toJwkSet(), open().tokenKeys().toJwkSet());
        assertEquals(
                rotated.tokenKeys().signing().getKeyID(),
                open().tokenKeys().signing().getKeyID());
    }

    @ParameterizedTest
    @CsvSource({
        "token-signing.jwks, ''",
        "token-signing.jwks, '{}'",
        "token-signing.jwks, '{\"keys\":[]}'",
        "email-hash.key, ''",
        "email-hash.key, 'c2hvcnQ='",
        "email-hash.key, '%%%'"
    })
    void aDamagedFileIsNamedAndNotReplaced(String file, String content) throws IOException {
        open();
        Files.writeString(folder.resolve(file), content);
        CannotStart refused = assertThrows(CannotStart.class, this::open);
        assertTrue(String.valueOf(refused.getMessage()).contains(file));
        assertEquals(content, Files.readString(folder.resolve(file)));
        assertFalse(String.valueOf(refused.getMessage()).contains("c2hvcnQ"));
    }

    private IdentityKeys open() {
        return IdentityKeys.openOrCreate(folder, new SecureRandom(), T0);
    }
}
