package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.identity.DemoClinic;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A session's result reaches the patient's course of treatment through the real server and store, and stays there. */
class TreatmentIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatASessionShowedIsInTheCourseAlsoAfterARestart(@TempDir Path data) throws Exception {
        JsonNode hierarchy;
        JsonNode progress;
        try (Server server = Server.start(config(data), line -> {})) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String therapist = token(server, clinic.accounts().get(0));
            String patient = "/patients/" + clinic.patient();
            ask(
                    server,
                    therapist,
                    patient,
                    "add-item",
                    "\"description\":\"Canary in a café\",\"suds\":50,\"sublevel\":\"1A\"");
            String session = post(
                            server,
                            therapist,
                            "/sessions",
                            "{\"commandId\":\"treat-session\",\"patientId\":\"%s\",\"sublevel\":\"1A\"}"
                                    .formatted(clinic.patient()))
                    .at("/sessionId")
                    .asString();
            String commands = "/sessions/" + session;
            ask(server, therapist, commands, "start", "");
            ask(server, therapist, commands, "record-suds", "\"suds\":48");
            ask(server, therapist, commands, "record-suds", "\"suds\":20");
            ask(server, therapist, commands, "complete", "");
            hierarchy = awaitExposure(server, therapist, patient);
            assertEquals(session, hierarchy.at("/items/0/exposures/0/sessionId").asString());
            assertEquals(48, hierarchy.at("/items/0/exposures/0/peakSuds").asInt());
            assertEquals("in_progress", hierarchy.at("/items/0/status").asString());
            progress = get(server, therapist, patient + "/progress");
            JsonNode history = get(server, therapist, patient + "/history").at("/items");
            assertTrue(history.toString().contains("treatment.result-recorded"), history.toString());
            assertFalse(history.toString().contains("Canary"));
        }
        try (Server server = Server.start(config(data), line -> {})) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String therapist = token(server, clinic.accounts().get(0));
            String patient = "/patients/" + clinic.patient();
            assertEquals(hierarchy, get(server, therapist, patient + "/hierarchy"));
            assertEquals(progress, get(server, therapist, patient + "/progress"));
        }
    }

    private JsonNode awaitExposure(Server server, String token, String patient) throws Exception {
        JsonNode hierarchy = get(server, token, patient + "/hierarchy");
        for (int i = 0; i < 100 && hierarchy.at("/items/0/exposures").isEmpty(); i++) {
            Thread.sleep(200);
            hierarchy = get(server, token, patient + "/hierarchy");
        }
        return hierarchy;
    }

    private String token(Server server, DemoClinic.Account account) throws Exception {
        return post(
                        server,
                        null,
                        "/auth/login",
                        "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(account.email(), account.password()))
                .at("/token")
                .asString();
    }

    private void ask(Server server, String token, String of, String type, String fields) throws Exception {
        post(
                server,
                token,
                of + "/commands",
                "{\"type\":\"%s\",\"commandId\":\"c-%s\"%s}"
                        .formatted(type, UUID.randomUUID(), fields.isEmpty() ? "" : "," + fields));
    }

    private JsonNode get(Server server, String token, String path) throws Exception {
        return send(server, token, path, null);
    }

    private JsonNode post(Server server, @Nullable String token, String path, String body) throws Exception {
        return send(server, token, path, body);
    }

    private JsonNode send(Server server, @Nullable String token, String path, @Nullable String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Content-Type", "application/json");
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        request.method(
                body == null ? "GET" : "POST",
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return Wire.mapper().readTree(answer.body()).at("/data");
    }

    private static Config config(Path data) {
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
                        List.of("127.0.0.1:" + CASSANDRA.contactPoint().getPort()),
                        "inhabit.store.create-tables",
                        true,
                        "inhabit.keys.master",
                        Base64.getEncoder().encodeToString(new byte[32])))
                .withFallback(ConfigFactory.parseMap(Map.of(
                        "pekko.persistence.cassandra.journal.keyspace",
                        CASSANDRA.keyspace(),
                        "pekko.persistence.cassandra.snapshot.keyspace",
                        CASSANDRA.keyspace() + "_snapshot")))
                .withFallback(Settings.defaults());
    }
}
