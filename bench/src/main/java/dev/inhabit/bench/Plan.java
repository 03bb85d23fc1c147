package dev.inhabit.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How much is measured.
 *
 * @param rounds how often each contestant has its turn; contestants alternate
 * @param roundMs length of one turn where a case measures for a time, ms
 * @param quick small and short: shows that it runs, and no figure to be relied on
 * @param folder for data of this run; empty at first
 * @param frames folder with photographs of faces; where it is absent, pictures without a face are used
 * @param large with the counts that take long, such as 1,000 sessions
 */
record Plan(int rounds, long roundMs, boolean quick, Path folder, Path frames, boolean large) {

    Duration round() {
        return Duration.ofMillis(roundMs);
    }

    /** A fresh folder of that name. */
    Path emptyFolder(String name) throws IOException {
        Path path = folder.resolve(name);
        delete(path);
        return Files.createDirectories(path);
    }

    static void delete(Path path) throws IOException {
        if (Files.exists(path)) {
            try (Stream<Path> all = Files.walk(path)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }

    void say(String line) {
        System.err.println("    " + line);
    }
}
