package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Wire;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.record.EntityId;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Every route over a real port, with what is wrong as well as with what is right. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestTests {
    private static final String API = "/api/v1";

    private @org.jspecify.annotations.Nullable TestClinic started;

    private TestClinic clinic() {
        return java.util.Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() {
        started = new TestClinic("inhabit.gateway.per-minute { read = 100000, write = 100000, command = 100000 }");
    }

    @AfterAll
    void stop() {
        clinic().close();
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        JsonNode body = Wire.mapper().readTree(answer.body());
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("error", body.at("/status").asString());
        assertEquals(code, body.at("/error/code").asString());
        assertFalse(body.at("/error/message").asString().isBlank());
        assertFalse(body.at("/timestamp").asString().isBlank());
        return body.at("/error");
    }

    private static JsonNode data(HttpResponse<String> answer) {
        JsonNode body = Wire.mapper().readTree(answer.body());
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("ok", body.at("/status").asString());
        return body.at("/data");
    }

    private List<JsonNode> operations() {
        JsonNode document =
                Wire.mapper().readTree(clinic().get(API + "/openapi.json", "").body());
        List<JsonNode> all = new ArrayList<>();
        document.at("/paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> all.add(Wire.mapper()
                        .createObjectNode()
                        .put("path", path.getKey())
                        .put("method", operation.getKey().toUpperCase(java.util.Locale.ROOT))
                        .set("operation", operation.getValue()))));
        return all;
    }

    @Test
    void everyRouteThatIsNotOpenAsksForATokenAndRefusesABadOne() {
        int closed = 0;
        for (JsonNode route : operations()) {
            if (route.at("/operation/security").isEmpty()) {
                continue;
            }
            closed++;
            String path = API + route.at("/path").asString().replace("{id}", "demo~x");
            String method = route.at("/method").asString();
            String body = method.equals("POST") ? "{}" : null;
            problem(clinic().send(method, path, "", body), 401, "UNAUTHENTICATED");
            problem(clinic().send(method, path, "nobody", body), 401, "UNAUTHENTICATED");
        }
        assertTrue(closed >= 9, "routes that need a token: " + closed);
    }

    @Test
    void everyBodyThatIsWrongIsRefusedWithTheField() {
        String session = clinic().startedSession("bad-bodies");
        for (JsonNode route : operations()) {
            if (!route.at("/method").asString().equals("POST")) {
                continue;
            }
            String path = API + route.at("/path").asString().replace("{id}", session);
            problem(clinic().post(path, "therapist", "{"), 400, "MALFORMED");
            problem(clinic().post(path, "therapist", ""), 400, "MALFORMED");
            assertEquals(400, clinic().post(path, "therapist", "[1,2]").statusCode());
            assertNotNull(problem(clinic().post(path, "therapist", "{}"), 400, "INVALID_FIELD")
                    .at("/field"));
            problem(clinic().post(path, "therapist", "{\"unknown\":1}"), 400, "INVALID_FIELD");
            problem(
                    clinic().post(path, "therapist", "{\"text\":\"" + "x".repeat(300_000) + "\"}"),
                    413,
                    "PAYLOAD_TOO_LARGE");
            HttpResponse<String> plain = clinic().send("POST", path, "therapist", null, "Content-Type", "text/plain");
            problem(plain, 415, "UNSUPPORTED_MEDIA");
        }
    }

    @Test
    void aRouteThatIsNoneAndAMethodThatIsNoneHaveTheirEnvelope() {
        problem(clinic().get(API + "/nothing", "therapist"), 404, "NOT_FOUND");
        problem(clinic().get(API + "/sessions/a/b/c/d", "therapist"), 404, "NOT_FOUND");
        problem(clinic().get("/api/v2/sessions", "therapist"), 404, "NOT_FOUND");
        HttpResponse<String> deleted = clinic().send("DELETE", API + "/sessions", "therapist", null);
        problem(deleted, 405, "METHOD_NOT_ALLOWED");
        assertEquals("GET, POST", sorted(deleted.headers().firstValue("Allow").orElse("")));
        for (String bytes :
                List.of("GET /api/v1/sessions/%zz HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/7.7\r\nHost: x\r\n\r\n")) {
            String answer = raw(bytes);
            assertTrue(answer.contains("\"code\":\"MALFORMED\""), answer);
        }
        problem(clinic().get("/ws/v1?ticket=x", ""), 400, "MALFORMED");
    }

    /** What the server says to bytes that are hardly HTTP. */
    private String raw(String bytes) {
        StringBuilder text = new StringBuilder();
        try (Socket socket = new Socket(clinic().url.getHost(), clinic().url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            byte[] answer = new byte[4_096];
            for (int n = socket.getInputStream().read(answer);
                    n > 0;
                    n = socket.getInputStream().read(answer)) {
                text.append(new String(answer, 0, n, StandardCharsets.UTF_8));
                if (text.indexOf("\r\n\r\n") > 0) {
                    break;
                }
            }
            return text.toString();
        } catch (IOException e) {
            return "after " + bytes + " came " + text + " and " + e;
        }
    }

    private static String sorted(String list) {
        return String.join(
                ", ", java.util.Arrays.stream(list.split(", ", -1)).sorted().toList());
    }

    @Test
    void idsOfNothingOrOfAnotherClinicAreNotFound() {
        for (String id : List.of("demo~nobody", "other~session", "nonsense", "demo~", "..%2F..")) {
            problem(clinic().get(API + "/sessions/" + id, "therapist"), 404, "NOT_FOUND");
            problem(
                    clinic().post(
                                    API + "/sessions/" + id + "/commands",
                                    "therapist",
                                    "{\"type\":\"pause\",\"commandId\":\"pause-it-1\"}"),
                    404,
                    "NOT_FOUND");
        }
    }

    @Test
    void aSessionFromItsCreationToItsEnd() {
        String create =
                "{\"commandId\":\"whole-life\",\"patientId\":\"%s\",\"sublevel\":\"3C\"}".formatted(TestClinic.PATIENT);
        String id = data(clinic().post(API + "/sessions", "therapist", create))
                .at("/sessionId")
                .asString();
        assertEquals(
                id,
                data(clinic().post(API + "/sessions", "therapist", create))
                        .at("/sessionId")
                        .asString(),
                "the same command again");
        String commands = API + "/sessions/" + id + "/commands";
        problem(
                clinic().post(commands, "therapist", "{\"type\":\"pause\",\"commandId\":\"too-early\"}"),
                409,
                "CONFLICT");
        data(clinic().post(commands, "therapist", "{\"type\":\"start\",\"commandId\":\"start-it\"}"));
        String suds =
                "{\"commandId\":\"suds-one\",\"type\":\"record-suds\",\"suds\":62,\"trigger\":\"audience-grows\"}";
        JsonNode first = data(clinic().post(commands, "patient", suds));
        assertEquals("recorded", first.at("/result").asString());
        assertEquals(3, first.at("/sequenceNr").asLong());
        JsonNode again = data(clinic().post(commands, "patient", suds));
        assertEquals("repeated", again.at("/result").asString());
        assertEquals(3, again.at("/sequenceNr").asLong());
        JsonNode error = problem(
                clinic().post(
                                commands,
                                "patient",
                                "{\"commandId\":\"suds-two\",\"type\":\"record-suds\",\"suds\":101}"),
                400,
                "INVALID_FIELD");
        assertEquals("suds", error.at("/field").asString());

        JsonNode view = data(clinic().get(API + "/sessions/" + id, "therapist"));
        assertEquals("running", view.at("/phase").asString());
        assertEquals(62, view.at("/suds/0/suds").asInt());
        JsonNode rows =
                data(clinic().get(API + "/sessions?phase=live", "therapist")).at("/items");
        assertTrue(rows.valueStream()
                .anyMatch(row -> row.at("/sessionId").asString().equals(id)));
        assertEquals("Robin", rows.at("/0/patientName").asString());

        assertEquals(
                "delivered",
                data(clinic().post(commands, "patient", "{\"type\":\"safety-exit\",\"commandId\":\"leave-now\"}"))
                        .at("/result")
                        .asString());
        data(clinic().post(commands, "patient", "{\"type\":\"safety-exit\",\"commandId\":\"leave-now\"}"));
        problem(
                clinic().post(commands, "therapist", "{\"type\":\"resume\",\"commandId\":\"resume-it\"}"),
                409,
                "SESSION_ENDED");

        JsonNode events = data(clinic().get(API + "/sessions/" + id + "/events?limit=2", "therapist"));
        assertEquals(2, events.at("/items").size());
        assertEquals("recorded", events.at("/items/0/type").asString());
        assertEquals("created", events.at("/items/0/update/type").asString());
        JsonNode rest = data(clinic().get(
                        API + "/sessions/" + id + "/events?cursor="
                                + events.at("/nextCursor").asString(),
                        "therapist"));
        assertEquals("suds", rest.at("/items/0/update/type").asString());
        assertTrue(rest.at("/nextCursor").isNull() || rest.at("/nextCursor").isMissingNode());

        JsonNode state = data(clinic().get(API + "/sessions/" + id + "/state?at=PT0S", "therapist"));
        assertEquals("running", state.at("/session/phase").asString());
        assertEquals(16, state.at("/crowdChecksum").asString().length());
        assertEquals(
                "ended",
                data(clinic().get(API + "/sessions/" + id + "/state", "therapist"))
                        .at("/session/phase")
                        .asString());
        problem(clinic().get(API + "/sessions/" + id + "/state?at=noon", "therapist"), 400, "INVALID_FIELD");
    }

    @Test
    void everyRoleReachesOnlyWhatIsItsOwn() {
        String id = clinic().startedSession("roles");
        String commands = API + "/sessions/" + id + "/commands";
        for (String nobody : List.of("stranger", "admin")) {
            problem(clinic().get(API + "/sessions/" + id, nobody), 403, "FORBIDDEN");
            problem(clinic().get(API + "/sessions/" + id + "/events", nobody), 403, "FORBIDDEN");
            problem(clinic().get(API + "/sessions/" + id + "/state", nobody), 403, "FORBIDDEN");
            problem(clinic().get(API + "/sessions/" + id + "/live", nobody), 403, "FORBIDDEN");
            problem(clinic().get(API + "/sessions/" + id + "/people", nobody), 403, "FORBIDDEN");
            problem(
                    clinic().post(commands, nobody, "{\"type\":\"force-exit\",\"commandId\":\"not-yours\"}"),
                    403,
                    "FORBIDDEN");
            for (String purpose : List.of("headset", "watch", "media", "replay")) {
                problem(
                        clinic().post(
                                        API + "/tickets",
                                        nobody,
                                        "{\"sessionId\":\"%s\",\"purpose\":\"%s\"}".formatted(id, purpose)),
                        403,
                        "FORBIDDEN");
            }
        }
        problem(clinic().get(API + "/sessions/" + id, "elsewhere"), 404, "NOT_FOUND");
        problem(
                clinic().post(commands, "patient", "{\"type\":\"adjust\",\"commandId\":\"steer-it\",\"mood\":90}"),
                403,
                "NOT_IN_CONTROL");
        problem(
                clinic().post(commands, "patient", "{\"type\":\"note\",\"commandId\":\"note-it-1\",\"text\":\"x\"}"),
                403,
                "FORBIDDEN");
        problem(
                clinic().post(
                                API + "/tickets",
                                "therapist",
                                "{\"sessionId\":\"%s\",\"purpose\":\"headset\"}".formatted(id)),
                403,
                "FORBIDDEN");
        problem(clinic().get(API + "/sessions", "admin"), 403, "FORBIDDEN");
        problem(clinic().get(API + "/patients", "patient"), 403, "FORBIDDEN");
        assertEquals(
                0,
                data(clinic().get(API + "/sessions", "stranger")).at("/items").size());
        assertEquals(
                TestClinic.PATIENT.toString(),
                data(clinic().get(API + "/patients", "therapist"))
                        .at("/items/0/patientId")
                        .asString());
    }

    @Test
    void administratorsListThePatientsOfTheClinicAndNoSessions() {
        JsonNode patients = data(clinic().get(API + "/patients", "admin")).at("/items");
        assertEquals(1, patients.size());
        assertEquals(TestClinic.PATIENT.toString(), patients.at("/0/patientId").asString());
        assertEquals(
                0,
                data(clinic().get(API + "/patients?cursor=" + TestClinic.PATIENT, "admin"))
                        .at("/items")
                        .size());
        problem(clinic().get(API + "/patients?cursor=nonsense", "admin"), 400, "INVALID_FIELD");
        problem(clinic().get(API + "/sessions", "admin"), 403, "FORBIDDEN");
    }

    @Test
    void controlIsHandedOnlyToSomebodyOfTheCareTeam() {
        String id = clinic().startedSession("hand-over");
        String commands = API + "/sessions/" + id + "/commands";
        int nr = 0;
        for (String to : List.of(
                "nonsense",
                TestClinic.PATIENT.toString(),
                TestClinic.THERAPIST + "x",
                new EntityId(TestClinic.TENANT, "stranger").toString())) {
            JsonNode problem = problem(
                    clinic().post(
                                    commands,
                                    "therapist",
                                    "{\"type\":\"hand-over-control\",\"commandId\":\"hand-over-%d\",\"toAccountId\":\"%s\"}"
                                            .formatted(nr++, to)),
                    400,
                    "INVALID_FIELD");
            assertEquals("toAccountId", problem.at("/field").asString());
        }
        data(clinic().post(commands, "therapist", "{\"type\":\"adjust\",\"commandId\":\"still-mine\",\"mood\":90}"));
        data(clinic().post(
                        commands,
                        "therapist",
                        "{\"type\":\"hand-over-control\",\"commandId\":\"to-the-team\",\"toAccountId\":\"%s\"}"
                                .formatted(TestClinic.THERAPIST)));
    }

    @Test
    void whoHasToDoWithASessionHasAName() {
        String id = clinic().startedSession("names");
        String commands = API + "/sessions/" + id + "/commands";
        data(clinic().post(commands, "therapist", "{\"type\":\"note\",\"commandId\":\"note-names\",\"text\":\"x\"}"));
        for (String reader : List.of("therapist", "patient")) {
            JsonNode people = data(clinic().get(API + "/sessions/" + id + "/people", reader))
                    .at("/people");
            assertEquals(1, people.size(), people::toString);
            assertEquals("Name of therapist", people.at("/0/displayName").asString());
            assertEquals("therapist", people.at("/0/role").asString());
            assertTrue(people.at("/0/inCareTeam").asBoolean());
            JsonNode session = data(clinic().get(API + "/sessions/" + id, reader));
            assertEquals(
                    people.at("/0/accountId").asString(),
                    session.at("/controllerId").asString());
            assertEquals(
                    people.at("/0/accountId").asString(),
                    session.at("/notes/0/by").asString());
        }
    }

    @Test
    void signingOutEndsTheSignInThatAskedForIt() {
        List<String> ended = new ArrayList<>();
        Runnable listener = () -> ended.add("ended");
        clinic().signInListeners.add(listener);
        JsonNode out = data(clinic().send("DELETE", API + "/auth/login", "therapist", null));
        clinic().signInListeners.remove(listener);
        assertEquals(TestClinic.THERAPIST.toString(), out.at("/accountId").asString());
        assertEquals(List.of("ended"), ended);
    }

    @Test
    void mediaWithoutConsentGetsNoTicket() {
        String id = clinic().startedSession("consents");
        clinic().consents.put(ConsentFlow.VIDEO_FRAMES, false);
        clinic().consents.put(ConsentFlow.AUDIO, false);
        try {
            await(
                    "consents are remembered for a second",
                    () -> clinic().post(
                                            API + "/tickets",
                                            "patient",
                                            "{\"sessionId\":\"%s\",\"purpose\":\"media\"}".formatted(id))
                                    .statusCode()
                            == 403);
            problem(
                    clinic().post(
                                    API + "/tickets",
                                    "patient",
                                    "{\"sessionId\":\"%s\",\"purpose\":\"media\"}".formatted(id)),
                    403,
                    "CONSENT_MISSING");
        } finally {
            clinic().consents.put(ConsentFlow.VIDEO_FRAMES, true);
            clinic().consents.put(ConsentFlow.AUDIO, true);
        }
    }

    private static void await(String what, java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, what);
            Thread.onSpinWait();
        }
    }

    @Test
    void signingInSaysNeitherWhatWasWrongNorWhoHasAnAccount() {
        String path = API + "/auth/login";
        problem(clinic().post(path, "", "{\"email\":\"a@b.example\",\"password\":\"x\"}"), 401, "BAD_CREDENTIALS");
        assertTrue(data(clinic().post(path, "", "{\"email\":\"a@b.example\",\"password\":\"mfa\"}"))
                .at("/mfaRequired")
                .asBoolean());
        problem(clinic().post(API + "/auth/refresh", "", "{\"refreshToken\":\"x\"}"), 401, "BAD_CREDENTIALS");
        assertEquals(
                "therapist",
                data(clinic().get(API + "/me", "therapist")).at("/role").asString());
    }

    @Test
    void everyAnswerCarriesItsHeadersAndOnlyNamedOriginsMayRead() {
        HttpResponse<String> api = clinic().send("GET", API + "/health", "", null, "Origin", "https://desk.example");
        assertEquals("healthy", data(api).at("/status").asString());
        assertEquals("no-store", api.headers().firstValue("Cache-Control").orElse(""));
        assertTrue(
                api.headers().firstValue("Content-Security-Policy").orElse("").contains("frame-ancestors 'none'"));
        assertEquals(
                "nosniff", api.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertEquals(
                "https://desk.example",
                api.headers().firstValue("Access-Control-Allow-Origin").orElse(""));
        HttpResponse<String> other = clinic().send("GET", API + "/health", "", null, "Origin", "https://evil.example");
        assertTrue(other.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        assertEquals(
                204,
                clinic().send(
                                "OPTIONS",
                                API + "/sessions",
                                "",
                                null,
                                "Origin",
                                "https://desk.example",
                                "Access-Control-Request-Method",
                                "POST")
                        .statusCode());
        assertEquals(
                403,
                clinic().send(
                                "OPTIONS",
                                API + "/sessions",
                                "",
                                null,
                                "Origin",
                                "https://evil.example",
                                "Access-Control-Request-Method",
                                "POST")
                        .statusCode());
    }

    @Test
    void metricsNameRoutesAndNoPerson() {
        clinic().startedSession("metrics");
        String metrics = clinic().get("/metrics", "").body();
        assertTrue(metrics.contains("route=\"/sessions/{id}/commands\""), metrics.substring(0, 500));
        assertFalse(metrics.contains("demo~"));
        assertFalse(metrics.contains("patient-1"));
    }

    @Test
    void theDocumentDescribesWhatIsThere() {
        JsonNode document =
                Wire.mapper().readTree(clinic().get(API + "/openapi.json", "").body());
        assertEquals("3.1.0", document.at("/openapi").asString());
        String text = document.toString();
        java.util.regex.Matcher references = java.util.regex.Pattern.compile("#/components/schemas/([A-Za-z0-9.\\-]+)")
                .matcher(text);
        int found = 0;
        while (references.find()) {
            found++;
            assertTrue(
                    document.at("/components/schemas").has(references.group(1)),
                    references.group(1) + " is referred to and not there");
        }
        assertTrue(found > 50, "references: " + found);
        for (String path : List.of(
                "/auth/login",
                "/auth/refresh",
                "/me",
                "/patients",
                "/sessions",
                "/sessions/{id}",
                "/sessions/{id}/commands",
                "/sessions/{id}/events",
                "/sessions/{id}/state",
                "/sessions/{id}/live",
                "/tickets",
                "/health",
                "/ready")) {
            assertTrue(document.at("/paths").has(path), path);
        }
    }

    @Test
    void pagesFallBackToTheIndexAndFilesDoNot() {
        assertEquals(404, clinic().get("/assets/none.js", "").statusCode());
        assertEquals(404, clinic().get("/../gateway.conf", "").statusCode());
        HttpResponse<String> post = clinic().post("/", "", "{}");
        assertEquals(405, post.statusCode());
    }
}
