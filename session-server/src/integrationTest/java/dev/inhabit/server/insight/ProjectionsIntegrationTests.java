package dev.inhabit.server.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.RealServer;
import dev.inhabit.server.gateway.ScenarioForms;
import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.journal.KeyFolder;
import dev.inhabit.server.journal.RealCassandra;
import dev.inhabit.server.patient.PatientDomain;
import dev.inhabit.server.record.EntityId;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lists that were lost are made again from the events alone, while a session goes on. */
@Timeout(300)
class ProjectionsIntegrationTests {
    /** Another for each test: lists of one are none of the next. */
    private final RealCassandra cassandra = new RealCassandra();

    private static final List<String> TABLES = List.of(
            "session_by_id",
            "session_by_patient",
            "session_live",
            "session_ended",
            "session_ended_month",
            "patient_by_therapist",
            "patient_by_tenant",
            "scenario_by_author",
            "scenario_by_tenant",
            "notice_by_tenant");
    private static final List<String> LISTS = List.of("sessions", "patients", "scenarios", "notices");

    @Test
    void whatWasTruncatedIsThereAgain(@TempDir Path data) throws Exception {
        try (RealServer server = RealServer.start(cassandra, data, "")) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String therapist = token(server, clinic, Role.THERAPIST);
            String admin = token(server, clinic, Role.ADMIN);
            String over = begun(server, therapist, clinic, "over");
            server.ask(therapist, "/sessions/" + over, "record-suds", "\"suds\":20");
            server.ask(therapist, "/sessions/" + over, "complete", "");
            String live = begun(server, therapist, clinic, "live");
            server.ask(therapist, "/sessions/" + live, "record-suds", "\"suds\":48");
            server.post(
                    therapist,
                    "/scenarios",
                    "{\"commandId\":\"draft-scenario\",\"form\":%s}".formatted(ScenarioForms.AT_SIX));
            String before = lists(server, therapist, admin);
            for (int i = 0; i < 100 && !before.contains("\"ended\""); i++) {
                Thread.sleep(200);
                before = lists(server, therapist, admin);
            }

            truncate();
            assertNotEquals(before, lists(server, therapist, admin));
            assertEquals(0, server.get(therapist, "/sessions").at("/items").size());

            for (String name : LISTS) {
                rebuild(server, admin, name, "again-" + name);
            }
            server.ask(therapist, "/sessions/" + live, "record-suds", "\"suds\":31");
            JsonNode rebuilt = awaitDone(server, admin);
            assertEquals(before.replace("\"lastSuds\":48", "\"lastSuds\":31"), lists(server, therapist, admin));
            assertEquals(
                    Map.of("sessions", 2, "patients", 1, "scenarios", 1, "notices", 0),
                    rebuilt.valueStream()
                            .collect(Collectors.toMap(
                                    one -> one.at("/name").asString(),
                                    one -> one.at("/lastRebuild/rows").asInt())));
            rebuilt.forEach(one -> assertEquals(0, one.at("/lastRebuild/failed").asInt(), one.toString()));
        }
    }

    /** Twenty logs at one a second last longer than it takes to stop the server. */
    @Test
    void whatARestartInterruptsIsKnownAfterItAndCanBeBegunAgain(@TempDir Path data) throws Exception {
        String by;
        try (RealServer server = RealServer.start(cassandra, data, "inhabit.projections.rebuild-entities-per-s = 1")) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String therapist = token(server, clinic, Role.THERAPIST);
            String admin = token(server, clinic, Role.ADMIN);
            by = server.get(admin, "/me").at("/accountId").asString();
            for (int i = 0; i < 20; i++) {
                created(server, therapist, clinic.patient().toString(), "slow-" + i);
            }
            rebuild(server, admin, "patients", "done-before-it");
            awaitPhase(server, admin, "patients", List.of("done"));
            rebuild(server, admin, "sessions", "cut-short-by-it");
        }
        try (RealServer server = RealServer.start(cassandra, data, "")) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String admin = token(server, clinic, Role.ADMIN);
            JsonNode done = server.get(admin, "/projections/patients").at("/rebuilds/0");
            assertEquals("done", done.at("/phase").asString());
            assertEquals(by, done.at("/by").asString(), "who asked is on record");
            assertTrue(done.at("/endedAtMs").asLong() >= done.at("/startedAtMs").asLong());
            awaitPhase(server, admin, "sessions", List.of("interrupted", "stopped"));
            rebuild(server, admin, "sessions", "begun-again");
            awaitPhase(server, admin, "sessions", List.of("done"));
            JsonNode all = server.get(admin, "/projections/sessions").at("/rebuilds");
            assertTrue(all.at("/0/rows").asInt() >= 20, all.toString());
            assertNotEquals("running", all.at("/1/phase").asString());
        }
    }

    @Test
    void whoWasErasedIsNotBroughtBackAndStopsNothing(@TempDir Path data) throws Exception {
        String erased;
        String stays;
        try (RealServer server = RealServer.start(cassandra, data, "")) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String therapist = token(server, clinic, Role.THERAPIST);
            erased = server.post(
                            therapist,
                            "/patients",
                            "{\"commandId\":\"to-be-erased\",\"displayName\":\"Kim\",\"zone\":\"Europe/Berlin\"}")
                    .at("/patientId")
                    .asString();
            server.post(
                    therapist,
                    "/patients/" + erased + "/consents",
                    "{\"commandId\":\"consent-of-theirs\",\"flow\":\"processing\",\"given\":true,\"textVersion\":\"1\"}");
            server.ask(
                    therapist,
                    "/patients/" + erased,
                    "answer-contraindications",
                    "\"contraindications\":[],\"remark\":null");
            stays = created(server, therapist, clinic.patient().toString(), "who-stays");
            String theirs = created(server, therapist, erased, "who-goes");
            server.ask(therapist, "/sessions/" + theirs, "start", "");
            server.ask(therapist, "/sessions/" + theirs, "complete", "");
            assertTrue(server.get(therapist, "/patients").toString().contains(erased));
        }
        KeyFolder.open(data.resolve("keys"), new byte[32], Runnable::run)
                .destroy(PatientDomain.subject(EntityId.parse(erased)))
                .toCompletableFuture()
                .join();
        truncate();
        try (RealServer server = RealServer.start(cassandra, data, "")) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String therapist = token(server, clinic, Role.THERAPIST);
            String admin = token(server, clinic, Role.ADMIN);
            for (String name : LISTS) {
                rebuild(server, admin, name, "after-erasure-" + name);
                awaitPhase(server, admin, name, List.of("done"));
                assertEquals(
                        0,
                        server.get(admin, "/projections/" + name)
                                .at("/rebuilds/0/failed")
                                .asInt());
            }
            String lists = lists(server, therapist, admin);
            assertTrue(lists.contains(stays), lists);
            assertFalse(lists.contains(erased), lists);
            assertFalse(lists.contains("Kim"), lists);
        }
    }

    private static void rebuild(RealServer server, String admin, String name, String commandId) {
        HttpResponse<String> answer =
                server.send(admin, "/projections/" + name + "/rebuild", "{\"commandId\":\"" + commandId + "\"}");
        // One of few logs may be over already.
        assertTrue(answer.statusCode() == 202 || answer.statusCode() == 200, answer.body());
        assertEquals(
                answer.statusCode() == 202,
                answer.headers().firstValue("Location").equals(Optional.of("/api/v1/projections/" + name)));
    }

    private static void awaitPhase(RealServer server, String admin, String name, List<String> wanted)
            throws InterruptedException {
        String phase = "";
        while (!wanted.contains(phase)) {
            Thread.sleep(100);
            phase = server.get(admin, "/projections/" + name)
                    .at("/rebuilds/0/phase")
                    .asString();
        }
    }

    private static String created(RealServer server, String therapist, String patient, String name) {
        return server.post(
                        therapist,
                        "/sessions",
                        "{\"commandId\":\"create-%s\",\"patientId\":\"%s\",\"sublevel\":\"1A\"}"
                                .formatted(name, patient))
                .at("/sessionId")
                .asString();
    }

    private static String begun(RealServer server, String therapist, DemoClinic.Seeded clinic, String name) {
        String session = server.post(
                        therapist,
                        "/sessions",
                        "{\"commandId\":\"begin-%s\",\"patientId\":\"%s\",\"sublevel\":\"1A\"}"
                                .formatted(name, clinic.patient()))
                .at("/sessionId")
                .asString();
        server.ask(therapist, "/sessions/" + session, "start", "");
        return session;
    }

    private static String lists(RealServer server, String therapist, String admin) {
        TreeMap<String, String> all = new TreeMap<>();
        all.put("live", server.get(therapist, "/sessions?phase=live").toString());
        all.put("ended", server.get(therapist, "/sessions?phase=ended").toString());
        all.put("theirs", server.get(therapist, "/patients").toString());
        all.put("all", server.get(admin, "/patients").toString());
        all.put("scenarios", server.get(therapist, "/scenarios").toString());
        return all.toString();
    }

    private static JsonNode awaitDone(RealServer server, String admin) throws InterruptedException {
        JsonNode items = server.get(admin, "/projections").at("/items");
        while (items.valueStream()
                .anyMatch(one -> one.at("/lastRebuild/phase").asString().equals("running"))) {
            Thread.sleep(100);
            items = server.get(admin, "/projections").at("/items");
        }
        items.forEach(one -> assertEquals("done", one.at("/lastRebuild/phase").asString(), one.toString()));
        return items;
    }

    private void truncate() {
        try (CqlSession cql = cassandra.cql()) {
            TABLES.forEach(table -> cql.execute("TRUNCATE " + cassandra.keyspace() + "." + table));
        }
    }

    private static String token(RealServer server, DemoClinic.Seeded clinic, Role role) {
        DemoClinic.Account account = clinic.accounts().stream()
                .filter(one -> one.role() == role && one.totpSecret() == null)
                .findFirst()
                .orElseThrow();
        return server.token(account.email(), account.password(), null);
    }
}
