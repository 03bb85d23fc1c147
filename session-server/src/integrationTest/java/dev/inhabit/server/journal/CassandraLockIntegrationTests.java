package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That a running private Cassandra can be told from one that is not: two on one folder would destroy it. */
final class CassandraLockIntegrationTests {
    private static final Path NODE = RealCassandra.folder().resolve("node");

    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    @Test
    @EnabledOnOs(OS.LINUX)
    void theFolderStaysHeldWhateverTheGarbageCollectorFinds() throws IOException, InterruptedException {
        ProcessHandle child = ProcessHandle.allProcesses()
                .filter(CassandraLockIntegrationTests::isOurs)
                .findFirst()
                .orElseThrow();
        // What nothing refers to is found by one collection and closed after it.
        for (int i = 0; i < 3; i++) {
            collectGarbage(child);
            assertEquals(
                    CASSANDRA.contactPoint().getPort(),
                    NodeFolder.heldBySomebody(NODE)
                            .orElseThrow(() -> new AssertionError("the lock is gone"))
                            .contactPoint()
                            .getPort());
        }
    }

    private static boolean isOurs(ProcessHandle process) {
        try {
            // Not by ProcessHandle: it knows no arguments of a long command line.
            String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return line.contains("ChildMain") && line.contains(NODE.toRealPath().resolve("child.lock") + "\0");
        } catch (IOException another) {
            return false;
        }
    }

    private static void collectGarbage(ProcessHandle process) throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home", ""), "bin", "jcmd")
                                .toString(),
                        Long.toString(process.pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, asked.waitFor(), said);
        assertTrue(said.contains("executed successfully"), said);
    }
}
