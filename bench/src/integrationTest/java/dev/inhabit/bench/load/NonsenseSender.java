package dev.inhabit.bench.load;

import dev.inhabit.headset.link.SignIn;
import dev.inhabit.protocol.Rest.Purpose;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Sends what is wrong by every way into a server, and words what comes of it: {@code HTTP 400 MALFORMED}, {@code problem
 * MALFORMED}, {@code refused FORBIDDEN}, {@code media-refused …}, {@code repeated}, {@code bye}, {@code closed 1007},
 * {@code cut}, or {@link #SILENCE}.
 */
final class NonsenseSender implements AutoCloseable {
    static final String SILENCE = "silence";
    private static final int PATIENCE_MS = 30_000;
    /** Below the number in a row at which the server ends a socket. */
    private static final int GREET_EVERY = 50;

    private final Visit visit;
    private final URI server;
    private final String session;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<Purpose, PlainSocket> sockets = new EnumMap<>(Purpose.class);
    private int sent;

    NonsenseSender(Visit visit, URI server, String session) {
        this.visit = visit;
        this.server = server;
        this.session = session;
    }

    /** @param as whose token; null for none */
    String rest(String method, String path, @Nullable SignIn as, @Nullable String token, byte[] body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(Duration.ofMillis(PATIENCE_MS))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        } else {
            request.header("Content-Type", "application/json");
        }
        if (as != null) {
            as.with(mine -> {
                        request.header("Authorization", "Bearer " + mine);
                        return java.util.concurrent.CompletableFuture.completedFuture(mine);
                    })
                    .get();
        } else if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return "HTTP " + answer.statusCode() + code(answer.body());
        } catch (java.net.http.HttpTimeoutException e) {
            return SILENCE;
        } catch (IOException e) {
            // The server answered and closed before it had read a body that it did not want.
            return "cut";
        }
    }

    private static String code(String body) {
        try {
            JsonNode answer = Wire.mapper().readTree(body);
            JsonNode code =
                    answer.at("/error/code").isMissingNode() ? answer.at("/data/result") : answer.at("/error/code");
            return code.isMissingNode() ? "" : " " + code.asString();
        } catch (JacksonException e) {
            return " no envelope";
        }
    }

    /** What is recorded of a session and no message that is wrong may change, as JSON. */
    String heldOf(String asked) throws Exception {
        String token = visit.signIn(Purpose.WATCH)
                .with(java.util.concurrent.CompletableFuture::completedFuture)
                .get();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1/sessions/" + asked))
                .header("Authorization", "Bearer " + token)
                .build();
        JsonNode view = Wire.mapper()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .at("/data");
        return Stream.of("phase", "controllerId", "audience", "suds", "notes")
                .map(field -> field + " " + view.required(field))
                .collect(Collectors.joining(", "));
    }

    /** Bytes instead of an HTTP request. */
    String http(byte[] bytes) throws IOException {
        try (PlainSocket socket = PlainSocket.connect(server, 0)) {
            socket.raw(bytes);
            String head = socket.head(PATIENCE_MS);
            return "HTTP " + head.split(" ", 3)[1] + code(socket.body(head));
        } catch (SocketTimeoutException e) {
            return SILENCE;
        } catch (EOFException | SocketException e) {
            return "cut";
        }
    }

    String text(Purpose purpose, String text) throws Exception {
        return said(purpose, socket -> socket.text(text));
    }

    String binary(Purpose purpose, byte[] bytes) throws Exception {
        return said(purpose, socket -> socket.binary(bytes));
    }

    private interface Sending {
        void to(PlainSocket socket) throws IOException;
    }

    /** Over the one open socket of that purpose, which is opened again when it was closed. */
    private String said(Purpose purpose, Sending sending) throws Exception {
        PlainSocket socket = sockets.get(purpose);
        if (socket == null) {
            socket = visit.open(session, purpose);
            if (purpose != Purpose.MEDIA) {
                while (!(Visit.next(socket) instanceof ToClient.Welcome)) {
                    // A replay's welcome comes after the store was read.
                }
            }
            sockets.put(purpose, socket);
        }
        if (++sent % GREET_EVERY == 0) {
            socket.text(Wire.write(new ToServer.Ping(sent)));
        }
        String outcome = outcome(socket, sending);
        if (outcome.startsWith("closed") || outcome.equals("cut") || outcome.equals(SILENCE)) {
            sockets.remove(purpose);
            socket.close();
        }
        return outcome;
    }

    /** Over a socket of its own, read until it is closed. */
    String alone(Purpose purpose, boolean endsOutput, PerSocket bytes) throws Exception {
        try (PlainSocket socket = visit.open(session, purpose)) {
            return outcome(socket, open -> {
                open.raw(bytes.of(open));
                if (endsOutput) {
                    open.endOutput();
                }
            });
        }
    }

    /** Bytes that depend on the socket they are for. */
    interface PerSocket {
        byte[] of(PlainSocket socket);
    }

    private static String outcome(PlainSocket socket, Sending sending) throws IOException {
        try {
            sending.to(socket);
            while (true) {
                PlainSocket.Frame frame = socket.next(PATIENCE_MS);
                if (frame.opcode() == PlainSocket.CLOSE) {
                    return "closed " + frame.closeCode();
                }
                String said = frame.opcode() == PlainSocket.TEXT ? word(Wire.readToClient(frame.text())) : "";
                if (!said.isEmpty()) {
                    return said;
                }
            }
        } catch (SocketTimeoutException e) {
            return SILENCE;
        } catch (EOFException | SocketException e) {
            return "cut";
        }
    }

    private static String word(ToClient said) {
        if (said instanceof ToClient.Refused refused) {
            return "problem " + refused.error().code();
        } else if (said instanceof ToClient.MediaRefused refused) {
            return "media-refused " + refused.error().code();
        } else if (said instanceof ToClient.Answer answer) {
            return answer.error() == null
                    ? answer.result().name().toLowerCase(java.util.Locale.ROOT)
                    : "refused " + answer.error().code();
        } else if (said instanceof ToClient.Bye) {
            return "bye";
        }
        return "";
    }

    /** A ticket as a client would use it. */
    String handshake(String ticket) throws IOException {
        String asked = java.net.URLEncoder.encode(ticket, StandardCharsets.UTF_8);
        return http(("GET /ws/v1?ticket=" + asked + " HTTP/1.1\r\nHost: " + server.getAuthority()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: inhabit.v1.json\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    }

    /** As many malformed texts in a row as end a socket. */
    String hundredInARow(String text) throws Exception {
        try (PlainSocket socket = visit.open(session, Purpose.WATCH)) {
            String last = "";
            for (int i = 0; i < 100; i++) {
                last = outcome(socket, open -> open.text(text));
                if (!last.startsWith("problem")) {
                    return last;
                }
            }
            return outcome(socket, open -> {});
        }
    }

    @Override
    public void close() throws IOException {
        for (PlainSocket socket : sockets.values()) {
            socket.close();
        }
    }
}
