package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.identity.EmailAddress;
import dev.inhabit.server.identity.Invitations;
import dev.inhabit.server.journal.RealCassandra;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The whole server on a real store, and what a client says to it over HTTP. */
public final class RealServer implements AutoCloseable {
    public final HttpClient http = HttpClient.newHttpClient();
    private final Server server;

    private RealServer(Server server) {
        this.server = server;
    }

    /** @param settings beside the usual ones, as in {@code server.conf} */
    public static RealServer start(RealCassandra cassandra, Path data, String settings) {
        return new RealServer(
                Server.start(ConfigFactory.parseString(settings).withFallback(config(cassandra, data)), line -> {}));
    }

    public URI url() {
        return server.url();
    }

    public DemoClinic.Seeded seedDemoClinic() {
        return server.seedDemoClinic();
    }

    public Invitations.Result firstAdministrator(String email) {
        return server.firstAdministrator(new EmailAddress(email));
    }

    public String token(String email, String password, @Nullable String newPassword) {
        return post(
                        null,
                        "/auth/login",
                        "{\"email\":\"%s\",\"password\":\"%s\",\"newPassword\":%s}"
                                .formatted(email, password, newPassword == null ? null : "\"" + newPassword + "\""))
                .at("/token")
                .asString();
    }

    /** @param of such as {@code /sessions/ID}, whose commands take it */
    public JsonNode ask(String token, String of, String type, String fields) {
        return post(
                token,
                of + "/commands",
                "{\"type\":\"%s\",\"commandId\":\"c-%s\"%s}"
                        .formatted(type, UUID.randomUUID(), fields.isEmpty() ? "" : "," + fields));
    }

    public JsonNode get(String token, String path) {
        return data(send(token, path, null));
    }

    public JsonNode post(@Nullable String token, String path, String body) {
        return data(send(token, path, body));
    }

    private static JsonNode data(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return Wire.mapper().readTree(answer.body()).at("/data");
    }

    /** The answer as it comes, good or not. */
    public HttpResponse<String> send(@Nullable String token, String path, @Nullable String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        request.method(
                body == null ? "GET" : "POST",
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private static Config config(RealCassandra cassandra, Path data) {
        return ConfigFactory.parseMap(Map.of(
                        "inhabit.tenant",
                        "demo",
                        "inhabit.http.host",
                        "127.0.0.1",
                        "inhabit.http.port",
                        0,
                        "inhabit.sign-in.second-factor-required",
                        false,
                        "inhabit.data",
                        data.toString(),
                        "inhabit.store.mode",
                        "cluster",
                        "inhabit.store.contact-points",
                        List.of("127.0.0.1:" + cassandra.contactPoint().getPort()),
                        "inhabit.store.create-tables",
                        true,
                        "inhabit.keys.master",
                        Base64.getEncoder().encodeToString(new byte[32])))
                .withFallback(ConfigFactory.parseMap(Map.of(
                        "pekko.persistence.cassandra.journal.keyspace",
                        cassandra.keyspace(),
                        "pekko.persistence.cassandra.snapshot.keyspace",
                        cassandra.keyspace() + "_snapshot")))
                .withFallback(Settings.defaults());
    }
}
