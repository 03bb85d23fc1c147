package dev.inhabit.headset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed wrongly is answered with one sentence and a way out. */
class ProgramTests {
    private record Ran(int exitCode, String output) {
        void says(int expectedCode, String words) {
            assertTrue(output.contains(words), output);
            assertEquals(expectedCode, exitCode, output);
        }
    }

    private static Ran run(Callable<Integer> command, String... args) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream caught = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(caught, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
        try {
            int code = Program.run(command, args);
            return new Ran(code, caught.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void help_names_every_option() {
        Ran help = run(new Swarm(), "--help");
        for (String option : new String[] {
            "--url",
            "--headsets",
            "--seconds",
            "--level",
            "--therapist",
            "--patient",
            "--fps",
            "--frames",
            "--audio",
            "--read-on-device",
            "--seed",
            "--json",
            "--temperament",
            "--suds-every",
            "--adjust-every",
            "--acknowledged"
        }) {
            help.says(0, option);
        }
        run(new HeadsetMain(), "--help").says(0, "--session");
    }

    @Test
    void what_is_missing_is_named() {
        run(new Swarm()).says(2, "--url");
        run(new Swarm(), "--url", "http://localhost:1").says(2, "--patient");
        run(new Swarm(), "--url", "http://localhost:1", "--patient", "a@b.example:p")
                .says(2, "--therapist");
        run(new HeadsetMain(), "--url", "http://localhost:1").says(2, "--session");
        run(new HeadsetMain(), "--url", "http://localhost:1", "--session", "s").says(2, "--email");
    }

    @Test
    void what_is_wrong_is_named() throws IOException {
        run(new Swarm(), "--headsets", "many").says(2, "--headsets");
        run(new Swarm(), "--no-such-option").says(2, "--no-such-option");
        run(new Swarm(), "--url", "localhost", "--patient", "a@b.example:p", "--therapist", "t@b.example:p")
                .says(1, "http://host:port");
        run(new Swarm(), "--url", "http://127.0.0.1:1", "--patient", "a@b.example:p", "--therapist", "t@b.example:p")
                .says(1, "does not answer");
        run(new Swarm(), "--demo", folder.resolve("demo.json").toString()).says(1, "demo.json");
        Files.writeString(folder.resolve("demo.json"), "{\"url\": 3");
        run(new Swarm(), "--demo", folder.resolve("demo.json").toString()).says(1, "inhabit demo");
        run(new Swarm(), "--url", "http://localhost:1", "--patient", "a@b.example:p", "--frames", folder.toString())
                .says(1, "no .jpg");
    }
}
