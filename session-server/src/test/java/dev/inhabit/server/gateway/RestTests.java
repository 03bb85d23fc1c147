package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Wire;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every route over a real port, with what is wrong as well as with what is right. */
final class RestTests extends RestRoutes {
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
            String path =
                    API + route.at("/path").asString().replace("{id}", "demo~x").replaceAll("[{][a-z]+[}]", "1");
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
            // What takes a file has no fields; SlideSocketTests sends it broken ones.
            boolean takesJson =
                    route.at("/operation/requestBody/content/application~1json").has("schema");
            if (!route.at("/method").asString().equals("POST") || !takesJson) {
                continue;
            }
            String path =
                    API + route.at("/path").asString().replace("{id}", session).replaceAll("[{][a-z]+[}]", "1");
            problem(clinic().post(path, tokenFor(path), "{"), 400, "MALFORMED");
            problem(clinic().post(path, tokenFor(path), ""), 400, "MALFORMED");
            assertEquals(400, clinic().post(path, tokenFor(path), "[1,2]").statusCode());
            assertNotNull(problem(clinic().post(path, tokenFor(path), "{}"), 400, "INVALID_FIELD")
                    .at("/field"));
            problem(clinic().post(path, tokenFor(path), "{\"unknown\":1}"), 400, "INVALID_FIELD");
            problem(
                    clinic().post(path, tokenFor(path), "{\"text\":\"" + "x".repeat(300_000) + "\"}"),
                    413,
                    "PAYLOAD_TOO_LARGE");
            HttpResponse<String> plain =
                    clinic().send("POST", path, tokenFor(path), null, "Content-Type", "text/plain");
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

    @Test
    void aBodyThatIsRefusedIsTakenInBeforeTheAnswerSoThatTheConnectionLives() throws IOException {
        String head = "POST " + API + "/sessions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer therapist\r\n"
                + "Content-Type: application/json\r\nContent-Length: 300000\r\n\r\n";
        try (Socket socket = new Socket(clinic().url.getHost(), clinic().url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            for (int part = 0; part < 10; part++) {
                socket.getOutputStream().write(new byte[30_000]);
            }
            assertTrue(answer(socket).contains("\"code\":\"PAYLOAD_TOO_LARGE\""));
            socket.getOutputStream()
                    .write(("GET " + API + "/nothing HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertTrue(answer(socket).contains("\"code\":\"NOT_FOUND\""));
        }
    }

    /** What the server says to bytes that are hardly HTTP. */
    private String raw(String bytes) {
        try (Socket socket = new Socket(clinic().url.getHost(), clinic().url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
            return answer(socket);
        } catch (IOException e) {
            return "after " + bytes + " came " + e;
        }
    }

    /** An answer with its envelope, or what came before the server closed. */
    private static String answer(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] bytes = new byte[4_096];
        for (int n = socket.getInputStream().read(bytes);
                n > 0;
                n = socket.getInputStream().read(bytes)) {
            text.append(new String(bytes, 0, n, StandardCharsets.UTF_8));
            if (text.indexOf("\r\n\r\n") > 0 && text.charAt(text.length() - 1) == '}') {
                break;
            }
        }
        return text.toString();
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
