package dev.inhabit.server.journal;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Finds the Java 17 that runs the private Cassandra: Cassandra 5.0 starts on no newer one. */
final class Java17 {
    static final String ENVIRONMENT = "INHABIT_JAVA17_HOME";

    private Java17() {}

    /**
     * The {@code java} program of a JDK 17: the one named by {@value #ENVIRONMENT}, else the one running now, else
     * JAVA_HOME, else one in the usual folders.
     *
     * @throws CannotStart where there is none
     */
    static Path find(Map<String, String> environment, Path runningHome) {
        String named = environment.get(ENVIRONMENT);
        if (named != null) {
            Path home = Path.of(named);
            if (isJava17(home)) {
                return program(home);
            }
            throw new CannotStart(ENVIRONMENT + " names " + home
                    + ", which is no Java 17: set it to the home folder of a JDK 17, or unset it.");
        }
        List<Path> candidates = new ArrayList<>();
        candidates.add(runningHome);
        String javaHome = environment.get("JAVA_HOME");
        if (javaHome != null && !javaHome.isBlank()) {
            candidates.add(Path.of(javaHome));
        }
        candidates.addAll(matching(Path.of("/usr/lib/jvm"), ""));
        candidates.addAll(matching(Path.of("/Library/Java/JavaVirtualMachines"), "Contents/Home"));
        String userHome = environment.get("HOME");
        if (userHome != null) {
            candidates.addAll(matching(Path.of(userHome, ".sdkman", "candidates", "java"), ""));
        }
        for (Path home : candidates) {
            if (isJava17(home)) {
                return program(home);
            }
        }
        throw new CannotStart("The private Cassandra needs a JDK 17 and found none (this is Java "
                + Runtime.version().feature() + "): install one, or set " + ENVIRONMENT + " to its home folder.");
    }

    private static List<Path> matching(Path folder, String below) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(folder, "*17*")) {
            homes.forEach(home -> found.add(home.resolve(below)));
        } catch (IOException unreadable) {
            // A folder that cannot be listed holds no JDK for us.
        }
        return found;
    }

    static boolean isJava17(Path home) {
        if (!Files.isExecutable(program(home))) {
            return false;
        }
        Properties release = new Properties();
        try (Reader in = Files.newBufferedReader(home.resolve("release"), StandardCharsets.UTF_8)) {
            release.load(in);
        } catch (IOException | IllegalArgumentException noRelease) {
            return false;
        }
        String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
        return version.equals("17") || version.startsWith("17.");
    }

    private static Path program(Path home) {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        return home.resolve("bin").resolve(windows ? "java.exe" : "java");
    }
}
