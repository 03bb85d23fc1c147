package dev.inhabit.server.session;

import org.jspecify.annotations.Nullable;

/**
 * What a session's scene is and what its people say, beside its level.
 *
 * @param talk null where nobody has a conversation with the patient
 * @param questions null where nobody asks anything
 * @param presets null where the therapist has no encouragements but their own words
 * @param pace how fast they say it, and what follows; null where nobody says anything
 * @param scenario null where nobody built the scene
 * @param manifest room, furniture and places; null where nothing is known of them
 * @param group how people take part in the conversation beyond its lines; null where there is none
 */
public record PinnedScene(
        @Nullable PinnedTalk talk,
        @Nullable PinnedQuestions questions,
        @Nullable PinnedPresets presets,
        @Nullable PinnedPace pace,
        @Nullable PinnedScenario scenario,
        @Nullable PinnedManifest manifest,
        @Nullable PinnedGroup group) {
    /** People who say nothing, nobody knows where. */
    public static final PinnedScene SILENT = new PinnedScene(null, null, null, null, null, null, null);

    /** The same words at another pace, or with others that follow. */
    public PinnedScene with(PinnedPace other) {
        return new PinnedScene(talk, questions, presets, other, scenario, manifest, group);
    }

    /** The same words in a scene that somebody built. */
    public PinnedScene with(PinnedScenario built) {
        return new PinnedScene(talk, questions, presets, pace, built, manifest, group);
    }

    /** The same words in that place. */
    public PinnedScene in(@Nullable PinnedManifest place) {
        return new PinnedScene(talk, questions, presets, pace, scenario, place, group);
    }
}
