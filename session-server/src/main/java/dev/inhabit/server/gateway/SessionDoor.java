package dev.inhabit.server.gateway;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.SessionMessage;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.RecipientRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;

/** The way to any session of the cluster. */
public final class SessionDoor {
    private final Function<EntityId, ? extends RecipientRef<SessionMessage>> refOf;
    private final Scheduler scheduler;
    private final Duration patience;

    /** @param patience how long an answer may take */
    public SessionDoor(
            Function<EntityId, ? extends RecipientRef<SessionMessage>> refOf, Scheduler scheduler, Duration patience) {
        this.refOf = refOf;
        this.scheduler = scheduler;
        this.patience = patience;
    }

    void tell(EntityId session, SessionMessage.Outer message) {
        refOf.apply(session).tell(message);
    }

    /** Fails with a TimeoutException where the session does not answer. */
    <T> CompletionStage<T> ask(EntityId session, Function<ActorRef<T>, SessionMessage.Outer> message) {
        return ask(session, message, patience);
    }

    <T> CompletionStage<T> ask(EntityId session, Function<ActorRef<T>, SessionMessage.Outer> message, Duration within) {
        return AskPattern.ask(refOf.apply(session), message::apply, within, scheduler);
    }
}
