package dev.inhabit.server.session;

import dev.inhabit.server.record.CommandId;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;

/** Asks the session to ask for a rating when one is due, and to note one that did not come. Part of the feed. */
final class SudsPromptDuty {
    /** A store that is slow is not asked ten times a second. */
    private static final long AGAIN_AFTER_MS = 2_000;

    private final Watchers watchers;
    private final ActorRef<SessionMessage> session;
    private final ActorRef<SessionMessage.Reply> nobody;
    private final long everyMs;
    private String asked = "";
    private long askedAtMs;

    /**
     * @param nobody takes the session's answers, which are not waited for
     * @param everyMs longest time without a rating; 0 where nobody is to be asked
     */
    SudsPromptDuty(
            Watchers watchers, ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> nobody, long everyMs) {
        this.watchers = watchers;
        this.session = session;
        this.nobody = nobody;
        this.everyMs = everyMs;
    }

    /** Looked at ten times a second. Nobody is asked in a pause, nor where no headset is there to ask. */
    void ask(SessionState state, Instant now) {
        PinnedLevel level = state.level();
        if (everyMs == 0 || level == null || !state.isRunning() || watchers.headsets() == 0) {
            return;
        }
        long activeMs = state.clock().activeMsAt(now);
        SudsPrompts prompts = state.prompts();
        // The same ids each time, so that asking again until it is recorded records it once.
        if (prompts.isMissed(activeMs)) {
            submitOnce("misses-prompt-" + prompts.openNr(), new SudsPromptCommand.MissPrompt(prompts.openNr()), now);
        } else if (prompts.due(state.suds(), level.plannedMs(), activeMs, everyMs) != null) {
            submitOnce("prompts-suds-" + prompts.asked(), new SudsPromptCommand.PromptSuds(everyMs), now);
        }
    }

    private void submitOnce(String commandId, SessionCommand command, Instant now) {
        if (!commandId.equals(asked) || now.toEpochMilli() - askedAtMs >= AGAIN_AFTER_MS) {
            asked = commandId;
            askedAtMs = now.toEpochMilli();
            session.tell(new SessionMessage.Submit(new CommandId(commandId), null, null, command, nobody));
        }
    }
}
