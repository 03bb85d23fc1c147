package dev.inhabit.server.scene;

import dev.inhabit.server.content.Problem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All scenes of a clinic, read once at start. */
public final class Scenes {
    private final Map<String, Scene> byName;

    private Scenes(Map<String, Scene> byName) {
        this.byName = Collections.unmodifiableMap(byName);
    }

    /** @param problems receives what is wrong; the scenes of those files are missing then */
    public static Scenes read(Path folder, List<Problem> problems) {
        Map<String, Scene> scenes = new TreeMap<>();
        Scene.READER.readAll(folder, problems).forEach(scene -> scenes.put(scene.name(), scene));
        return new Scenes(scenes);
    }

    public Optional<Scene> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** By name, ascending. */
    public Set<String> names() {
        return byName.keySet();
    }

    /** By name, ascending. */
    public Collection<Scene> all() {
        return byName.values();
    }
}
