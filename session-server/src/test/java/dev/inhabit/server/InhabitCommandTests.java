package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code inhabit} script, in a tree that holds nothing but what it looks at. */
class InhabitCommandTests {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("inhabit.root")));

    @TempDir
    Path tree;

    private record Run(int status, String said) {}

    @BeforeEach
    void tree() throws IOException {
        Files.copy(ROOT.resolve("inhabit"), tree.resolve("inhabit"));
        Files.copy(ROOT.resolve("pom.xml"), tree.resolve("pom.xml"));
        for (String module : new String[] {"protocol", "affect", "dashboard", "session-server", "vr-client", "bench"}) {
            Files.createDirectories(tree.resolve(module).resolve("target"));
        }
        Files.createDirectories(tree.resolve("target"));
        Path maven = Files.writeString(
                tree.resolve("mvnw"), "#!/bin/sh\ntouch \"$(dirname \"$0\")/built\"\necho BUILD SUCCESS\n");
        assertTrue(maven.toFile().setExecutable(true));
        Files.writeString(tree.resolve("target/inhabit.stamp"), "");
    }

    private void classpath(String paths) throws IOException {
        Files.writeString(tree.resolve("session-server/target/runtime.classpath"), paths);
    }

    private Run inhabit(Map<String, String> environment, String... args) throws IOException, InterruptedException {
        String[] command = new String[args.length + 2];
        command[0] = "bash";
        command[1] = tree.resolve("inhabit").toString();
        System.arraycopy(args, 0, command, 2, args.length);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("INHABIT_JAVA_HOME");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    @Test
    void aJavaHomeThatIsNoneStopsWithItsName() throws Exception {
        Run run = inhabit(Map.of("INHABIT_JAVA_HOME", "/nope"), "build");
        assertEquals(1, run.status());
        assertEquals(
                "inhabit: INHABIT_JAVA_HOME is /nope, where there is no bin/java; point it at a JDK 17, or unset it.\n",
                run.said());
    }

    @Test
    void theVersionIsToldWithoutABuild() throws Exception {
        Files.delete(tree.resolve("target/inhabit.stamp"));
        Run run = inhabit(Map.of(), "--version");
        assertEquals(0, run.status());
        assertTrue(run.said().matches("inhabit \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n"), run.said());
        assertFalse(Files.exists(tree.resolve("built")));
    }

    @Test
    void aTreeThatWasBuiltHereIsNotBuiltAgain() throws Exception {
        classpath("/somebody/.m2/repository/a/a.jar:" + tree.toRealPath() + "/protocol/target/protocol-0.1.0.jar");
        assertEquals(0, inhabit(Map.of(), "build").status());
        assertFalse(Files.exists(tree.resolve("built")));
    }

    @Test
    void aTreeThatWasMovedIsBuiltAgainAndDoesNotRunTheOldPlace() throws Exception {
        classpath("/somebody/.m2/repository/a/a.jar:/old/place/protocol/target/protocol-0.1.0.jar");
        Run run = inhabit(Map.of(), "build");
        assertEquals(0, run.status(), run.said());
        assertTrue(Files.exists(tree.resolve("built")), run.said());
    }
}
