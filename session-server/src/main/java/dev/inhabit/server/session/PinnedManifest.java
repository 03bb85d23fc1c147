package dev.inhabit.server.session;

import dev.inhabit.protocol.SceneManifest;
import dev.inhabit.protocol.SceneReference;
import dev.inhabit.protocol.crowd.SeatMap;
import dev.inhabit.server.scene.Scene;
import dev.inhabit.server.scene.Seating;

/**
 * The scene that a session takes place in, copied at creation: what a clinic refurnishes tomorrow does not change yesterday.
 *
 * @param revision SHA-256 of {@code copy}, hex
 * @param places how many people can be in it, the patient aside
 * @param copy the manifest as it was, canonical JSON
 */
public record PinnedManifest(String scene, String title, String revision, int places, String copy) {
    /** As it is now. */
    public static PinnedManifest of(Scene scene) {
        return new PinnedManifest(
                scene.name(), scene.manifest().title(), scene.revision(), scene.capacity(), scene.copy());
    }

    public SceneManifest manifest() {
        return Scene.manifest(copy);
    }

    SceneReference reference() {
        return new SceneReference(scene, title, revision, places);
    }

    /** The crowd's map with everybody where this scene has them. */
    public SeatMap seated(SeatMap crowd) {
        return Seating.seated(manifest(), crowd);
    }

    /** Not the copy, which is long and which the revision tells. */
    @Override
    public String toString() {
        return "PinnedManifest[" + scene + " " + revision + "]";
    }
}
