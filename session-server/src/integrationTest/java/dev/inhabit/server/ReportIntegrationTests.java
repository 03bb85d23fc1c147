package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.journal.RealCassandra;
import dev.inhabit.server.report.DocumentText;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Reports of a session and of the course that it is in, from the real server and store, also after a restart. */
class ReportIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    @Test
    void whatWasRecordedIsReportedInBothFormsToWhomItIsFor(@TempDir Path data) throws Exception {
        String session;
        try (RealServer server = RealServer.start(CASSANDRA, data, "")) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            session = practise(server, clinic);
            check(server, clinic, session);
        }
        try (RealServer server = RealServer.start(CASSANDRA, data, "")) {
            check(server, server.seedDemoClinic(), session);
        }
    }

    private static String practise(RealServer server, DemoClinic.Seeded clinic) throws Exception {
        String therapist = token(server, clinic, "therapist@");
        String patient = "/patients/" + clinic.patient();
        server.ask(
                therapist, patient, "add-item", "\"description\":\"Canary in a café\",\"suds\":50,\"sublevel\":\"1A\"");
        String session = server.post(
                        therapist,
                        "/sessions",
                        "{\"commandId\":\"report-session\",\"patientId\":\"%s\",\"sublevel\":\"1A\"}"
                                .formatted(clinic.patient()))
                .at("/sessionId")
                .asString();
        String commands = "/sessions/" + session;
        server.ask(therapist, commands, "start", "");
        server.ask(therapist, commands, "record-suds", "\"suds\":48");
        server.ask(therapist, commands, "record-suds", "\"suds\":20");
        server.ask(therapist, commands, "note", "\"text\":\"MARK-note\"");
        assertEquals(409, server.send(therapist, commands + "/report", null).statusCode());
        server.ask(therapist, commands, "complete", "");
        for (int i = 0; i < 100; i++) {
            JsonNode hierarchy = server.get(therapist, patient + "/hierarchy");
            if (!hierarchy.at("/items/0/exposures").isEmpty()
                    && server.send(therapist, commands + "/report", null).statusCode() == 200) {
                return session;
            }
            Thread.sleep(200);
        }
        throw new AssertionError("the session's result never came to the course");
    }

    private static void check(RealServer server, DemoClinic.Seeded clinic, String session) throws Exception {
        String therapist = token(server, clinic, "therapist@");
        String patient = token(server, clinic, "patient@");
        String ofSession = "/sessions/" + session + "/report";
        String ofCourse = "/patients/" + clinic.patient() + "/report";
        String clinical = text(server, therapist, ofSession + "?audience=therapist");
        assertTrue(clinical.contains("MARK-note"), clinical);
        assertTrue(clinical.contains("48, 48, 20"), clinical);
        String own = text(server, patient, ofSession);
        assertFalse(own.contains("MARK"), own);
        assertTrue(own.contains("came down by 28"), own);
        for (String token : new String[] {therapist, patient}) {
            assertTrue(text(server, token, ofCourse).contains("Canary in a café"));
            assertTrue(pdf(server, token, ofCourse + "?format=pdf").contains("Canary in a café"));
        }
        assertTrue(pdf(server, therapist, ofSession + "?audience=therapist&format=pdf")
                .contains("MARK-note"));
        assertFalse(pdf(server, patient, ofSession + "?format=pdf").contains("MARK"));
        assertEquals(
                403,
                server.send(patient, ofSession + "?audience=therapist", null).statusCode());
        assertEquals(
                403,
                server.send(patient, ofCourse + "?audience=therapist", null).statusCode());
    }

    private static String token(RealServer server, DemoClinic.Seeded clinic, String email) {
        DemoClinic.Account found = clinic.accounts().stream()
                .filter(account -> account.email().startsWith(email))
                .findFirst()
                .orElseThrow();
        return server.token(found.email(), found.password(), null);
    }

    private static String text(RealServer server, String token, String path) throws Exception {
        return new String(file(server, token, path), StandardCharsets.UTF_8);
    }

    private static String pdf(RealServer server, String token, String path) throws Exception {
        return DocumentText.of(file(server, token, path));
    }

    private static byte[] file(RealServer server, String token, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<byte[]> answer = server.http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }
}
