package dev.inhabit.server.session;

import dev.inhabit.server.record.CommandId;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;

/** Asks the session for the next page when its time has come. Part of the feed. */
final class SlideDuty {
    /** A store that is slow is not asked ten times a second. */
    private static final long AGAIN_AFTER_MS = 2_000;

    private final Watchers watchers;
    private final ActorRef<SessionMessage> session;
    private final ActorRef<SessionMessage.Reply> nobody;
    private String asked = "";
    private long askedAtMs;

    /** @param nobody takes the session's answers, which are not waited for */
    SlideDuty(Watchers watchers, ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> nobody) {
        this.watchers = watchers;
        this.session = session;
        this.nobody = nobody;
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
        // The same id each time, so that asking again until it is recorded records it once.
        String commandId = "turns-slide-" + shown.page() + "-" + shown.atActiveMs();
        if (!commandId.equals(asked) || now.toEpochMilli() - askedAtMs >= AGAIN_AFTER_MS) {
            asked = commandId;
            askedAtMs = now.toEpochMilli();
            session.tell(new SessionMessage.Submit(
                    new CommandId(commandId),
                    null,
                    null,
                    new SlideCommand.TurnSlide(shown.page(), shown.atActiveMs()),
                    nobody));
        }
    }
}
