package dev.inhabit.bench.load;

import dev.inhabit.faults.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The content as it ships, but for the time: each sub-level is planned for a minute, and an audience asks every 5 s. */
public final class ShortLevels {
    private static final String WHOLE_MINUTES = "(?m)^minutes: \\d+";
    /** After 2, 4 or 5 minutes of a talk of three to five. */
    private static final String PHASE = "fromMinutes: ([1-9])";

    private static final String QUESTIONS = "questionEveryMs: \\d+";

    private ShortLevels() {}

    /** A folder as a server takes for its root. */
    public static Path root() throws IOException {
        Path root = Programs.emptyFolder("short-levels");
        Path shipped = Programs.root().resolve("config");
        try (Stream<Path> all = Files.walk(shipped)) {
            for (Path from : all.toList()) {
                Path to =
                        root.resolve("config").resolve(shipped.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        }
        try (Stream<Path> levels = Files.list(root.resolve("config/levels"))) {
            for (Path level : levels.toList()) {
                rewrite(level, WHOLE_MINUTES, "minutes: 1");
                Files.writeString(level, Files.readString(level).replaceAll(PHASE, "fromPercent: $15"));
            }
        }
        rewrite(root.resolve("config/conversation/en.yaml"), QUESTIONS, "questionEveryMs: 5000");
        for (String built : List.of("session-server", "cassandra")) {
            Path there = Programs.root().resolve(built);
            if (Files.exists(there)) {
                Files.createSymbolicLink(root.resolve(built), there);
            }
        }
        return root;
    }

    private static void rewrite(Path file, String found, String with) throws IOException {
        String before = Files.readString(file);
        String after = before.replaceAll(found, with);
        if (after.equals(before) && !before.contains(with)) {
            throw new IllegalStateException(file + " has no " + found);
        }
        Files.writeString(file, after);
    }
}
