package dev.inhabit.server.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with what was asked for: one sentence and a status of its own, before any store is looked for. */
class ReplayMainTests {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int replay(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "--session";
        all[1] = "demo~s1";
        System.arraycopy(args, 0, all, 2, args.length);
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return ReplayMain.status(all, out, out);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aFileOfSomethingElseIsNamedWithItsLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("junk"), "\n{\"type\":\"pong\",\"clientMs\":1,\"serverMs\":2}\njunk\n");
        assertEquals(2, replay("--verify", file.toString()));
        assertEquals(
                "inhabit replay: --verify: line 3 of " + file
                        + " is no message of the protocol; one line must hold one message, as the socket sent it.\n",
                said());
    }

    @Test
    void aFileThatIsNoTextIsNamed() throws IOException {
        Path file = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertEquals(2, replay("--verify", file.toString()));
        assertEquals("inhabit replay: --verify: " + file + " is not text.\n", said());
    }

    @Test
    void aFileThatIsNotThereIsNamedWithItsOption() {
        assertEquals(2, replay("--verify", "/nope"));
        assertEquals("inhabit replay: --verify: there is no file /nope.\n", said());
    }

    @Test
    void settingsThatAreNotThereAreNamedWithTheirOption() {
        assertEquals(2, replay("--config", "/nope.conf"));
        assertEquals("inhabit replay: --config: there is no settings file /nope.conf.\n", said());
    }
}
