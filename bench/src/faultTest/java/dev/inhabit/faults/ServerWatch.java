package dev.inhabit.faults;

import dev.inhabit.protocol.Wire;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a server tells whoever watches it, without an account. */
final class ServerWatch {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI server;

    ServerWatch(URI server) {
        this.server = server;
    }

    /** Whether {@code /api/v1/ready} takes work and says that the store is, or is not, there. */
    boolean takesWorkWhileTheStoreIs(boolean there) throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/api/v1/ready");
        var ready = Wire.mapper().readTree(answer.body()).get("data");
        for (var part : ready.get("parts")) {
            if (part.get("name").asString().equals("store")) {
                return answer.statusCode() == 200
                        && ready.get("ready").asBoolean()
                        && part.get("ready").asBoolean() == there;
            }
        }
        return false;
    }

    /** Rows that the lists of sessions and patients still owe, of {@code /metrics}; −1 where it does not say. */
    double rowsWaiting() throws IOException, InterruptedException {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith("inhabit_directory_waiting "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .findFirst()
                .orElse(-1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.resolve(path)).timeout(LIMIT).build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
