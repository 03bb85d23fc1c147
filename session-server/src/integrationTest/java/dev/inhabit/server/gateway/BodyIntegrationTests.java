package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.FromBody;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.RealServer;
import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.journal.RealCassandra;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The patient's body over the public interface and a real store: a strap on the headset's socket, a watch over HTTP, an alert, a
 * file after the session, and all of it as it was after a restart.
 */
@Timeout(240)
class BodyIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    private static final String STRAP =
            "{\"deviceId\":\"strap-1\",\"kind\":\"chest-strap\",\"name\":\"Polar H10\",\"metrics\":[{\"metric\":\"heart-rate\","
                    + "\"unit\":\"bpm\"},{\"metric\":\"rr\",\"unit\":\"ms\"}]}";
    private static final String WATCH =
            "{\"deviceId\":\"watch-1\",\"kind\":\"watch\",\"name\":\"Watch\",\"metrics\":[{\"metric\":\"heart-rate\",\"unit\":"
                    + "\"bpm\"},{\"metric\":\"sdnn\",\"unit\":\"ms\"}]}";

    private static String token(RealServer server, DemoClinic.Seeded clinic, Role role) {
        DemoClinic.Account account = clinic.accounts().stream()
                .filter(one -> one.role() == role)
                .findFirst()
                .orElseThrow();
        return server.token(account.email(), account.password(), null);
    }

    private static TestSocket socket(RealServer server, String token, String session, String purpose) {
        String ticket = server.post(
                        token, "/tickets", "{\"sessionId\":\"%s\",\"purpose\":\"%s\"}".formatted(session, purpose))
                .at("/ticket")
                .asString();
        return TestSocket.open(server.http, server.url(), ticket).hello();
    }

    private static ToClient.Body body(TestSocket page, String what, Predicate<ToClient.Body> wanted) {
        return (ToClient.Body) page.next(what, message -> message instanceof ToClient.Body seen && wanted.test(seen));
    }

    private static <U extends SessionUpdate> U update(TestSocket socket, Class<U> kind) {
        return kind.cast(((ToClient.Recorded) socket.next(
                        kind.getSimpleName(),
                        message -> message instanceof ToClient.Recorded recorded && kind.isInstance(recorded.update())))
                .update());
    }

    private static String rate(long atMs, double bpm) {
        return "{\"atMs\":%d,\"metric\":\"heart-rate\",\"unit\":\"bpm\",\"value\":%s}".formatted(atMs, bpm);
    }

    private static HttpResponse<String> imports(
            RealServer server, String token, String session, boolean dryRun, String file) throws Exception {
        return server.http.send(
                HttpRequest.newBuilder(server.url()
                                .resolve("/api/v1/sessions/" + session
                                        + "/body/imports?commandId=import-strap&device=H10&dryRun=" + dryRun))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode events(RealServer server, String token, String session) {
        return server.get(token, "/sessions/" + session + "/events?limit=500").at("/items");
    }

    @Test
    void strapWatchAlertAndFileAreInTheRecordAndItsReplay(@TempDir Path data) throws Exception {
        String session;
        JsonNode events;
        JsonNode files;
        JsonNode panel;
        try (RealServer server = RealServer.start(CASSANDRA, data, "")) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String therapist = token(server, clinic, Role.THERAPIST);
            String patient = token(server, clinic, Role.PATIENT);
            session = server.post(
                            therapist,
                            "/sessions",
                            "{\"commandId\":\"body-session\",\"patientId\":\"%s\",\"sublevel\":\"1A\"}"
                                    .formatted(clinic.patient()))
                    .at("/sessionId")
                    .asString();
            String path = "/sessions/" + session;
            TestSocket headset = socket(server, patient, session, "headset");
            TestSocket page = socket(server, therapist, session, "watch");
            server.ask(therapist, path, "start", "");
            server.ask(patient, path, "pair-device", "\"device\":" + STRAP);
            server.ask(patient, path, "pair-device", "\"device\":" + WATCH);
            update(headset, SessionUpdate.DevicePaired.class);
            update(headset, SessionUpdate.DevicePaired.class);
            String key = server.post(
                            patient, path + "/device-keys", "{\"commandId\":\"key-of-watch\",\"deviceId\":\"watch-1\"}")
                    .at("/key")
                    .asString();

            headset.say(new FromBody.HeartPacket("Fk0WAw==", "strap-1", null));
            ToClient.Body strap = body(page, "the strap", seen -> seen.heart().heartRateBpm() != null);
            assertEquals(77, strap.heart().heartRateBpm());
            ToClient.Body gap = body(page, "a gap", seen -> seen.heart().heartRateBpm() == null);
            assertTrue(Objects.requireNonNull(gap.heart().gapMs()) > 0, "a gap is shown as one");

            page.next(
                    "ten seconds without the strap",
                    message -> message instanceof ToClient.Body seen
                            && Objects.requireNonNullElse(seen.heart().gapMs(), 0L) >= 10_000);
            long now = System.currentTimeMillis();
            String batch = "{\"commandId\":\"batch-0001\",\"samples\":[%s,%s,%s]}"
                    .formatted(
                            rate(now, 96),
                            rate(now - 2_000, 94),
                            "{\"atMs\":%d,\"metric\":\"sdnn\",\"unit\":\"ms\",\"value\":41.5}".formatted(now));
            assertEquals(
                    "recorded",
                    server.post(key, path + "/body/samples", batch)
                            .at("/result")
                            .asString());
            assertEquals(
                    "repeated",
                    server.post(key, path + "/body/samples", batch)
                            .at("/result")
                            .asString());
            assertEquals(
                    401, server.send(key + "x", path + "/body/samples", batch).statusCode());
            ToClient.Body watch = body(page, "the watch", seen -> seen.heart().heartRateBpm() != null);
            assertEquals(96, watch.heart().heartRateBpm());
            assertTrue(Objects.requireNonNull(watch.pushed()).followed());
            assertEquals(41.5, watch.pushed().sdnnMs());

            server.ask(patient, path, "record-suds", "\"suds\":95");
            SessionUpdate.AlertRaised alert = update(page, SessionUpdate.AlertRaised.class);
            assertEquals(95, alert.value());
            long alertNr =
                    server.get(therapist, path).at("/alerts/0/sequenceNr").asLong();
            server.ask(therapist, path, "acknowledge-alert", "\"alertSequenceNr\":" + alertNr);
            server.ask(therapist, path, "complete", "");

            StringBuilder file = new StringBuilder("time,hr,rr\n");
            for (int i = 0; i < 60; i++) {
                file.append(now - 60_000 + 1_000L * i).append(",88,1000\n");
            }
            JsonNode dry = Wire.mapper()
                    .readTree(imports(server, therapist, session, true, file.toString())
                            .body())
                    .at("/data");
            assertEquals(60, dry.at("/heartRates").asInt());
            HttpResponse<String> taken = imports(server, therapist, session, false, file.toString());
            assertEquals(200, taken.statusCode(), taken.body());
            events = events(server, therapist, session);
            files = server.get(therapist, path + "/body/imports");
            assertEquals(88, files.at("/imports/0/minutes/0/heartRateBpm").asDouble());
            panel = server.get(patient, path + "/heart");
            assertEquals(88, panel.at("/files/0/heart/graph/0/bpm/0").asDouble(), panel.toString());
            // One reading of five seconds or two, as the border between them falls.
            assertEquals(95.5, panel.at("/heart/peakBpm").asDouble(), .6, panel.toString());
            assertTrue(panel.at("/heart/graph").toString().contains("77"), "the strap: " + panel);
            assertTrue(panel.at("/heart/graph").toString().contains("96"), "the watch: " + panel);
            assertFalse(events.toString().contains(key), "a key stands nowhere");
        }
        try (RealServer server = RealServer.start(CASSANDRA, data, "")) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String therapist = token(server, clinic, Role.THERAPIST);
            assertEquals(events, events(server, therapist, session));
            for (String kind : List.of(
                    "device-key-issued", "samples-received", "alert-raised", "alert-acknowledged", "heart-imported")) {
                assertTrue(events.toString().contains(kind), kind);
            }
            assertEquals(files, server.get(therapist, "/sessions/" + session + "/body/imports"));
            assertEquals(panel, server.get(therapist, "/sessions/" + session + "/heart"));
            TestSocket replay = socket(server, therapist, session, "replay");
            // What is asked before it has come is not waited with.
            replay.next("the replay", message -> message instanceof ToClient.Replay);
            replay.text("{\"type\":\"seek\",\"atMs\":3600000}");
            ToClient.Body last = body(replay, "the watch again", seen -> seen.pushed() != null);
            assertEquals(41.5, Objects.requireNonNull(last.pushed()).sdnnMs());
            replay.text("{\"type\":\"seek\",\"atMs\":15000}");
            replay.next(
                    "the file beside it",
                    message -> message instanceof ToClient.ImportedHeart told
                            && Objects.equals(told.files().get(0).heartRateBpm(), 88.0));
        }
    }
}
