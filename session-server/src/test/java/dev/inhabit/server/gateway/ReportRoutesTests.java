package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Wire;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.report.DocumentText;
import dev.inhabit.server.report.HtmlReport;
import dev.inhabit.server.report.Reports;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports over a real port: who gets which, of what, in which form. */
final class ReportRoutesTests extends RestRoutes {
    private static final String CLINICAL = "?audience=therapist";
    private static final String COURSE = API + "/patients/" + TestClinic.PATIENT + "/report";
    private static final String FORMS = "?audience=%s&format=%s";

    private String command(String session, String type, String fields) {
        HttpResponse<String> answer = clinic().post(
                        API + "/sessions/" + session + "/commands",
                        "therapist",
                        "{\"type\":\"%s\",\"commandId\":\"%s\"%s}".formatted(type, UUID.randomUUID(), fields));
        return data(answer).at("/sequenceNr").asString();
    }

    /** A session with ratings and a note that is over, also for the list of sessions. */
    private String ended(String name) throws InterruptedException {
        String session = clinic().startedSession(name);
        command(session, "record-suds", ",\"suds\":80");
        command(session, "record-suds", ",\"suds\":60");
        command(session, "note", ",\"text\":\"MARK-note\"");
        command(session, "record-suds", ",\"suds\":30");
        command(session, "complete", "");
        for (int i = 0; i < 100; i++) {
            if (clinic().get(report(session) + "?audience=patient", "therapist").statusCode() != 409) {
                break;
            }
            Thread.sleep(50);
        }
        return session;
    }

    private static String report(String session) {
        return API + "/sessions/" + session + "/report";
    }

