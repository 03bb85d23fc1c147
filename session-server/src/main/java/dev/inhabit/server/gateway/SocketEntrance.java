package dev.inhabit.server.gateway;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.feed.ToSocket;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.stream.javadsl.Flow;

/** Where sockets come in: {@code /ws/v1?ticket=…}. */
final class SocketEntrance {
    static final String SUBPROTOCOL = "inhabit.v1.json";

    private final GatewayRooms rooms;
    private final SocketAdmission admission;
    private final Envelopes envelopes;
    private final WholeMessages messages;
    private final SocketRooms socketRooms;

    SocketEntrance(GatewayRooms rooms, SocketAdmission admission, Envelopes envelopes) {
        this.rooms = rooms;
        this.admission = admission;
        this.envelopes = envelopes;
        this.messages = new WholeMessages(rooms.settings().sockets());
        this.socketRooms = new SocketRooms(
                rooms.settings().sockets(),
                rooms.sessions(),
                rooms.patients(),
                rooms.access(),
                rooms.senses(),
                rooms.biofeedback(),
                rooms.clock());
    }

    CompletionStage<HttpResponse> enter(HttpRequest request) {
        CompletionStage<HttpResponse> answer;
        try {
            answer = admitted(request);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedStage(e);
        }
        return answer.exceptionally(failure -> envelopes.problem(envelopes.problemOf(failure)));
    }

    private CompletionStage<HttpResponse> admitted(HttpRequest request) {
        WebSocketUpgrade upgrade = request.getAttribute(AttributeKeys.webSocketUpgrade)
                .orElseThrow(() -> RefusedException.of(ErrorCode.MALFORMED, "this address takes a WebSocket"));
        boolean spoken = false;
        for (String protocol : upgrade.getRequestedProtocols()) {
            spoken |= protocol.equals(SUBPROTOCOL);
        }
        if (!spoken) {
            throw RefusedException.of(ErrorCode.UNSUPPORTED_MEDIA, "Sec-WebSocket-Protocol must offer " + SUBPROTOCOL);
        }
        SocketTicket ticket = request.getUri()
                .query()
                .get("ticket")
                .flatMap(SocketTicket::parse)
                .orElseThrow(() -> RefusedException.of(ErrorCode.BAD_TICKET, "the ticket is missing or malformed"));
        return admission.admit(ticket).thenApply(admitted -> upgrade.handleMessagesWith(flow(admitted), SUBPROTOCOL));
    }

    private Flow<Message, Message, NotUsed> flow(Admitted admitted) {
        return Flow.fromGraph(messages).via(new SocketStage(carrier -> open(admitted, carrier)));
    }

    /** Opens a socket for somebody who was let in, on whatever carries it. */
    LiveSocket open(Admitted admitted, SocketCarrier carrier) {
        String purpose = admitted.purpose().name().toLowerCase(Locale.ROOT);
        rooms.metrics().socketOpened(purpose);
        Runnable forget = rooms.signIns().whenEnded(admitted.who(), () -> carrier.self()
                .tell(new ToSocket.Close(Wire.write(new ToClient.Bye("the sign-in has ended", false)))));
        return new LiveSocket(
                rooms.settings().sockets(),
                carrier,
                rooms.clock(),
                (self, outbox) -> task(admitted, self, outbox),
                overflowed -> {
                    forget.run();
                    rooms.metrics().socketClosed(purpose);
                    if (overflowed) {
                        rooms.metrics().socketOverflowed(purpose);
                    }
                });
    }

    private SocketTask task(Admitted admitted, SocketCarrier carrier, Outbox outbox) {
        return switch (admitted.purpose()) {
            case HEADSET, WATCH -> new SessionTask(admitted, socketRooms, carrier, outbox);
            case MEDIA -> new MediaTask(admitted, socketRooms, carrier, outbox);
            case REPLAY -> new ReplayTask(admitted, socketRooms, rooms.replay(), carrier, outbox);
        };
    }
}
