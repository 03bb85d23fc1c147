package dev.inhabit.server.session;

import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;

/** Asks the session for the next phase of the audience, and for its end after the applause and the last rating. Part of the feed. */
final class StageDuty {
    private final AskedOnce asked;

    /** @param nobody takes the session's answers, which are not waited for */
    StageDuty(ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> nobody) {
        this.asked = new AskedOnce(session, nobody);
    }

    /** Looked at ten times a second. */
    void ask(SessionState state, Instant now) {
        StageRecord stage = state.stage();
        if (!state.isRunning()
                || state.clock().activeMsAt(now)
                        < stage.dueActiveMs(state.prompts().isOpen())) {
            return;
        }
        StageRecord.Closing closing = stage.closing();
        int number = stage.begun().size();
        if (closing == null) {
            asked.submit("begins-phase-" + number, new StageCommand.BeginPhase(number), now);
        } else {
            asked.submit("ends-after-applause", new StageCommand.FinishSpeech(closing.by()), now);
        }
    }
}
