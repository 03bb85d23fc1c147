package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.journal.RealCassandra;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A session's result reaches the patient's course of treatment through the real server and store, and stays there. */
class TreatmentIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    @Test
    void whatASessionShowedIsInTheCourseAlsoAfterARestart(@TempDir Path data) throws Exception {
        JsonNode hierarchy;
        JsonNode progress;
        try (RealServer server = RealServer.start(CASSANDRA, data, "")) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String therapist = token(server, clinic.accounts().get(0));
            String patient = "/patients/" + clinic.patient();
            server.ask(
                    therapist,
                    patient,
                    "add-item",
                    "\"description\":\"Canary in a café\",\"suds\":50,\"sublevel\":\"1A\"");
            String session = server.post(
                            therapist,
                            "/sessions",
                            "{\"commandId\":\"treat-session\",\"patientId\":\"%s\",\"sublevel\":\"1A\"}"
                                    .formatted(clinic.patient()))
                    .at("/sessionId")
                    .asString();
            String commands = "/sessions/" + session;
            server.ask(therapist, commands, "start", "");
            server.ask(therapist, commands, "record-suds", "\"suds\":48");
            server.ask(therapist, commands, "record-suds", "\"suds\":20");
            server.ask(therapist, commands, "complete", "");
            hierarchy = awaitExposure(server, therapist, patient);
            assertEquals(session, hierarchy.at("/items/0/exposures/0/sessionId").asString());
            assertEquals(48, hierarchy.at("/items/0/exposures/0/peakSuds").asInt());
            assertEquals("in_progress", hierarchy.at("/items/0/status").asString());
            progress = server.get(therapist, patient + "/progress");
            JsonNode history = server.get(therapist, patient + "/history").at("/items");
            assertTrue(history.toString().contains("treatment.result-recorded"), history.toString());
            assertFalse(history.toString().contains("Canary"));
        }
        try (RealServer server = RealServer.start(CASSANDRA, data, "")) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            String therapist = token(server, clinic.accounts().get(0));
            String patient = "/patients/" + clinic.patient();
            assertEquals(hierarchy, server.get(therapist, patient + "/hierarchy"));
            assertEquals(progress, server.get(therapist, patient + "/progress"));
        }
    }

    private static JsonNode awaitExposure(RealServer server, String token, String patient) throws Exception {
        JsonNode hierarchy = server.get(token, patient + "/hierarchy");
        for (int i = 0; i < 100 && hierarchy.at("/items/0/exposures").isEmpty(); i++) {
            Thread.sleep(200);
            hierarchy = server.get(token, patient + "/hierarchy");
        }
        return hierarchy;
    }

    private static String token(RealServer server, DemoClinic.Account account) {
        return server.token(account.email(), account.password(), null);
    }
}
