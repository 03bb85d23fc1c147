package dev.inhabit.server.session;

import dev.inhabit.server.record.EventMeta;

/** What a session keeps of its place and of how it is judged. As stable as all of {@link SessionEvent}. */
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

    /** By these limits of the clinic's the session is judged; follows {@link SessionEvent.Created}. */
    record RulesPinned(PinnedRules rules) implements ManifestEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.judgedBy(rules);
        }
    }
}
