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

    /**
     * Those of {@code scales}, and what {@code limits/questionnaires.yaml} asks of them.
     *
     * @param problems receives what is wrong
     */
    public static Scales read(Path config, List<Problem> problems) {
        Optional<ScaleDemands> demands = ScaleDemands.READER.read(
                config.resolve("limits/questionnaires.yaml"), "every server needs it", problems);
        int before = problems.size();
        Path folder = config.resolve("scales");
        List<Scale> read = ScaleFile.READER
                .with((file, scale) -> demands.ifPresent(all -> all.check(file, scale)))
                .readAll(folder, problems);
        if (problems.size() == before) {
            demands.ifPresent(all -> all.tellMissing(folder, read, problems));
        }
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
