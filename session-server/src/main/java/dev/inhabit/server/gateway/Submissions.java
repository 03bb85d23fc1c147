package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.SessionMessage;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;

/** Hands commands of the REST interface to sessions. */
final class Submissions {
    private final GatewayRooms rooms;

    Submissions(GatewayRooms rooms) {
        this.rooms = rooms;
    }

    /** Fails with {@link RefusedException} where the session refuses, or its answer does not come. */
    CompletionStage<Rest.CommandResult> submit(EntityId session, Translation.Asked asked) {
        return rooms.sessions()
                .ask(
                        session,
                        (ActorRef<SessionMessage.Reply> to) -> SessionMessage.of(new SessionMessage.Submit(
                                asked.commandId(), null, asked.occurredAt(), asked.command(), to)),
                        rooms.settings().commandWithin())
                .handle((reply, failure) -> {
                    if (reply == null) {
                        throw failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException
                                ? RefusedException.unknown()
                                : new CompletionException(failure);
                    }
                    if (reply instanceof SessionMessage.Answered answered) {
                        RefusedException.unlessDone(answered.answer());
                    }
                    return Translation.result(reply);
                });
    }
}
