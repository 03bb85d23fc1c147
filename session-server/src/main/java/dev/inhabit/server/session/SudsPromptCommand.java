package dev.inhabit.server.session;

import dev.inhabit.protocol.SessionUpdate.PromptReason;
import dev.inhabit.server.record.Decision;
import java.time.Instant;

/** What the server asks of a session when a rating is due. It decides by what is recorded, so that asking again does nothing. */
public sealed interface SudsPromptCommand extends SessionCommand.InOwnFile {
    @Override
    default Asker by() {
        return Asker.SERVER;
    }

    /** @param everyMs longest time without a rating */
    record PromptSuds(long everyMs) implements SudsPromptCommand {
        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            PinnedLevel level = state.level();
            if (!state.isRunning() || level == null || state.stage().closing() != null) {
                return Decision.nothing();
            }
            long activeMs = state.clock().activeMsAt(now);
            PromptReason reason = state.prompts()
                    .due(state.sceneSuds(), SudsPrompts.plannedEndActiveMs(state, level), activeMs, everyMs);
            return reason == null
                    ? Decision.nothing()
                    : Decision.of(new SudsPromptEvent.SudsPrompted(reason, activeMs));
        }
    }

    /** @param promptNr sequence number of the prompt that was not answered */
    record MissPrompt(long promptNr) implements SudsPromptCommand {
        @Override
        public Decision<SessionEvent> decideLive(SessionState state, Instant now) {
            boolean missed = state.prompts().openNr() == promptNr
                    && state.prompts().isMissed(state.clock().activeMsAt(now));
            return missed ? Decision.of(new SudsPromptEvent.SudsPromptMissed(promptNr)) : Decision.nothing();
        }
    }
}
