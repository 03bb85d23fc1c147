package dev.inhabit.server.scales;

import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All questionnaires. */
public final class Scales {
    private final List<Scale> scales;

    private Scales(List<Scale> scales) {
        this.scales = List.copyOf(scales);
    }

    /** @param problems receives what is wrong */
    public static Scales read(Path folder, List<Problem> problems) {
        return new Scales(ScaleFile.READER.readAll(folder, problems));
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
