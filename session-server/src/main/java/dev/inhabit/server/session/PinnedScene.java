package dev.inhabit.server.session;

import org.jspecify.annotations.Nullable;

/**
 * What the people of a session's scene say, beside its level.
 *
 * @param talk null where nobody has a conversation with the patient
 */
public record PinnedScene(@Nullable PinnedTalk talk) {
    /** People who say nothing. */
    public static final PinnedScene SILENT = new PinnedScene(null);
}
