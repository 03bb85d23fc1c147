package dev.inhabit.server.session;

import org.jspecify.annotations.Nullable;

/**
 * What the people of a session's scene say, beside its level.
 *
 * @param talk null where nobody has a conversation with the patient
 * @param questions null where nobody asks anything
 * @param presets null where the therapist has no encouragements but their own words
 */
public record PinnedScene(
        @Nullable PinnedTalk talk,
        @Nullable PinnedQuestions questions,
        @Nullable PinnedPresets presets) {
    /** People who say nothing. */
    public static final PinnedScene SILENT = new PinnedScene(null, null, null);
}
