package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a class-data archive is made, used, and given up. */
final class ClassArchiveTests {
    @TempDir
    Path folder;

    private final Path java = Path.of("/jdk/bin/java");

    private ClassArchive archive(String... jars) throws IOException {
        Path home = Files.createDirectories(folder.resolve("home"));
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("tmp"));
        return ClassArchive.of(
                java,
                new CassandraHome(home, List.of(jars).stream().map(Path::of).toList()),
                data);
    }

    private static boolean has(ClassArchive archive, String option) {
        return archive.options().stream().anyMatch(given -> given.startsWith(option));
    }

    @Test
    void itIsMadeOnceAndThenUsed() throws IOException {
        ClassArchive archive = archive("a.jar");
        assertTrue(has(archive, "-XX:ArchiveClassesAtExit=" + archive.unfinished()));
        archive.finish(true);
        assertTrue(has(archive, "-XX:ArchiveClassesAtExit"));
        Files.writeString(archive.unfinished(), "classes");
        archive.finish(true);
        assertTrue(has(archive, "-XX:SharedArchiveFile=" + archive.file()));
        assertFalse(has(archive, "-XX:ArchiveClassesAtExit"));
        assertEquals("classes", Files.readString(archive.file()));
        assertNotEquals(archive.file(), archive("a.jar", "b.jar").file());
    }

    @Test
    void aHalfWrittenOneIsNeverUsedAndNotTriedAgain() throws IOException {
        ClassArchive archive = archive("a.jar");
        Files.writeString(archive.unfinished(), "cla");
        archive.finish(false);
        assertFalse(Files.exists(archive.unfinished()));
        assertFalse(has(archive, "-XX:ArchiveClassesAtExit"));
        assertFalse(has(archive, "-XX:SharedArchiveFile"));
        assertTrue(has(archive("b.jar"), "-XX:ArchiveClassesAtExit"));
    }
}
