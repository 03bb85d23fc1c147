package dev.inhabit.server.session;

import dev.inhabit.protocol.AudiencePhase;
import java.time.Instant;
import java.util.Locale;
import org.apache.pekko.actor.typed.ActorRef;

/** Has each phase of the audience recorded when it begins. Part of the feed. */
final class AudiencePhaseDuty {
    private final AskedOnce asked;

    /** @param nobody takes the session's answers, which are not waited for */
    AudiencePhaseDuty(ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> nobody) {
        this.asked = new AskedOnce(session, nobody);
    }

    /** Looked at ten times a second. */
    void ask(SessionState state, Instant now) {
        AudiencePhase due = AudiencePhases.due(state, state.clock().activeMsAt(now));
        if (due != null) {
            asked.submit("audience-" + due.name().toLowerCase(Locale.ROOT), new AudiencePhaseCommand.EnterPhase(), now);
        }
    }
}
