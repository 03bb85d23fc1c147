package dev.inhabit.server.session;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.SessionUpdate.PromptReason;
import dev.inhabit.server.record.EventMeta;
import org.jspecify.annotations.Nullable;

/** What the server asked of the patient about distress. Stable for ever, as all of {@link SessionEvent}. */
public sealed interface SudsPromptEvent extends SessionEvent.InOwnFile {
    @Override
    default Asker by() {
        return Asker.SERVER;
    }

    /**
     * The session was completed, and the patient is asked how much distress there is before it ends. {@link SudsPrompted}
     * follows where no prompt is open, and {@link SessionEvent.Ended} with the answer or without it.
     *
     * @param by who completed it
     * @param atActiveMs session time, ms
     * @param untilActiveMs session time until which the answer is waited for, ms
     */
    record EndRatingAwaited(Asker by, long atActiveMs, long untilActiveMs) implements SudsPromptEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("end", by, Outcome.COMPLETED);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.stage(state.stage().awaitingRating(by, atActiveMs, untilActiveMs));
        }
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
