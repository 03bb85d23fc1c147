package dev.inhabit.server.session;

import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;

/** Has each of the scenario's own distractions recorded when its time has come. Part of the feed. */
final class DistractionDuty {
    private final AskedOnce asked;

    /** @param nobody takes the session's answers, which are not waited for */
    DistractionDuty(ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> nobody) {
        this.asked = new AskedOnce(session, nobody);
    }

    /** Looked at ten times a second. */
    void ask(SessionState state, Instant now) {
        ScenarioRecord scenario = state.scenario();
        if (scenario != null
                && state.isRunning()
                && state.clock().activeMsAt(now) >= scenario.distractionDueActiveMs()) {
            int number = scenario.distracted();
            asked.submit("distraction-" + number, new OwnSceneCommand.NoteDistraction(number), now);
        }
    }
}
