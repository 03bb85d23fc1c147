package dev.inhabit.server.session;

import dev.inhabit.protocol.AudiencePhase;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.server.record.EventMeta;
import org.jspecify.annotations.Nullable;

/** What an audience went through over a talk. Stable for ever, as all of {@link SessionEvent}. */
public sealed interface StageEvent extends SessionEvent.InOwnFile {
    /**
     * A phase of the talk began; all that the crowd needs of it is in here.
     *
     * @param sharesMood at which the shares hold, 0 friendly to 100 critical
     * @param speakerPercent how far the speaker moves them: 0 not at all, 100 as usual
     * @param atActiveMs session time, ms
     */
    record PhaseBegan(
            AudiencePhase phase,
            PinnedLevel.Shares shares,
            int sharesMood,
            int speakerPercent,
            long atActiveMs,
            long effectiveTick)
            implements StageEvent {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return asking(state)
                    .stage(state.stage().began(phase, atActiveMs))
                    .ordered(new AudienceOrder(
                            meta.sequenceNr(),
                            effectiveTick,
                            new AudienceOrder.Divide(shares, sharesMood, speakerPercent)));
        }

        /** Questions that are skipped to begin then. */
        private SessionState asking(SessionState state) {
            QuestionRecord questions = state.questions();
            return questions == null || phase != AudiencePhase.QUESTIONS
                    ? state
                    : state.asks(questions.notAfter(atActiveMs));
        }
    }

    /**
     * The talk is over and the audience thanks; {@link SessionEvent.Ended} follows when it has, or at once.
     *
     * @param applause {@code none}, {@code clap}, {@code polite} or {@code mixed}
     * @param forMs how long, of session time
     * @param atActiveMs session time, ms
     */
    record SpeechEnded(Asker by, String applause, int forMs, long atActiveMs, long effectiveTick)
            implements StageEvent {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("end", by, Outcome.COMPLETED);
        }

        @Override
        public SessionState applyTo(SessionState state, EventMeta meta) {
            return state.stage(state.stage().closed(new StageRecord.Closing(by, applause, atActiveMs + forMs, 0)))
                    .ordered(new AudienceOrder(meta.sequenceNr(), effectiveTick, new AudienceOrder.Applaud(applause)));
        }
    }
}
