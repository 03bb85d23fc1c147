package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java runs the private Cassandra, and what is said where none can. */
final class Java17Tests {
    @TempDir
    Path folder;

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Path java = Files.createFile(home.resolve("bin").resolve("java"));
        assertTrue(java.toFile().setExecutable(true));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    @Test
    void onlySeventeenWillDo() throws IOException {
        assertTrue(Java17.isJava17(jdk("a", "17.0.15")));
        assertTrue(Java17.isJava17(jdk("b", "17")));
        assertFalse(Java17.isJava17(jdk("c", "21.0.2")));
        assertFalse(Java17.isJava17(jdk("d", "1.8.0_402")));
        assertFalse(Java17.isJava17(folder.resolve("nothing")));
    }

    @Test
    void theNamedOneComesFirstAndIsChecked() throws IOException {
        Path named = jdk("named", "17.0.1");
        Path running = jdk("running", "17.0.2");
        assertEquals(named.resolve("bin/java"), Java17.find(Map.of("INHABIT_JAVA17_HOME", named.toString()), running));
        assertEquals(running.resolve("bin/java"), Java17.find(Map.of(), running));
        Path newer = jdk("newer", "25");
        assertEquals(named.resolve("bin/java"), Java17.find(Map.of("JAVA_HOME", named.toString()), newer));
        CannotStart refused = assertThrows(
                CannotStart.class, () -> Java17.find(Map.of("INHABIT_JAVA17_HOME", newer.toString()), running));
        assertTrue(refused.toString().contains(newer.toString()));
    }
}
