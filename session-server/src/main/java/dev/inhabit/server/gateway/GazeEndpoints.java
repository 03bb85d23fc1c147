package dev.inhabit.server.gateway;

import dev.inhabit.protocol.GazeView;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.server.identity.Principal;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.replay.GazeWindow;
import dev.inhabit.server.replay.SessionReplay;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;

/** Where a patient looked in a window of a session, for who treats them. */
final class GazeEndpoints {
    private static final Endpoint.Whole TIME = new Endpoint.Whole(0, InvalidField.WHOLE_MAX, 0);
    private static final Endpoint.Parameter FROM =
            new Endpoint.Parameter("fromMs", "session time at which the window begins, ms", TIME);
    private static final Endpoint.Parameter TO = new Endpoint.Parameter(
            "toMs", "session time at which it ends, ms, after fromMs; as far as was recorded where absent", TIME);

    private final GatewayRooms rooms;
    private final SessionFinder finder;

    GazeEndpoints(GatewayRooms rooms, SessionFinder finder) {
        this.rooms = rooms;
        this.finder = finder;
    }

    List<Endpoint> all() {
        return List.of(new Endpoint(
                HttpMethods.GET,
                "/sessions/{id}/gaze",
                "Where the patient looked in a window of a session: shares, faces, and a map of directions",
                Endpoint.Pace.READ,
                false,
                List.of(FROM, TO),
                null,
                GazeView.class,
                Endpoint.enveloped(this::gaze)));
    }

    private CompletionStage<GazeView> gaze(ApiCall call) {
        EntityId session = call.entity("id");
        Principal who = call.who();
        long fromMs = ReadEndpoints.number(call, FROM.name(), TIME);
        long toMs = ReadEndpoints.number(call, TO.name(), TIME);
        if (call.query(TO.name()) != null && toMs <= fromMs) {
            throw RefusedException.outside("toMs", Long.toString(toMs), "more than fromMs, which is " + fromMs);
        }
        return finder.allowed(session, who, SessionAct.VIEW_GAZE)
                .thenCompose(allowed -> finder.readable(session, who))
                .thenCompose(allowed -> rooms.replay().soFar(session))
                .thenApply(soFar -> GazeWindow.of(
                        soFar.gaze(), fromMs, call.query(TO.name()) == null ? end(soFar.replay(), fromMs) : toMs));
    }

    private static long end(SessionReplay replay, long fromMs) {
        return Math.max(fromMs + 1, replay.lengthMs());
    }
}
