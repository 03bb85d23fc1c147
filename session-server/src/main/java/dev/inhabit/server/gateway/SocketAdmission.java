package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.SessionMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** Lets somebody with a ticket in, once, after asking Access again as things stand now. */
final class SocketAdmission {
    private final SessionDoor sessions;
    private final SessionFinder finder;

    SocketAdmission(SessionDoor sessions, SessionFinder finder) {
        this.sessions = sessions;
        this.finder = finder;
    }

    /** Fails with {@link RefusedException} where the ticket is no good. */
    CompletionStage<Admitted> admit(SocketTicket ticket) {
        return sessions.ask(
                        ticket.session(),
                        (ActorRef<SessionMessage.Redeemed> to) -> new SessionMessage.RedeemTicket(ticket.secret(), to))
                .thenCompose(redeemed -> {
                    Asker asker = redeemed.who();
                    Rest.Purpose purpose = redeemed.purpose();
                    if (asker == null || purpose == null) {
                        throw bad();
                    }
                    return finder.find(ticket.session()).thenCompose(found -> {
                        SessionFinder.Found session = found.orElseThrow(SocketAdmission::bad);
                        Principal who = principal(ticket, asker, redeemed.headsetOf(), session);
                        return allowed(finder, ticket.session(), who, purpose)
                                .thenApply(allowed -> new Admitted(ticket.session(), who, purpose, allowed.facts()));
                    });
                });
    }

    private static RefusedException bad() {
        return RefusedException.of(ErrorCode.BAD_TICKET, "the ticket is unknown, used or older than 30 s");
    }

    /**
     * Who the ticket was made for. A patient's ticket was only made for their own session, and only with a second factor
     * where one is needed, so both can be taken from there.
     */
    private static Principal principal(
            SocketTicket ticket, Asker asker, @Nullable String headsetOf, SessionFinder.Found session) {
        if (headsetOf != null) {
            return new Principal(
                    EntityId.parse(headsetOf),
                    Role.PATIENT,
                    session.patient(),
                    ticket.signIn(),
                    false,
                    new Principal.Headset(session.session(), headsetOf.equals(asker.accountId())));
        }
        @Nullable EntityId patient = asker.role() == Role.PATIENT ? session.patient() : null;
        return new Principal(EntityId.parse(asker.accountId()), asker.role(), patient, ticket.signIn(), true);
    }

    /** Whether this person may open a socket of this purpose. */
    static CompletionStage<SessionFinder.Allowed> allowed(
            SessionFinder finder, EntityId session, Principal who, Rest.Purpose purpose) {
        if (who.headset() != null && purpose != Rest.Purpose.HEADSET && purpose != Rest.Purpose.MEDIA) {
            throw RefusedException.of(
                    ErrorCode.FORBIDDEN, "a headset that was let in by its code opens sockets of headsets alone");
        }
        return switch (purpose) {
            case HEADSET -> finder.allowed(session, who, SessionAct.RUN_HEADSET);
            case WATCH -> finder.allowed(session, who, SessionAct.WATCH);
            case REPLAY -> finder.readable(session, who);
            case MEDIA -> either(finder, session, who);
        };
    }

    /** One consent opens the socket; each kind of media is checked again with every message. */
    private static CompletionStage<SessionFinder.Allowed> either(
            SessionFinder finder, EntityId session, Principal who) {
        return finder.allowed(session, who, SessionAct.SEND_FRAMES)
                .handle((allowed, refused) -> allowed == null
                        ? finder.allowed(session, who, SessionAct.SEND_AUDIO).exceptionally(alsoRefused -> {
                            throw new CompletionException(refused);
                        })
                        : CompletableFuture.completedStage(allowed))
                .thenCompose(stage -> stage);
    }
}
