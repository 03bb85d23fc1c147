package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.headset.HeadsetMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Headsets that are told to stop while they load their models end in order; a server does in the first administrator's
 * test. The ONNX runtime ends a process with a fault
 * where it is torn down under a network that is loaded or run.
 */
class StoppedEarlyFaultTests {
    /** More moments find more: {@code -Dinhabit.fault.stop-moments=40}. */
    private static final int MOMENTS = Integer.getInteger("inhabit.fault.stop-moments", 6);

    private static final int FIRST_MS = 200;
    private static final int LAST_MS = 4_000;
    private static final int ENDED_IN_ORDER = 0;
    /** By Java itself, before the program had taken the signal: nothing was loaded yet. */
    private static final int ENDED_BY_TERM = 128 + 15;

    private static final int ENDS_WITHIN_S = 60;

    private static List<String> jvm(Path folder) {
        return List.of("-Xmx768m", "-XX:+UseSerialGC", "-XX:ErrorFile=" + folder.resolve("hs_err_%p.log"));
    }

    /** Without a server, which it goes on looking for: its models are its own. */
    private static Process headset(Path folder) throws IOException {
        return Programs.start(
                HeadsetMain.class,
                jvm(folder),
                folder.resolve("headset.log"),
                Map.of("INHABIT_HEADSET_PASSWORD", "nobody's"),
                List.of(
                        "--url",
                        "http://127.0.0.1:" + Programs.freePort(),
                        "--session",
                        "demo~nowhere",
                        "--email",
                        "patient@clinic.example",
                        "--drawn-face",
                        "--state",
                        folder.resolve("state").toString()));
    }

    @Test
    void aHeadsetThatIsToldToStopInItsFirstSecondsEndsInOrder() throws IOException, InterruptedException {
        List<String> inOrder = new ArrayList<>();
        for (int i = 0; i < MOMENTS; i++) {
            int afterMs = FIRST_MS + (LAST_MS - FIRST_MS) * i / Math.max(1, MOMENTS - 1);
            Path folder = Programs.emptyFolder("stopped-early/headset-" + afterMs);
            Process headset = headset(folder);
            Thread.sleep(afterMs);
            int code = ended(headset, folder);
            assertTrue(code == ENDED_IN_ORDER || code == ENDED_BY_TERM, "exit code " + code + " after " + afterMs);
            if (code == ENDED_IN_ORDER) {
                inOrder.add(afterMs + " ms");
            }
        }
        assertTrue(inOrder.size() > 0, "at least the last was told when it listened");
    }

    private static int ended(Process process, Path folder) throws IOException, InterruptedException {
        process.destroy();
        try {
            assertTrue(process.waitFor(ENDS_WITHIN_S, TimeUnit.SECONDS), "it ends; see " + folder);
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.getFileName().toString().startsWith("hs_err"))
                            .toList(),
                    "faults in native code");
        }
        return process.exitValue();
    }
}
