package dev.inhabit.server.demo;

import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.journal.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** A few calls of the public interface, as a therapist's page makes them. */
final class DemoCaller {
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;
    private @Nullable String token;

    DemoCaller(URI url) {
        this.url = url;
    }

    void signIn(String email, String password) throws IOException, InterruptedException {
        Rest.LoginResult result =
                post("/api/v1/auth/login", new Rest.Login(email, password, null, null), new TypeReference<>() {});
        token = result.token();
    }

    /** The session as it is now; null where there is none of that id, or it cannot be seen. */
    @Nullable
    SessionView session(String sessionId) throws IOException, InterruptedException {
        return envelope(
                        request("/api/v1/sessions/" + sessionId).GET().build(),
                        new TypeReference<Rest.Envelope<SessionView>>() {})
                .data();
    }

    String create(String patient, String sublevel) throws IOException, InterruptedException {
        Rest.SessionCreated created = post(
                "/api/v1/sessions",
                new Rest.CreateSession("demo-create-" + UUID.randomUUID(), patient, sublevel),
                new TypeReference<>() {});
        return created.sessionId();
    }

    void command(String session, SessionRequest command) throws IOException, InterruptedException {
        send(
                request("/api/v1/sessions/" + session + "/commands")
                        .POST(HttpRequest.BodyPublishers.ofString(Wire.write(command)))
                        .build(),
                new TypeReference<Rest.Envelope<Rest.CommandResult>>() {});
    }

    private <T> T post(String path, Object body, TypeReference<Rest.Envelope<T>> type)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .POST(HttpRequest.BodyPublishers.ofString(Wire.mapper().writeValueAsString(body)))
                        .build(),
                type);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(REQUEST_LIMIT)
                .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private <T> T send(HttpRequest request, TypeReference<Rest.Envelope<T>> type)
            throws IOException, InterruptedException {
        Rest.Envelope<T> envelope = envelope(request, type);
        T data = envelope.data();
        if (data == null) {
            String why = envelope.error() == null ? "" : ": " + envelope.error().message();
            throw new CannotStart(
                    "the demonstration could not begin, " + request.uri().getPath() + " was refused" + why);
        }
        return data;
    }

    private <T> Rest.Envelope<T> envelope(HttpRequest request, TypeReference<Rest.Envelope<T>> type)
            throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        return Wire.read(response.body(), type);
    }
}
