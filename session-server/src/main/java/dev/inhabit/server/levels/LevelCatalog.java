package dev.inhabit.server.levels;

import dev.inhabit.server.journal.CannotStart;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All 25 sub-levels, read once at start. */
public final class LevelCatalog {
    private final Map<String, Level> bySublevel;

    private LevelCatalog(Map<String, Level> bySublevel) {
        this.bySublevel = Collections.unmodifiableMap(bySublevel);
    }

    /**
     * Reads {@code 1A.yaml} to {@code 5E.yaml}.
     *
     * @throws CannotStart where one is missing or wrong; its message lists all problems of all files: file, line, field,
     *     what was expected and what was found
     */
    public static LevelCatalog load(Path folder) {
        List<String> problems = new ArrayList<>();
        Map<String, Level> levels = new TreeMap<>();
        for (char level = '1'; level <= '5'; level++) {
            for (char step = 'A'; step <= 'E'; step++) {
                String sublevel = "" + level + step;
                read(folder.resolve(sublevel + ".yaml"), sublevel, problems)
                        .ifPresent(read -> levels.put(sublevel, read));
            }
        }
        if (!problems.isEmpty()) {
            throw new CannotStart("the levels need correction:\n  " + String.join("\n  ", problems));
        }
        return new LevelCatalog(levels);
    }

    /** The sub-level of this name, {@code 1A} to {@code 5E}; empty for any other text. */
    public Optional<Level> find(String sublevel) {
        return Optional.ofNullable(bySublevel.get(sublevel));
    }

    /** From 1A to 5E. */
    public Collection<Level> all() {
        return bySublevel.values();
    }

    private static Optional<Level> read(Path file, String sublevel, List<String> problems) {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            problems.add(file + ": missing; each of 1A to 5E needs its file");
            return Optional.empty();
        } catch (CharacterCodingException e) {
            problems.add(file + ": expected UTF-8");
            return Optional.empty();
        } catch (IOException e) {
            problems.add(file + ": cannot be read: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
        int before = problems.size();
        Level level = LevelFile.read(file.toString(), text, problems);
        if (problems.size() == before && !level.sublevel().equals(sublevel)) {
            problems.add(
                    file + ": sublevel: expected " + sublevel + ", as the file is named, found " + level.sublevel());
        }
        return Optional.of(level);
    }
}
