package dev.inhabit.server.levels;

import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.Problem;
import dev.inhabit.server.content.StrayFiles;
import dev.inhabit.server.journal.CannotStart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

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
        List<Problem> problems = new ArrayList<>();
        LevelCatalog catalog = read(folder, (file, level) -> {}, problems);
        if (!problems.isEmpty()) {
            throw new CannotStart("the levels need correction:" + Problem.list(problems));
        }
        return catalog;
    }

    /**
     * @param more is checked too
     * @param problems receives what is wrong; the catalogue lacks those levels then
     */
    public static LevelCatalog read(Path folder, ContentReader.Rules<Level> more, List<Problem> problems) {
        Map<String, Level> levels = new TreeMap<>();
        Set<String> names = new HashSet<>();
        for (char number = '1'; number <= '5'; number++) {
            AtomicReference<@Nullable Level> easier = new AtomicReference<>();
            ContentReader<Level> reader = LevelFile.READER
                    .with((file, harder) -> {
                        Level before = easier.get();
                        if (before != null) {
                            LevelOrder.check(file, harder, before);
                        }
                    })
                    .with(more);
            for (char step = 'A'; step <= 'E'; step++) {
                String sublevel = "" + number + step;
                names.add(sublevel + ".yaml");
                ContentReader.Rules<Level> itsName = (file, level) -> {
                    if (!level.sublevel().equals(sublevel)) {
                        file.wrong(
                                "/sublevel",
                                "expected " + sublevel + ", as the file is named, found " + level.sublevel());
                    }
                };
                reader.with(itsName)
                        .read(folder.resolve(sublevel + ".yaml"), "each of 1A to 5E needs its file", problems)
                        .ifPresent(read -> {
                            levels.put(sublevel, read);
                            easier.set(read);
                        });
            }
        }
        StrayFiles.tell(folder, names, problems);
        return new LevelCatalog(levels);
    }

    /** The sub-level of this name, {@code 1A} to {@code 5E}; empty for any other text. */
    public Optional<Level> find(String sublevel) {
        return Optional.ofNullable(bySublevel.get(sublevel));
    }

    /**
     * The sub-level that a scenario of one's own amounts to: the easiest of level 5 that begins with at least that
     * difficulty, else 5E.
     *
     * @param difficulty of the scenario builder, 1 to 10
     */
    public Level ofDifficulty(int difficulty) {
        return all().stream()
                .filter(level -> level.level() == Level.OWN
                        && level.builderDifficulty() != null
                        && level.builderDifficulty() >= difficulty)
                .findFirst()
                .orElseGet(() -> Objects.requireNonNull(bySublevel.get("5E")));
    }

    /** From 1A to 5E. */
    public Collection<Level> all() {
        return bySublevel.values();
    }
}
