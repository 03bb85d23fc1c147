package dev.inhabit.protocol;

/**
 * The scene that a session copied when it was created, by name: {@code GET /sessions/{id}/scene} has all of it.
 *
 * @param revision SHA-256 of the manifest, hex
 * @param places how many people can be in it, the patient aside
 */
public record SceneReference(String scene, String title, String revision, int places) {}
