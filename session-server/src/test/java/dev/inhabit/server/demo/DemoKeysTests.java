package dev.inhabit.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoKeysTests {
    @TempDir
    private Path folder;

    @Test
    void aDemonstrationsKeyIsMadeOnceAndKnownForWhatItIs() throws IOException {
        String made = DemoKeys.in(folder, "master.key");
        assertEquals(made, DemoKeys.in(folder, "master.key"));
        byte[] key = Base64.getDecoder().decode(made);
        assertEquals(32, key.length);
        assertTrue(DemoKeys.isDemo(key));
        assertTrue(DemoKeys.isIn(folder, "master.key"));
    }

    /** What --fresh may empty: never a folder of something else. */
    @Test
    void otherFilesAreNoDemonstration() throws IOException {
        assertFalse(DemoKeys.isIn(folder, "master.key"));
        Files.writeString(folder.resolve("master.key"), Base64.getEncoder().encodeToString(new byte[32]));
        assertFalse(DemoKeys.isIn(folder, "master.key"));
        Files.writeString(folder.resolve("master.key"), "not base64 at all!");
        assertFalse(DemoKeys.isIn(folder, "master.key"));
    }
}
