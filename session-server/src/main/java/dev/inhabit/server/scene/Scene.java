package dev.inhabit.server.scene;

import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.server.content.CanonicalJson;
import dev.inhabit.server.content.ContentReader;
import dev.inhabit.server.content.YamlFile;

/**
 * One place in which sessions happen.
 *
 * @param revision SHA-256 of {@code copy}, hex: equal for files that say the same in another layout
 * @param copy the manifest as canonical JSON
 */
public record Scene(SceneManifest manifest, String revision, String copy) {
    /** Reads a file of {@code config/scenes}. */
    public static final ContentReader<Scene> READER = new ContentReader<>(
                    "scene", Scene::of, (file, scene) -> new SceneRules(file, scene.manifest()).check())
            .named(Scene::name);

    private static Scene of(YamlFile file) {
        String copy = CanonicalJson.of(file.root());
        return new Scene(file.as(SceneManifest.class), CanonicalJson.hash(copy), copy);
    }

    /** The manifest that a session copied. */
    public static SceneManifest manifest(String copy) {
        return YamlFile.ofCopy(copy).as(SceneManifest.class);
    }

    public String name() {
        return manifest.scene();
    }

    /** How many people it has places for, the patient aside. */
    public int capacity() {
        return Seating.of(manifest).size();
    }
}
