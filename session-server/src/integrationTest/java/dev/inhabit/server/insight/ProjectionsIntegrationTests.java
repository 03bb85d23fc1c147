package dev.inhabit.server.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.RealServer;
import dev.inhabit.server.gateway.ScenarioForms;
import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.journal.PrivateCassandra;
import dev.inhabit.server.journal.RealCassandra;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Lists that were lost are made again from the events alone, while a session goes on. */
@Timeout(300)
class ProjectionsIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    private static final List<String> TABLES = List.of(
            "session_by_id",
            "session_by_patient",
            "session_live",
            "session_ended",
            "session_ended_month",
            "patient_by_therapist",
            "patient_by_tenant",
            "scenario_by_author",
            "scenario_by_tenant");

    @Test
    void whatWasTruncatedIsThereAgain(@TempDir Path data) throws Exception {
        try (RealServer server = RealServer.start(CASSANDRA, data, "")) {
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

            for (String name : List.of("sessions", "patients", "scenarios")) {
                server.post(admin, "/projections/" + name + "/rebuild", "{\"commandId\":\"again-" + name + "\"}");
            }
            server.ask(therapist, "/sessions/" + live, "record-suds", "\"suds\":31");
            JsonNode rebuilt = awaitDone(server, admin);
            assertEquals(before.replace("\"lastSuds\":48", "\"lastSuds\":31"), lists(server, therapist, admin));
            assertEquals(2, rebuilt.at("/0/lastRebuild/rows").asInt(), rebuilt.toString());
            assertEquals(1, rebuilt.at("/1/lastRebuild/rows").asInt(), rebuilt.toString());
            assertEquals(1, rebuilt.at("/2/lastRebuild/rows").asInt(), rebuilt.toString());
            rebuilt.forEach(one -> assertEquals(0, one.at("/lastRebuild/failed").asInt(), one.toString()));
        }
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

    private static void truncate() {
        try (CqlSession cql = CqlSession.builder()
                .addContactPoint(CASSANDRA.contactPoint())
                .withLocalDatacenter(PrivateCassandra.DATA_CENTRE)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofMinutes(1))
                        .build())
                .build()) {
            TABLES.forEach(table -> cql.execute("TRUNCATE " + CASSANDRA.keyspace() + "." + table));
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
