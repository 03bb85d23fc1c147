package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The files for containers and the page about running the server, against what there is: where no container engine is at
 * hand this is what can be checked of them.
 */
final class DockerFilesTests {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern VARIABLE = Pattern.compile("INHABIT_[A-Z0-9_]*[A-Z]");
    /** Variables of the compose file itself, and of the command that starts programs. */
    private static final Set<String> NOT_THE_SERVERS =
            Set.of("INHABIT_PUBLIC_PORT", "INHABIT_JAVA_HOME", "INHABIT_JAVA_OPTS", "INHABIT_HEADSET_PASSWORD");

    @Test
    void whatIsCopiedIsThere() throws IOException {
        List<Path> missing = new ArrayList<>();
        for (String line : dockerfile()) {
            if (line.startsWith("COPY ") && !line.startsWith("COPY --from")) {
                String[] words = line.substring("COPY ".length()).split(" ", -1);
                for (int i = 0; i < words.length - 1; i++) {
                    Path source = ROOT.resolve(words[i]).normalize();
                    if (!Files.exists(source)) {
                        missing.add(source);
                    }
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void whatIsCopiedFromTheBuildIsBuiltThere() throws IOException {
        String text = String.join("\n", dockerfile());
        assertTrue(text.contains("/out/lib"), "jars are gathered in one folder");
        assertTrue(text.contains("CLASSPATH=/opt/inhabit/lib/*"), "and found there");
        assertTrue(Files.readString(ROOT.resolve("pom.xml")).contains("runtime.classpath"), "the list of jars");
        assertTrue(Files.isExecutable(ROOT.resolve("mvnw")));
    }

    @Test
    void theProgramThatIsStartedIsThere() throws IOException {
        String start = dockerfile().stream()
                .filter(line -> line.startsWith("ENTRYPOINT "))
                .findFirst()
                .orElseThrow();
        Matcher name = Pattern.compile("\"(dev\\.inhabit\\.[A-Za-z.]+)\"").matcher(start);
        assertTrue(name.find());
        Class<?> main = assertDoesNotThrow(() -> Class.forName(name.group(1)));
        assertDoesNotThrow(() -> main.getMethod("main", String[].class));
    }

    @Test
    void variablesAreTheServers() throws IOException {
        Set<String> known = variablesOfTheServer();
        for (String file : List.of("docker/Dockerfile", "docker/compose.yaml", "docs/operations.md")) {
            Set<String> unknown = variablesIn(Files.readString(ROOT.resolve(file)));
            unknown.removeAll(known);
            unknown.removeAll(NOT_THE_SERVERS);
            assertEquals(Set.of(), unknown, file);
        }
    }

    @Test
    void everyVariableIsExplained() throws IOException {
        Set<String> silent = variablesOfTheServer();
        silent.removeAll(variablesIn(Files.readString(ROOT.resolve("docs/operations.md"))));
        assertEquals(Set.of(), silent);
    }

    @Test
    void contactPointsAreAListOrAText() {
        Config text = ConfigFactory.parseString("inhabit.store.contact-points = \"one:9042, two\"");
        Config list = ConfigFactory.parseString("inhabit.store.contact-points = [\"one:9042\", two]");
        assertEquals(List.of("one:9042", "two"), Settings.contactPoints(text));
        assertEquals(List.of("one:9042", "two"), Settings.contactPoints(list));
        assertFalse(Settings.contactPoints(Settings.defaults().resolve()).contains(""));
    }

    private static List<String> dockerfile() throws IOException {
        return Files.readAllLines(ROOT.resolve("docker/Dockerfile"));
    }

    private static Set<String> variablesIn(String text) {
        return VARIABLE.matcher(text)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that the settings name, and those that classes ask the environment for. */
    private static Set<String> variablesOfTheServer() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".conf") || name.equals("logback.xml")) {
                    names.addAll(variablesIn(Files.readString(file)));
                } else if (name.endsWith(".java")) {
                    Matcher constant =
                            Pattern.compile("\"(INHABIT_[A-Z0-9_]+)\"").matcher(Files.readString(file));
                    while (constant.find()) {
                        names.add(constant.group(1));
                    }
                }
            }
        }
        names.removeAll(NOT_THE_SERVERS);
        return names;
    }
}
