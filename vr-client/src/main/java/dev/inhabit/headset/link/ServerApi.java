package dev.inhabit.headset.link;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.Rest.CommandResult;
import dev.inhabit.protocol.Rest.CreateSession;
import dev.inhabit.protocol.Rest.Envelope;
import dev.inhabit.protocol.Rest.Login;
import dev.inhabit.protocol.Rest.LoginResult;
import dev.inhabit.protocol.Rest.Refresh;
import dev.inhabit.protocol.Rest.SessionCreated;
import dev.inhabit.protocol.Rest.SessionScene;
import dev.inhabit.protocol.Rest.StateAt;
import dev.inhabit.protocol.Rest.TicketGrant;
import dev.inhabit.protocol.Rest.TicketRequest;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient.Problem;
import dev.inhabit.protocol.Wire;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** The server's REST interface, as far as a headset and a swarm need it. Futures fail with {@link RequestFailed}. */
public final class ServerApi {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI server;
    private final HttpClient http;

    /** @param server such as {@code http://localhost:8080} */
    public ServerApi(URI server) {
        String scheme = server.getScheme();
        if (server.getHost() == null || scheme == null || !(scheme.equals("http") || scheme.equals("https"))) {
            throw new IllegalArgumentException("the server's address is written http://host:port or https://host");
        }
        this.server = server;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    public CompletableFuture<LoginResult> login(Login body) {
        return post("sign in", "/auth/login", null, Wire.mapper().writeValueAsString(body), new TypeReference<>() {});
    }

    public CompletableFuture<LoginResult> refresh(Refresh body) {
        return post(
                "renew the sign-in",
                "/auth/refresh",
                null,
                Wire.mapper().writeValueAsString(body),
                new TypeReference<>() {});
    }

    public CompletableFuture<TicketGrant> ticket(String token, TicketRequest body) {
        return post(
                "get a ticket", "/tickets", token, Wire.mapper().writeValueAsString(body), new TypeReference<>() {});
    }

    public CompletableFuture<SessionCreated> createSession(String token, CreateSession body) {
        return post(
                "create a session",
                "/sessions",
                token,
                Wire.mapper().writeValueAsString(body),
                new TypeReference<>() {});
    }

    public CompletableFuture<CommandResult> command(String token, String sessionId, SessionRequest request) {
        return post(
                "send a command",
                "/sessions/" + encoded(sessionId) + "/commands",
                token,
                Wire.write(request),
                new TypeReference<>() {});
    }

    /** The session as it stands. */
    public CompletableFuture<SessionView> session(String token, String sessionId) {
        HttpRequest request =
                request("/sessions/" + encoded(sessionId), token).GET().build();
        return send("look at a session", request, new TypeReference<>() {});
    }

    /** Room, furniture and places of a session. */
    public CompletableFuture<SessionScene> scene(String token, String sessionId) {
        HttpRequest request = request("/sessions/" + encoded(sessionId) + "/scene", token)
                .GET()
                .build();
        return send("fetch the scene", request, new TypeReference<>() {});
    }

    /** @param at session time as a duration, or an instant, in ISO 8601 */
    public CompletableFuture<StateAt> stateAt(String token, String sessionId, String at) {
        HttpRequest request = request("/sessions/" + encoded(sessionId) + "/state?at=" + encoded(at), token)
                .GET()
                .build();
        return send("recall a session", request, new TypeReference<>() {});
    }

    /**
     * The picture of a page of the session's slides.
     *
     * @param picture as the session's slides name it
     */
    public CompletableFuture<byte[]> slide(String token, String sessionId, String picture) {
        HttpRequest request = request("/sessions/" + encoded(sessionId) + "/slides/" + picture, token)
                .GET()
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenApply(answer -> {
            if (answer.statusCode() != 200) {
                throw new RequestFailed("fetch a slide", unexpected(answer.statusCode(), "no picture"));
            }
            return answer.body();
        });
    }

    /** Where to open the socket that a ticket is for. */
    public URI socket(String ticket) {
        String scheme = "https".equals(server.getScheme()) ? "wss" : "ws";
        return URI.create(scheme + "://" + server.getRawAuthority() + path() + "/ws/v1?ticket=" + encoded(ticket));
    }

    private String path() {
        String path = server.getRawPath();
        return path == null || path.equals("/") ? "" : path.replaceAll("/+$", "");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path() + "/api/v1" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private <T> CompletableFuture<T> post(
            String what, String path, @Nullable String token, String body, TypeReference<Envelope<T>> type) {
        HttpRequest request = request(path, token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return send(what, request, type);
    }

    private <T> CompletableFuture<T> send(String what, HttpRequest request, TypeReference<Envelope<T>> type) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> open(what, answer, type));
    }

    private static <T> T open(String what, HttpResponse<String> answer, TypeReference<Envelope<T>> type) {
        Envelope<T> envelope;
        try {
            envelope = Wire.read(answer.body(), type);
        } catch (InvalidField e) {
            throw new RequestFailed(what, unexpected(answer.statusCode(), e.getMessage()));
        }
        Problem problem = envelope.error();
        if (problem != null) {
            throw new RequestFailed(what, problem);
        }
        T data = envelope.data();
        if (data == null || answer.statusCode() >= 400) {
            throw new RequestFailed(what, unexpected(answer.statusCode(), "no data"));
        }
        return data;
    }

    private static Problem unexpected(int status, @Nullable String why) {
        return new Problem(ErrorCode.INTERNAL, "unexpected answer, status " + status + ", " + why, null, null);
    }
}
