package dev.inhabit.faults;

import dev.inhabit.headset.link.SignIn;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.Wire;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import tools.jackson.core.type.TypeReference;

/** {@code GET /sessions/{id}/state?at=} of a server on this machine. */
final class StateAsking {
    private final int port;
    private final SignIn signIn;
    private final HttpClient http = HttpClient.newHttpClient();

    StateAsking(int port, SignIn signIn) {
        this.port = port;
        this.signIn = signIn;
    }

    /** @param at session time as a duration, or an instant */
    Rest.StateAt ask(String session, String at) throws InterruptedException, ExecutionException {
        URI address = URI.create(
                "http://127.0.0.1:" + port + "/api/v1/sessions/" + encoded(session) + "/state?at=" + encoded(at));
        HttpResponse<String> answer = signIn.with(token -> http.sendAsync(
                        HttpRequest.newBuilder(address)
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .get();
        Rest.StateAt state = Wire.read(answer.body(), new TypeReference<Rest.Envelope<Rest.StateAt>>() {})
                .data();
        if (state == null) {
            throw new IllegalStateException("status " + answer.statusCode() + " where a state was asked for");
        }
        return state;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
