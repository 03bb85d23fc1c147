package dev.inhabit.server.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files that nobody would read: who wrote one believes that it counts. */
public final class StrayFiles {
    private StrayFiles() {}

    /**
     * A folder that is missing has none; hidden files are passed over.
     *
     * @param names of the files that are read
     */
    public static void tell(Path folder, Set<String> names, List<Problem> problems) {
        tell(folder, names, name -> false, problems);
    }

    /** @param others names that are somebody else's to tell of */
    public static void tell(Path folder, Set<String> names, Predicate<String> others, List<Problem> problems) {
        for (Path file : files(folder)) {
            String name = String.valueOf(file.getFileName());
            if (!names.contains(name) && !others.test(name)) {
                problems.add(new Problem(
                        file.toString(),
                        null,
                        "",
                        "is read by nobody; expected here only " + String.join(", ", new TreeSet<>(names))));
            }
        }
    }

    /** All that a folder holds, by name, but hidden files; nothing where there is no such folder. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
