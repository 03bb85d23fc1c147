package dev.inhabit.server.audiences;

import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Short texts of one language that a therapist sends into the scene with one touch. */
public record Encouragements(String locale, String provenance, List<Preset> presets) {
    /** Reads {@code config/encouragements}. */
    public static final ContentReader<Encouragements> READER = new ContentReader<>(
                    "encouragements", (YamlFile file) -> file.as(Encouragements.class), Encouragements::check)
            .named(Encouragements::locale);

    public Encouragements {
        presets = List.copyOf(presets);
    }

    /**
     * One text.
     *
     * @param when the moment it is for: {@code before}, {@code going-well}, {@code hard-moment}, {@code silence},
     *     {@code breathing}, {@code attention} or {@code ending}
     */
    public record Preset(String id, String when, String text) {}

    public Optional<Preset> find(String id) {
        return presets.stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    private static void check(YamlFile file, Encouragements encouragements) {
        Set<String> ids = new HashSet<>();
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < encouragements.presets().size(); i++) {
            Preset preset = encouragements.presets().get(i);
            if (!ids.add(preset.id())) {
                file.wrong("/presets/" + i + "/id", "expected each id once, found \"" + preset.id() + "\" again");
            }
            if (!texts.add(preset.text())) {
                file.wrong("/presets/" + i + "/text", "expected each text once, found it again");
            }
        }
    }
}
