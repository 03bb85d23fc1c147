package dev.inhabit.server.session;

import dev.inhabit.server.record.CommandId;
import java.time.Instant;
import org.apache.pekko.actor.typed.ActorRef;

/** Asks the session for something of the feed's own, under the same id until it is recorded, and so records it once. */
final class AskedOnce {
    /** A store that is slow is not asked ten times a second. */
    private static final long AGAIN_AFTER_MS = 2_000;

    private final ActorRef<SessionMessage> session;
    private final ActorRef<SessionMessage.Reply> nobody;
    private String asked = "";
    private long askedAtMs;

    /** @param nobody takes the session's answers, which are not waited for */
    AskedOnce(ActorRef<SessionMessage> session, ActorRef<SessionMessage.Reply> nobody) {
        this.session = session;
        this.nobody = nobody;
    }

    void submit(String commandId, SessionCommand command, Instant now) {
        if (!commandId.equals(asked) || now.toEpochMilli() - askedAtMs >= AGAIN_AFTER_MS) {
            asked = commandId;
            askedAtMs = now.toEpochMilli();
            session.tell(new SessionMessage.Submit(new CommandId(commandId), null, null, command, nobody));
        }
    }
}
