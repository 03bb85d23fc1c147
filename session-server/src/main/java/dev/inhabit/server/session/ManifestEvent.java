package dev.inhabit.server.session;

import dev.inhabit.server.record.EventMeta;

/** What happened about the place of a session. As stable as all of {@link SessionEvent}. */
public sealed interface ManifestEvent extends SessionEvent.InOwnFile {
    /** The session takes place there; follows {@link SessionEvent.Created}. */
    record ScenePinned(PinnedManifest scene) implements ManifestEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.takesPlaceIn(scene);
        }
    }
}
