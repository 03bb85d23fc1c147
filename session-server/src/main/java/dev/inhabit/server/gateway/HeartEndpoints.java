package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
import dev.inhabit.server.biofeedback.Biofeedback;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.replay.SessionReplay;
import dev.inhabit.server.replay.SoFar;
import dev.inhabit.server.session.BodyEvent;
import dev.inhabit.server.session.HeartPanels;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.jspecify.annotations.Nullable;

/** The patient's panel of the heart without a socket, live and afterwards. */
final class HeartEndpoints {
    private final GatewayRooms rooms;
    private final SessionFinder finder;

    HeartEndpoints(GatewayRooms rooms, SessionFinder finder) {
        this.rooms = rooms;
        this.finder = finder;
    }

    List<Endpoint> all() {
        return List.of(new Endpoint(
                HttpMethods.GET,
                "/sessions/{id}/heart",
                "The heart at a moment: current, baseline, peak, trend and the last minutes, by sensors and by each file taken in",
                Endpoint.Pace.READ,
                false,
                List.of(new Endpoint.Parameter(
                        "at", "session time as PT3M10S, or an instant; now, or the session's end, where absent")),
                null,
                Rest.HeartPanel.class,
                Endpoint.enveloped(this::panel)));
    }

    private CompletionStage<Rest.HeartPanel> panel(ApiCall call) {
        String when = call.query("at");
        return finder.readable(call.entity("id"), call.who())
                .thenCompose(allowed -> rooms.replay().soFar(allowed.session().session()))
                .thenApply(soFar -> panel(soFar, at(soFar.replay(), when), rooms.biofeedback()));
    }

    /** What is recorded after the end, as a file is, is no later moment of the session. */
    private SessionReplay.At at(SessionReplay replay, @Nullable String when) {
        Instant now = rooms.clock().instant();
        SessionReplay.At asked = when == null ? replay.at(now) : MomentAsked.of(when, replay, now);
        Instant ended = replay.last().endedAt();
        return ended != null && asked.instant().isAfter(ended) ? replay.at(ended) : asked;
    }

    private static Rest.HeartPanel panel(SoFar soFar, SessionReplay.At at, Biofeedback content) {
        SessionState state = at.state();
        long atMs = at.instant().toEpochMilli();
        List<Rest.HeartOfFile> files = new ArrayList<>();
        for (long nr : soFar.heartFiles()) {
            if (soFar.replay().event(nr).body() instanceof Recorded.Known<SessionEvent> known
                    && known.event() instanceof BodyEvent.HeartImported file) {
                files.add(new Rest.HeartOfFile(
                        nr, file.device(), HeartPanels.ofFile(file, state, at.activeMs(), atMs, content)));
            }
        }
        return new Rest.HeartPanel(
                at.activeMs(), atMs, HeartPanels.recorded(state, at.activeMs(), atMs, content), files);
    }
}
