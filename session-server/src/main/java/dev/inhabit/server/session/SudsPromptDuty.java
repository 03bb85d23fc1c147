package dev.inhabit.server.session;

import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;

/** Asks the session to ask for a rating when one is due, and to note one that did not come. Part of the feed. */
final class SudsPromptDuty {
    private final Watchers watchers;
    private final AskedOnce asked;
    private final long everyMs;

    /**
     * @param nobody takes the session's answers, which are not waited for
     * @param everyMs longest time without a rating; 0 where nobody is to be asked
     */
    SudsPromptDuty(
            Watchers watchers, ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> nobody, long everyMs) {
        this.watchers = watchers;
        this.asked = new AskedOnce(session, nobody);
        this.everyMs = everyMs;
    }

    /** Looked at ten times a second. Nobody is asked in a pause, nor where no headset is there to ask. */
    void ask(SessionState state, Instant now) {
        PinnedLevel level = state.level();
        if (everyMs == 0
                || level == null
                || !state.isRunning()
                || state.stage().closing() != null
                || watchers.headsets() == 0) {
            return;
        }
        long activeMs = state.clock().activeMsAt(now);
        SudsPrompts prompts = state.prompts();
        if (prompts.isMissed(activeMs)) {
            asked.submit("misses-prompt-" + prompts.openNr(), new SudsPromptCommand.MissPrompt(prompts.openNr()), now);
        } else if (prompts.due(state.sceneSuds(), SudsPrompts.plannedEndActiveMs(state, level), activeMs, everyMs)
                != null) {
            asked.submit("prompts-suds-" + prompts.asked(), new SudsPromptCommand.PromptSuds(everyMs), now);
        }
    }
}
