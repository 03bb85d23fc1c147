package dev.inhabit.server.scales;

import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All questionnaires. */
public final class Scales {
    /** What the server goes by, and why. */
    private static final Map<String, String> NEEDED = new TreeMap<>(Map.of(
            "lsas", "(progress is measured by it), found none",
            "phq-9", "(its item 9 opens the questions about suicide), found none",
            "c-ssrs-screener", "(the questions about suicide), found none",
            "ssq", "(who is sick is kept from moving scenes by it), found none"));

    private final List<Scale> scales;

    private Scales(List<Scale> scales) {
        this.scales = List.copyOf(scales);
    }

    /** @param problems receives what is wrong */
    public static Scales read(Path folder, List<Problem> problems) {
        int before = problems.size();
        List<Scale> read = ScaleFile.READER.readAll(folder, problems);
        NEEDED.forEach((id, why) -> {
            if (problems.size() == before
                    && read.stream().noneMatch(scale -> scale.id().equals(id))) {
                problems.add(new Problem(folder.toString(), null, "id", "expected a file of " + id + " " + why));
            }
        });
        return new Scales(read);
    }

    public Collection<Scale> all() {
        return scales;
    }

    /** Those of one language, by id. */
    public List<Scale> in(String locale) {
        return scales.stream()
                .filter(scale -> scale.locale().equals(locale))
                .sorted(Comparator.comparing(Scale::id))
                .toList();
    }

    /** @param id such as {@code lsas} */
    public Optional<Scale> find(String id, String locale) {
        return scales.stream()
                .filter(scale -> scale.id().equals(id) && scale.locale().equals(locale))
                .findFirst();
    }
}
