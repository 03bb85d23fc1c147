package dev.inhabit.server.session;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.SessionUpdate.PromptReason;
import dev.inhabit.server.record.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server asks of a session whose patient speaks before an audience, when session time has come for it. */
public sealed interface StageCommand extends SessionCommand.InOwnFile {
    /** @param number of the phase, from 0 */
    record BeginPhase(int number) implements StageCommand {
        @Override
        public Asker by() {
            return Asker.SERVER;
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            AudiencePlan.Phase phase = state.stage().next();
            PinnedLevel level = state.level();
            long activeMs = state.clock().activeMsAt(now);
            if (phase == null
                    || level == null
                    || !state.isRunning()
                    || state.stage().begun().size() != number
                    || activeMs < phase.fromActiveMs()) {
                return Decision.nothing();
            }
            return Decision.of(began(phase, level, state, now));
        }
    }

    /**
     * The applause is over and the last rating told, or not told in time; and with it the session.
     *
     * @param by who ended the talk
     */
    record FinishSpeech(Asker by) implements StageCommand {
        @Override
        public @Nullable Object said() {
            return SessionEvent.said("end", by, Outcome.COMPLETED);
        }

        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            boolean due = state.stage().closing() != null
                    && state.isRunning()
                    && state.clock().activeMsAt(now)
                            >= state.stage().dueActiveMs(state.prompts().isOpen());
            return due
                    ? Decision.ofAll(endedUnasked(state, new SessionEvent.Ended(by, Outcome.COMPLETED)))
                    : Decision.nothing();
        }

        @Override
        public Decision<SessionEvent> decideEnded(SessionState state) {
            return Decision.nothing();
        }
    }

    /**
     * How a completed session ends: where the patient speaks before an audience it thanks first, a patient who has not rated
     * lately is asked once more, and the session ends when both is done. Whoever ends it again does not wait. Nobody claps
     * or asks into a pause, nor after an exit.
     *
     * @param isAsked whether the patient can be asked for a rating
     */
    static List<SessionEvent> completed(SessionState state, Asker by, boolean isAsked, Instant now) {
        SessionEvent ended = new SessionEvent.Ended(by, Outcome.COMPLETED);
        if (!state.isRunning() || state.stage().closing() != null) {
            return endedUnasked(state, ended);
        }
        long activeMs = state.clock().activeMsAt(now);
        List<SessionEvent> events = new ArrayList<>(thanks(state, by, now));
        boolean waits = events.stream().anyMatch(StageCommand::isHeard);
        if (isAsked && SudsPrompts.isRatingDue(state.sceneSuds(), activeMs)) {
            waits = true;
            events.add(
                    new SudsPromptEvent.EndRatingAwaited(by, activeMs, activeMs + SudsPrompts.ANSWER_AT_END_WITHIN_MS));
            if (!state.prompts().isOpen()) {
                events.add(new SudsPromptEvent.SudsPrompted(PromptReason.END, activeMs));
            }
        }
        if (!waits) {
            events.addAll(endedUnasked(state, ended));
        }
        return events;
    }

    /** A prompt that is open at the end was not answered. */
    private static List<SessionEvent> endedUnasked(SessionState state, SessionEvent ended) {
        return state.prompts().isOpen()
                ? List.of(new SudsPromptEvent.SudsPromptMissed(state.prompts().openNr()), ended)
                : List.of(ended);
    }

    private static boolean isHeard(SessionEvent event) {
        return event instanceof StageEvent.SpeechEnded over && over.forMs() > 0;
    }

    /** None where there is no audience that thanks. */
    private static List<SessionEvent> thanks(SessionState state, Asker by, Instant now) {
        AudiencePlan.Thanks thanks = state.stage().plan().thanks();
        AudienceSettings audience = state.audience();
        if (thanks == null || audience == null) {
            return List.of();
        }
        String applause = thanks.at(audience.mood());
        boolean silent = applause.equals("none");
        return List.of(new StageEvent.SpeechEnded(
                by, applause, silent ? 0 : thanks.forMs(), state.clock().activeMsAt(now), tick(state, now)));
    }

    /** The next phase before its time; none where none follows, or the talk is over. */
    static List<SessionEvent> skipped(SessionState state, Instant now) {
        AudiencePlan.Phase phase = state.stage().next();
        PinnedLevel level = state.level();
        return phase == null || level == null ? List.of() : List.of(began(phase, level, state, now));
    }

    /** What an exit makes of the session: who leaves while the audience claps has given the talk, and does not flee it. */
    static Outcome ofExit(SessionState state) {
        return state.stage().closing() == null ? Outcome.QUIT : Outcome.COMPLETED;
    }

    private static SessionEvent began(AudiencePlan.Phase phase, PinnedLevel level, SessionState state, Instant now) {
        return new StageEvent.PhaseBegan(
                phase.phase(),
                phase.shares(),
                level.mood(),
                phase.speakerPercent(),
                state.clock().activeMsAt(now),
                tick(state, now));
    }

    private static long tick(SessionState state, Instant now) {
        return state.clock().tickAt(now) + LEAD_TICKS;
    }
}
