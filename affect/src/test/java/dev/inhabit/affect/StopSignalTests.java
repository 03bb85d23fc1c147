package dev.inhabit.affect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A process that is told to stop closes what it opened, before Java's shutdown hooks run. */
@Timeout(120)
class StopSignalTests {
    private static final int TERM = 15;
    private @Nullable Process process;

    /** Says what happens, in order; as its argument wants it, closes when it is told to stop, or never. */
    static final class Program {
        private Program() {}

        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hooks")));
            CountDownLatch stop = new CountDownLatch(1);
            try (StopSignal listening = StopSignal.listen(stop::countDown, Long.parseLong(args[1]))) {
                System.out.println("listening");
                stop.await();
                System.out.println("told");
                if (args[0].equals("never")) {
                    new CountDownLatch(1).await();
                }
            }
            System.out.println("closed");
            System.exit(7);
        }
    }

    private BufferedReader start(String closes, int patienceS) throws IOException {
        List<String> command = new java.util.ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", Program.class.getName(), closes, Integer.toString(patienceS)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        String classPath = System.getProperty("surefire.test.class.path");
        builder.environment()
                .put("CLASSPATH", classPath != null ? classPath : System.getProperty("java.class.path", ""));
        process = builder.start();
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        assertEquals("listening", said.readLine());
        return said;
    }

    private Process running() {
        return Objects.requireNonNull(process);
    }

    /** As {@link Process#destroy} does, which also stops listening to what is said. */
    private void tellToStop() {
        assertTrue(running().toHandle().destroy());
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Test
    void whatWasOpenedIsClosedBeforeTheHooksRunAndTheProgramsOwnCodeCounts() throws Exception {
        BufferedReader said = start("at once", 60);
        tellToStop();
        assertEquals(List.of("told", "closed", "hooks"), said.lines().toList());
        assertEquals(7, running().waitFor());
    }

    @Test
    void aSecondSignalEndsItAtOnce() throws Exception {
        BufferedReader said = start("never", 3_600);
        tellToStop();
        assertEquals("told", said.readLine());
        assertTrue(running().isAlive());
        tellToStop();
        assertTrue(running().waitFor(30, TimeUnit.SECONDS));
        assertEquals(128 + TERM, running().exitValue());
    }

    @Test
    void oneThatDoesNotCloseEndsWhenItsTimeIsOver() throws Exception {
        BufferedReader said = start("never", 1);
        tellToStop();
        assertEquals("told", said.readLine());
        assertEquals(128 + TERM, running().waitFor());
    }
}
