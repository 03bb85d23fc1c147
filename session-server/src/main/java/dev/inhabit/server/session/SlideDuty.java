package dev.inhabit.server.session;

import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;

/** Asks the session for the next page when its time has come. Part of the feed. */
final class SlideDuty {
    private final Watchers watchers;
    private final AskedOnce asked;

    /** @param nobody takes the session's answers, which are not waited for */
    SlideDuty(Watchers watchers, ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> nobody) {
        this.watchers = watchers;
        this.asked = new AskedOnce(session, nobody);
    }

    /** Looked at ten times a second. Pages wait in a pause, where session time stands still, and for a headset. */
    void ask(SessionState state, Instant now) {
        SlideEvent.SlideShown shown = state.slides().shown();
        if (shown == null
                || !state.isRunning()
                || watchers.headsets() == 0
                || state.clock().activeMsAt(now) < state.slides().dueActiveMs()) {
            return;
        }
        asked.submit(
                "turns-slide-" + shown.page() + "-" + shown.atActiveMs(),
                new SlideCommand.TurnSlide(shown.page(), shown.atActiveMs()),
                now);
    }
}