    private HttpResponse<byte[]> bytes(String path, String as) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(clinic().url.resolve(path))
                .header("Authorization", "Bearer " + as)
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return String.join(" | ", answer.headers().allValues(name));
    }

    @Test
    void aTherapistGetsBothAndAPatientTheirOwnAlone() throws Exception {
        String session = ended("both");
        for (String path : List.of(report(session), COURSE)) {
            for (String audience : List.of("patient", "therapist")) {
                for (String format : List.of("html", "pdf")) {
                    String form = path + FORMS.formatted(audience, format);
                    HttpResponse<byte[]> given = bytes(form, "therapist");
                    assertEquals(200, given.statusCode());
                    assertEquals(
                            format.equals("pdf") ? "application/pdf" : "text/html; charset=UTF-8",
                            header(given, "Content-Type"));
                    assertEquals(
                            audience.equals("patient") ? 200 : 403,
                            clinic().get(form, "patient").statusCode());
                    problem(clinic().get(form, "stranger"), 403, "FORBIDDEN");
                    problem(clinic().get(form, "admin"), 403, "FORBIDDEN");
                    problem(clinic().get(form, "elsewhere"), 404, "NOT_FOUND");
                }
            }
            for (String as : List.of("patient", "therapist")) {
                assertTrue(clinic().get(path, as).body().contains("For Robin"), "the patient's where nobody says");
            }
        }
    }

    @Test
    void notesAreInTheTherapistsAlone() throws Exception {
        String session = ended("notes");
        assertTrue(clinic().get(report(session) + CLINICAL, "therapist").body().contains("MARK-note"));
        assertTrue(DocumentText.of(bytes(report(session) + CLINICAL + "&format=pdf", "therapist")
                        .body())
                .contains("MARK-note"));
        for (String as : List.of("patient", "therapist")) {
            String path = report(session) + "?audience=patient";
            assertFalse(clinic().get(path, as).body().contains("MARK"));
            assertFalse(DocumentText.of(bytes(path + "&format=pdf", as).body()).contains("MARK"));
        }
    }

    @Test
    void figuresAreThoseOfTheOtherRoutes() throws Exception {
        String session = ended("figures");
        JsonNode view = data(clinic().get(API + "/sessions/" + session, "therapist"));
        String text = clinic().get(report(session) + CLINICAL, "therapist").body();
        assertEquals(62.5, view.at("/habituation/reductionPercent").asDouble());
        assertTrue(text.contains(">63 %</td>"), text);
        for (JsonNode rating : view.at("/suds").values()) {
            assertTrue(text.contains("data-label=\"SUDS\">" + rating.at("/suds").asInt() + "</td>"));
        }
        clinic().post(
                        API + "/patients/" + TestClinic.PATIENT + "/commands",
                        "patient",
                        "{\"type\":\"rate-self\",\"commandId\":\"rate-1-self\",\"aspect\":\"confidence\",\"situation\":\"talks\",\"value\":2}");
        clinic().post(
                        API + "/patients/" + TestClinic.PATIENT + "/commands",
                        "patient",
                        "{\"type\":\"rate-self\",\"commandId\":\"rate-2-self\",\"aspect\":\"confidence\",\"situation\":\"talks\",\"value\":5}");
        JsonNode progress = data(clinic().get(API + "/patients/" + TestClinic.PATIENT + "/progress", "therapist"));
        String course = clinic().get(COURSE + CLINICAL, "therapist").body();
        List<JsonNode> figures = new ArrayList<>(List.of(progress.at("/treatment"), progress.at("/confidence/0")));
        for (JsonNode figure : figures) {
            assertTrue(course.contains(">" + figure.at("/shown").asString() + "</td>"), figure.toString());
        }
    }

    @Test
    void ofASessionThatIsLiveThereIsNoneYet() {
        String session = clinic().startedSession("live");
        for (String as : List.of("patient", "therapist")) {
            JsonNode problem = problem(clinic().get(report(session), as), 409, "CONFLICT");
            assertTrue(problem.at("/message").asString().contains("still live"));
        }
        problem(clinic().get(report(session), "admin"), 403, "FORBIDDEN");
    }

    @Test
    void whatIsAskedForWronglyIsNamed() throws Exception {
        String session = ended("wrong");
        for (String path : List.of(report(session), COURSE)) {
            JsonNode audience = problem(clinic().get(path + "?audience=admin", "therapist"), 400, "INVALID_FIELD");
            assertEquals("audience", audience.at("/field").asString());
            JsonNode format = problem(clinic().get(path + "?format=docx", "therapist"), 400, "INVALID_FIELD");
            assertEquals("format", format.at("/field").asString());
            assertTrue(format.at("/message").asString().contains("html, pdf"));
        }
        problem(clinic().get(report("demo~nobody"), "therapist"), 404, "NOT_FOUND");
        problem(clinic().get(API + "/patients/demo~nobody/report", "therapist"), 403, "FORBIDDEN");
    }

    @Test
    void itIsAFileThatABrowserMayNotRunAndNobodyKeeps() throws Exception {
        String session = ended("headers");
        for (String path : List.of(report(session) + CLINICAL, COURSE + CLINICAL, COURSE + CLINICAL + "&format=pdf")) {
            HttpResponse<byte[]> answer = bytes(path, "therapist");
            assertEquals(HtmlReport.CONTENT_SECURITY, header(answer, "Content-Security-Policy"));
            assertEquals("no-store", header(answer, "Cache-Control"));
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
            assertTrue(
                    header(answer, "Content-Disposition")
                            .matches("attachment; filename=\"[a-z]+-report-clinical-[0-9-]{10}\\.(html|pdf)\""),
                    header(answer, "Content-Disposition"));
        }
    }

    @Test
    void whoComesWhileAllWritersAreBusyIsToldToComeAgain() throws Exception {
        String session = ended("busy");
        List<Reports.Place> taken = new ArrayList<>();
        clinic().reports.place().ifPresent(taken::add);
        clinic().reports.place().ifPresent(taken::add);
        assertEquals(2, taken.size(), "at-once of reports.conf");
        try {
            for (String path : List.of(report(session), COURSE)) {
                HttpResponse<String> answer = clinic().get(path, "therapist");
                problem(answer, 503, "BUSY");
                assertEquals("2", header(answer, "Retry-After"));
            }
        } finally {
            taken.forEach(Reports.Place::leave);
        }
        for (int i = 0; i < 5; i++) {
            assertEquals(200, clinic().get(COURSE, "therapist").statusCode(), "each gives its place back");
            assertEquals(400, clinic().get(COURSE + "?format=x", "therapist").statusCode());
        }
    }

    @Test
    void ofAnErasedSessionThereIsNone() throws Exception {
        String session = ended("erased");
        EntityId id = EntityId.parse(session);
        clinic().sessions.erased.add(id);
        try {
            for (String as : List.of("patient", "therapist")) {
                for (String format : List.of("html", "pdf")) {
                    problem(clinic().get(report(session) + FORMS.formatted("patient", format), as), 404, "NOT_FOUND");
                }
            }
            problem(clinic().get(report(session) + CLINICAL, "therapist"), 404, "NOT_FOUND");
            problem(clinic().get(API + "/sessions/" + session, "therapist"), 404, "NOT_FOUND");
            String events = clinic().get(API + "/sessions/" + session + "/events", "therapist")
                    .body();
            assertFalse(events.contains("MARK") || events.contains("\"suds\""), events);
        } finally {
            clinic().sessions.erased.remove(id);
        }
    }

    /** Whose record is erased is nobody's patient any more, and themselves find nothing. */
    @Test
    void ofAnErasedPatientThereIsNone() {
        clinic().patientErased = true;
        try {
            problem(clinic().get(COURSE, "patient"), 404, "NOT_FOUND");
            problem(clinic().get(COURSE, "therapist"), 403, "FORBIDDEN");
            problem(clinic().get(COURSE + CLINICAL, "therapist"), 403, "FORBIDDEN");
        } finally {
            clinic().patientErased = false;
        }
    }

    @Test
    void whatTakesTooLongIsToldSoAndItsPlaceIsFreeAgain() throws Exception {
        try (TestClinic hurried = new TestClinic("inhabit.reports.within = 1 ms")) {
            for (int i = 0; i < 4; i++) {
                HttpResponse<String> answer = hurried.get(COURSE + CLINICAL + "&format=pdf", "therapist");
                JsonNode problem = problem(answer, 503, "BUSY");
                if (!problem.at("/message").asString().contains("other reports")) {
                    assertEquals(
                            "the report was not written within 1 ms; ask again, or for a page (format html)",
                            problem.at("/message").asString());
                }
            }
        }
    }

    @Test
    void theDocumentDescribesBothForms() {
        JsonNode document = Wire.mapper()
                .readTree(clinic().get(DescribedAnswers.DOCUMENT, "").body());
        for (String path : List.of("/sessions/{id}/report", "/patients/{id}/report")) {
            JsonNode responses = document.at("/paths").path(path).path("get").path("responses");
            assertTrue(responses.at("/200/content").has("text/html"), responses.toString());
            assertTrue(responses.at("/200/content").has("application/pdf"));
            assertEquals(path.startsWith("/sessions"), responses.has("409"));
            assertTrue(responses.has("503"));
        }
    }
}
