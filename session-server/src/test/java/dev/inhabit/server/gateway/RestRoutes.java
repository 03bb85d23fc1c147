package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.inhabit.protocol.Wire;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** A clinic behind a real port, and what its answers must be like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RestRoutes {
    static final String API = "/api/v1";

    private @Nullable TestClinic started;

    final TestClinic clinic() {
        return Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() {
        started = new TestClinic("inhabit.gateway.per-minute { read = 100000, write = 100000, command = 100000 }");
    }

    @AfterAll
    void stop() {
        clinic().close();
    }

    /** Whose token a route asks for; devices have keys of their own. */
    static String tokenFor(String path) {
        return path.endsWith("/body/samples") ? "watch-1.no-such-key" : "therapist";
    }

    static JsonNode problem(HttpResponse<String> answer, int status, String code) {
        JsonNode body = Wire.mapper().readTree(answer.body());
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals("error", body.at("/status").asString());
        assertEquals(code, body.at("/error/code").asString());
        assertFalse(body.at("/error/message").asString().isBlank());
        assertFalse(body.at("/timestamp").asString().isBlank());
        return body.at("/error");
    }

    static JsonNode data(HttpResponse<String> answer) {
        JsonNode body = Wire.mapper().readTree(answer.body());
        assertEquals(200, answer.statusCode(), answer.body());
        assertEquals("ok", body.at("/status").asString());
        return body.at("/data");
    }
}
