package dev.inhabit.server.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Pages as they were last looked at by a person, under {@code golden/reports}; {@code -Dinhabit.golden.write=true} writes them. */
public final class GoldenPages {
    private GoldenPages() {}

    public static void check(String name, String written) throws IOException {
        // Whatever a session's state will hold one day changes its fingerprint and nothing that is looked at.
        String page = written.replaceAll("(fingerprint of the state) [0-9a-f]{16}", "$1 …");
        Path file =
                Path.of(System.getProperty("inhabit.root"), "session-server/src/test/resources/golden/reports", name);
        if (Boolean.getBoolean("inhabit.golden.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, page);
        }
        assertEquals(Files.readString(file), page, name + ": look at it, and write it anew where it is right");
    }
}
