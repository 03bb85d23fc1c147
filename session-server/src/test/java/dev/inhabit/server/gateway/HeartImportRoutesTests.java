package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.HeartImport;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A sensor's file after a session: tried, taken, looked at, and replayed beside what was recorded. */
final class HeartImportRoutesTests extends RestRoutes {
    private final HttpClient http = HttpClient.newHttpClient();

    private String ended(String name) {
        String session = clinic().startedSession(name);
        clinic().post(
                        API + "/sessions/" + session + "/commands",
                        "therapist",
                        "{\"type\":\"complete\",\"commandId\":\"complete-" + name + "\"}");
        return session;
    }

    private HttpResponse<String> send(String session, String as, String query, String type, String file)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(clinic().url.resolve(API + "/sessions/" + session + "/body/imports?" + query))
                        .header("Authorization", "Bearer " + as)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(file))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String query(String commandId, boolean dryRun) {
        return "commandId=" + commandId + "&device=" + URLEncoder.encode("Polar H10", StandardCharsets.UTF_8)
                + "&dryRun=" + dryRun;
    }

    private static HeartImport.Report report(HttpResponse<String> answer) {
        return Wire.read(data(answer).toString(), HeartImport.Report.class);
    }

    /** A rate each second for three minutes up to now, with a gap of half a minute. */
    private static String file(long endMs) {
        StringBuilder text = new StringBuilder("time,heart_rate_bpm,rr_ms\n");
        for (int i = 0; i < 180; i++) {
            if (i < 60 || i >= 90) {
                text.append(endMs - 1_000L * (179 - i)).append(",92,652\n");
            }
        }
        return text.toString();
    }

    private List<JsonNode> events(String session) {
        return data(clinic().get(API + "/sessions/" + session + "/events?limit=500", "therapist"))
                .at("/items")
                .valueStream()
                .toList();
    }

    @Test
    void aDryRunSaysWhatWouldBeTakenAndTakesNothing() throws Exception {
        String session = ended("import-dry");
        long now = System.currentTimeMillis();
        int before = events(session).size();
        String file = file(now) + (now + 1_000) + ",0,652\n" + (now + 2_000) + ",123456,652\n";
        HeartImport.Report report = report(send(session, "therapist", query("import-dry-1", true), "text/csv", file));
        assertTrue(report.dryRun());
        assertEquals(150, report.heartRates());
        assertEquals(150, report.intervals());
        assertEquals(now - 179_000, report.fromMs());
        assertEquals(now, report.toMs());
        assertEquals(List.of(new HeartImport.Gap(now - 120_000, now - 89_000)), report.gaps());
        assertEquals(
                List.of(
                        new HeartImport.RejectedRow(
                                152, "heart_rate_bpm", "heart_rate_bpm is 0.0, must be 20.0 to 300.0"),
                        new HeartImport.RejectedRow(
                                153, "heart_rate_bpm", "heart_rate_bpm is 123456.0, must be 20.0 to 300.0")),
                report.rejectedRows());
        assertEquals(before, events(session).size());
    }

    @Test
    void aFileWithRowsThatCannotBeTakenIsTakenOnlyWithoutThemAndOnPurpose() throws Exception {
        String session = ended("import-rejected");
        long now = System.currentTimeMillis();
        String file = file(now) + (now + 1_000) + ",0,652\n";
        JsonNode error = problem(
                send(session, "therapist", query("import-reject", false), "text/csv", file), 400, "INVALID_FIELD");
        assertEquals("heart_rate_bpm", error.at("/field").asString());
        assertEquals(
                "row 152: heart_rate_bpm is 0.0, must be 20.0 to 300.0; 1 rows cannot be taken, skipRejected=true leaves"
                        + " them out",
                error.at("/message").asString());
        HeartImport.Report taken = report(
                send(session, "therapist", query("import-reject", false) + "&skipRejected=true", "text/csv", file));
        assertEquals(1, taken.rejected());
        assertEquals(150, taken.heartRates());
    }

    @Test
    void whatIsTakenStandsBesideWhatWasRecordedForReviewAndReplay() throws Exception {
        String session = ended("import-whole");
        JsonNode view = data(clinic().get(API + "/sessions/" + session, "therapist"));
        long now = System.currentTimeMillis();
        HeartImport.Report taken =
                report(send(session, "patient", query("import-whole", false), "text/csv", file(now)));
        assertFalse(taken.dryRun());
        List<JsonNode> events = events(session);
        JsonNode last = events.get(events.size() - 1);
        assertEquals(taken.sequenceNr(), last.at("/sequenceNr").asLong());
        assertEquals("heart-imported", last.at("/update/type").asString());
        assertEquals("demo~patient", last.at("/by").asString(), "who");
        HttpResponse<String> again = send(session, "patient", query("import-whole", false), "text/csv", file(now));
        assertEquals(taken.sequenceNr(), report(again).sequenceNr(), "a repeat");
        problem(send(session, "therapist", query("import-twice", false), "text/csv", file(now)), 409, "CONFLICT");

        HeartImport.Imported imported = Wire.read(
                        data(clinic().get(API + "/sessions/" + session + "/body/imports", "therapist"))
                                .toString(),
                        HeartImport.Imports.class)
                .imports()
                .get(0);
        assertEquals("Polar H10", imported.device());
        assertEquals(150, imported.series().get(0).values().size());
        assertEquals("bpm", imported.series().get(0).unit());
        assertEquals(92, imported.minutes().get(0).heartRateBpm());
        assertEquals(1, imported.gaps().size());
        JsonNode own = data(clinic().get(API + "/sessions/" + session + "/body/imports", "patient"));
        assertTrue(own.at("/imports/0/minutes").isEmpty(), "nothing is read into it for the patient");
        JsonNode after = data(clinic().get(API + "/sessions/" + session, "therapist"));
        for (String unchanged : List.of("/habituation", "/baselineHeartRateBpm", "/baselineRestS", "/suds")) {
            assertEquals(view.at(unchanged), after.at(unchanged), unchanged);
        }
        TestSocket replay = clinic().open(session, "replay", "therapist").hello();
        replay.text("{\"type\":\"seek\",\"atMs\":600000}");
        ToClient.ImportedHeart told = replay.next(ToClient.ImportedHeart.class);
        assertEquals(taken.sequenceNr(), told.files().get(0).importedSequenceNr());
        assertEquals("Polar H10", told.files().get(0).device());
        assertEquals("demo~patient", told.files().get(0).by());
        assertEquals(92, told.files().get(0).heartRateBpm());
    }

    @Test
    void whatCannotBeTakenIsRefusedByName() throws Exception {
        String session = ended("import-refused");
        String file = file(System.currentTimeMillis());
        problem(send(session, "stranger", query("import-none-1", false), "text/csv", file), 403, "FORBIDDEN");
        problem(
                send(session, "therapist", query("import-none-1", false), "text/plain", file),
                415,
                "UNSUPPORTED_MEDIA");
        assertEquals(
                "dryRun",
                problem(
                                send(
                                        session,
                                        "therapist",
                                        "commandId=import-none-1&device=H&dryRun=perhaps",
                                        "text/csv",
                                        file),
                                400,
                                "INVALID_FIELD")
                        .at("/field")
                        .asString());
        assertTrue(report(send(session, "therapist", "commandId=import-none-1&device=H", "text/csv", file))
                .dryRun());
        assertEquals(
                "device",
                problem(
                                send(session, "therapist", "commandId=import-none-1&dryRun=true", "text/csv", file),
                                400,
                                "INVALID_FIELD")
                        .at("/field")
                        .asString());
        assertEquals(
                "commandId",
                problem(send(session, "therapist", "device=H&dryRun=true", "text/csv", file), 400, "INVALID_FIELD")
                        .at("/field")
                        .asString());
        assertEquals(
                "startMs",
                problem(
                                send(
                                        session,
                                        "therapist",
                                        query("import-none-1", true) + "&startMs=soon",
                                        "text/csv",
                                        file),
                                400,
                                "INVALID_FIELD")
                        .at("/field")
                        .asString());
        problem(
                send(session, "therapist", query("import-none-1", true), "text/csv", "x".repeat(5_000_000)),
                413,
                "PAYLOAD_TOO_LARGE");
        assertEquals(
                "file",
                problem(
                                send(session, "therapist", query("import-none-1", true), "text/csv", "a,b"),
                                400,
                                "INVALID_FIELD")
                        .at("/field")
                        .asString());
        String live = clinic().startedSession("import-live");
        problem(send(live, "therapist", query("import-live-1", false), "text/csv", file), 409, "CONFLICT");
        assertTrue(events(session).stream()
                .noneMatch(event -> event.at("/update/type").asString().equals("heart-imported")));
    }
}
