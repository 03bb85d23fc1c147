package dev.inhabit.server.gateway;

import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import dev.inhabit.protocol.crowd.CrowdFrame;
import dev.inhabit.protocol.crowd.CrowdPicture;
import dev.inhabit.protocol.crowd.MalformedFrame;
import dev.inhabit.protocol.crowd.SeatMap;
import dev.inhabit.server.identity.SessionAct;
import dev.inhabit.server.record.EntityId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The live stream of a session as server-sent events, for readers that take no socket: the same messages, the crowd as
 * JSON columns, five times a second. An update's event id is its sequence number, so {@code Last-Event-ID} resumes.
 */
final class LiveEvents {
    private static final int LIVE_HZ = 5;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final SessionFinder finder;
    private final SocketEntrance sockets;

    LiveEvents(SessionFinder finder, SocketEntrance sockets) {
        this.finder = finder;
        this.sockets = sockets;
    }

    List<Endpoint> all() {
        return List.of(new Endpoint(
                HttpMethods.GET,
                "/sessions/{id}/live",
                "Server-sent events: what is recorded, and the moment five times a second",
                Endpoint.Pace.READ,
                false,
                List.of(new Endpoint.Parameter("cursor", "as the header Last-Event-ID: the last sequence number held")),
                null,
                null,
                (call, envelopes, data) -> stream(call)));
    }

    private CompletionStage<HttpResponse> stream(ApiCall call) {
        EntityId session = call.entity("id");
        long cursor = cursor(call);
        return finder.allowed(session, call.who(), SessionAct.WATCH).thenApply(allowed -> {
            Admitted admitted = new Admitted(session, call.who(), Rest.Purpose.WATCH, allowed.facts());
            String hello = Wire.write(new ToServer.Hello(cursor, LIVE_HZ, true, "server-sent events"));
            Source<ByteString, NotUsed> events = Source.<Incoming>single(new Incoming.Text(hello))
                    .concat(Source.maybe())
                    .via(new SocketStage(carrier -> sockets.open(admitted, carrier)))
                    .statefulMap(
                            Columns::new,
                            (columns, message) -> Pair.create(columns, columns.event(message)),
                            columns -> Optional.empty())
                    .filter(event -> !event.isEmpty())
                    .keepAlive(HEARTBEAT, () -> ByteString.fromString(":\n\n"));
            return HttpResponse.create()
                    .withEntity(HttpEntities.create(MediaTypes.TEXT_EVENT_STREAM.toContentType(), events));
        });
    }

    private static long cursor(ApiCall call) {
        HttpRequest request = call.request();
        String text = request.getHeader("Last-Event-ID").map(HttpHeader::value).orElse(call.query("cursor"));
        if (text == null || text.isBlank()) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(text.strip()));
        } catch (NumberFormatException e) {
            throw RefusedException.outside("Last-Event-ID", text, "a sequence number");
        }
    }

    /** One reader's crowd, from the binary frames that every watcher gets. */
    private static final class Columns {
        private @Nullable CrowdPicture crowd;

        ByteString event(Message message) {
            if (message.isText()) {
                String json = message.asTextMessage().getStrictText();
                long id = RecordedText.sequenceNrOf(json);
                return ByteString.fromString((id < 0 ? "" : "id: " + id + "\n") + "data: " + json + "\n\n");
            }
            String json = crowd(message.asBinaryMessage().getStrictData().toByteBuffer());
            return json == null ? ByteString.emptyByteString() : ByteString.fromString("data: " + json + "\n\n");
        }

        private @Nullable String crowd(ByteBuffer bytes) {
            try {
                if (bytes.get(bytes.position() + 1) == SeatMap.MAGIC_1) {
                    return CrowdColumns.of(SeatMap.decode(bytes));
                }
                CrowdPicture known = crowd;
                if (known == null) {
                    known = new CrowdPicture(CrowdFrame.read(bytes.duplicate()).seats());
                    crowd = known;
                }
                return known.apply(bytes) == CrowdPicture.Applied.DONE ? CrowdColumns.of(known) : null;
            } catch (MalformedFrame e) {
                throw new IllegalStateException("a session sent a frame that breaks its own format", e);
            }
        }
    }
}
