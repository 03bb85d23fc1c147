package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionUpdate.PromptReason;
import dev.inhabit.server.record.EventMeta;

/** What the server asked of the patient about distress. Stable for ever, as all of {@link SessionEvent}. */
public sealed interface SudsPromptEvent extends SessionEvent.InOwnFile {
    @Override
    default Asker by() {
        return Asker.SERVER;
    }

    /** @param atActiveMs session time, ms */
    record SudsPrompted(PromptReason reason, long atActiveMs) implements SudsPromptEvent {
        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.prompts(state.prompts().prompted(meta.sequenceNr(), reason, atActiveMs));
        }
    }

    /** @param promptNr sequence number of the prompt that nobody answered */
    record SudsPromptMissed(long promptNr) implements SudsPromptEvent {
        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.prompts(state.prompts().closed());
        }
    }
}
