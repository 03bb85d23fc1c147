package dev.inhabit.server.gateway;

import dev.inhabit.protocol.NotesView;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.replay.NoteVersions;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/** What therapists noted of a session, every version of it, each verified as it is read. */
final class NoteEndpoints {
    private final GatewayRooms rooms;
    private final SessionFinder finder;

    NoteEndpoints(GatewayRooms rooms, SessionFinder finder) {
        this.rooms = rooms;
        this.finder = finder;
    }

    List<Endpoint> all() {
        return List.of(new Endpoint(
                HttpMethods.GET,
                "/sessions/{id}/notes",
                "A session's notes with all their versions, and whether each is as it was signed",
                Endpoint.Pace.READ,
                false,
                List.of(),
                null,
                NotesView.class,
                Endpoint.enveloped(this::notes)));
    }

    private CompletionStage<NotesView> notes(ApiCall call) {
        EntityId session = call.entity("id");
        Principal who = call.who();
        return finder.allowed(session, who, SessionAct.VIEW_NOTES)
                .thenCompose(allowed -> finder.readable(session, who))
                .thenCompose(allowed -> rooms.replay().replay(session))
                .thenApply(replay -> NoteVersions.of(replay, rooms.signer()));
    }
}
