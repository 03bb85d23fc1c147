package dev.inhabit.server.session;

import java.util.List;
import java.util.Optional;

/** Encouragements that a therapist sends into a session with one touch, copied at creation. */
public record PinnedPresets(String locale, List<Preset> presets) {
    /** @param when the moment it is for, such as {@code hard-moment} */
    public record Preset(String id, String when, String text) {}

    public PinnedPresets {
        presets = List.copyOf(presets);
    }

    Optional<Preset> find(String id) {
        return presets.stream().filter(preset -> preset.id().equals(id)).findFirst();
    }
}
