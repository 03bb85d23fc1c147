package dev.inhabit.server.session;

import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;

/** Asks the session for what {@link ControllerWatch} finds is due. Part of the feed. */
final class ControllerDuty {
    private final ControllerWatch watch;
    private final Watchers watchers;
    private final ActorRef<SessionMessage> session;
    private final ActorRef<SessionMessage.Reply> nobody;

    /** @param nobody takes the session's answers, which are not waited for */
    ControllerDuty(
            SessionSettings settings,
            Watchers watchers,
            ActorRef<SessionMessage> session,
            ActorRef<SessionMessage.Reply> nobody) {
        this.watch = new ControllerWatch(settings);
        this.watchers = watchers;
        this.session = session;
        this.nobody = nobody;
    }

    /** The session was found in the log as it is here. */
    void recovered(SessionState state) {
        watch.recovered(state);
    }

    /** Somebody came or left, or something was recorded. */
    void saw(SessionState state, Instant now) {
        watch.saw(state, watchers.presenceOf(state.controllerId()), now);
    }

    void ask(SessionState state, Instant now) {
        for (ControllerWatch.Due due : watch.due(state, watchers.presenceOf(state.controllerId()), now)) {
            session.tell(new SessionMessage.Submit(due.commandId(), null, null, due.act(), nobody));
        }
    }
}
