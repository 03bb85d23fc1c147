package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is wrong in a REST request is told with the field, what it holds and what it may hold. */
final class RestFormTests extends RestRoutes {
    private JsonNode invalid(String field, String path, String as, String body) {
        JsonNode error = problem(clinic().post(path, as, body), 400, "INVALID_FIELD");
        assertEquals(field, error.at("/field").asString());
        return error;
    }

    private static String message(JsonNode error) {
        return error.at("/message").asString();
    }

    @Test
    void aBodyThatIsNoObjectIsCalledThat() {
        for (String body : List.of("[]", "\"x\"", "7", "null")) {
            assertEquals(
                    "the body must be a JSON object",
                    message(problem(clinic().post(API + "/auth/login", "", body), 400, "MALFORMED")));
        }
    }

    @Test
    void aNumberIsNoText() {
        String commands = API + "/sessions/" + clinic().startedSession("no-text") + "/commands";
        invalid("email", API + "/auth/login", "", "{\"email\":1,\"password\":\"x\"}");
        invalid("text", commands, "therapist", "{\"type\":\"note\",\"commandId\":\"a-number-1\",\"text\":12}");
        invalid(
                "trigger",
                commands,
                "patient",
                "{\"type\":\"record-suds\",\"commandId\":\"a-number-2\",\"suds\":1,\"trigger\":5}");
        invalid("commandId", commands, "therapist", "{\"type\":\"pause\",\"commandId\":12345678}");
        invalid(
                "sublevel",
                API + "/sessions",
                "therapist",
                "{\"commandId\":\"a-number-3\",\"patientId\":\"%s\",\"sublevel\":3}".formatted(TestClinic.PATIENT));
    }

    @Test
    void valueAndLimitAreTold() {
        String session = clinic().startedSession("told");
        String commands = API + "/sessions/" + session + "/commands";
        assertEquals(
                "commandId is a!b, must be 8 to 64 of A-Z a-z 0-9 . _ -",
                message(invalid("commandId", commands, "therapist", "{\"type\":\"pause\",\"commandId\":\"a!b\"}")));
        assertEquals(
                "occurredAtMs is -5, must be 0 to 253402300799999, ms since 1970",
                message(invalid(
                        "occurredAtMs",
                        commands,
                        "therapist",
                        "{\"type\":\"pause\",\"commandId\":\"time-is-wrong\",\"occurredAtMs\":-5}")));
        assertEquals(
                "source is therapist-entered, must be hand or voice from a patient",
                message(
                        invalid(
                                "source",
                                commands,
                                "patient",
                                "{\"type\":\"record-suds\",\"commandId\":\"not-entered\",\"suds\":9,\"source\":\"therapist-entered\"}")));
        assertEquals(
                "source is hand, must be voice or therapist-entered from a therapist",
                message(invalid(
                        "source",
                        commands,
                        "therapist",
                        "{\"type\":\"record-suds\",\"commandId\":\"not-by-hand\",\"suds\":9,\"source\":\"hand\"}")));
        assertEquals(
                "sublevel is 9Z, must be one of 1A to 5E",
                message(invalid(
                        "sublevel",
                        API + "/sessions",
                        "therapist",
                        "{\"commandId\":\"no-such-level\",\"patientId\":\"%s\",\"sublevel\":\"9Z\"}"
                                .formatted(TestClinic.PATIENT))));
        for (String[] query : new String[][] {
            {"/sessions?phase=over", "phase is over, must be one of all, live, ended"},
            {"/sessions?patientId=", "patientId is empty, must have a value or be left out"},
            {"/sessions?cursor=", "cursor is empty, must have a value or be left out"},
            {"/sessions?phase=", "phase is empty, must have a value or be left out"},
            {"/patients?cursor=", "cursor is empty, must have a value or be left out"},
            {"/sessions/" + session + "/state?at=", "at is empty, must have a value or be left out"},
            {"/sessions/" + session + "/events?limit=501", "limit is 501, must be a whole number from 1 to 500"},
            {"/sessions/" + session + "/events?limit=few", "limit is few, must be a whole number from 1 to 500"},
        }) {
            assertEquals(query[1], message(problem(clinic().get(API + query[0], "therapist"), 400, "INVALID_FIELD")));
        }
    }

    @Test
    void anExitIsTakenWhateverIsWrongInIt() {
        for (String wrong : List.of(
                "\"commandId\":\"exit-by-rest\",\"occurredAtMs\":-5",
                "\"commandId\":\"exit-by-rest\",\"more\":[]",
                "\"commandId\":\"?\"",
                "\"reason\":false")) {
            String commands =
                    API + "/sessions/" + clinic().startedSession("rest-exit-" + wrong.hashCode()) + "/commands";
            assertEquals(
                    "delivered",
                    data(clinic().post(commands, "therapist", "{\"type\":\"force-exit\"," + wrong + "}"))
                            .at("/result")
                            .asString());
        }
    }

    private String state(String session, String at) {
        return API + "/sessions/" + session + "/state?at=" + URLEncoder.encode(at, StandardCharsets.UTF_8);
    }

    @Test
    void aMomentIsWithinTheSession() {
        String session = clinic().startedSession("moments");
        for (String at : List.of(
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z",
                "1999-01-01T00:00:00Z",
                "9999-01-01T00:00:00Z",
                "PT-5S",
                "-PT5S",
                "PT" + Long.MAX_VALUE + "S",
                "P",
                "noon")) {
            JsonNode error = problem(clinic().get(state(session, at), "therapist"), 400, "INVALID_FIELD");
            assertEquals("at", error.at("/field").asString());
            assertTrue(message(error).startsWith("at is " + at + ", must be "), message(error));
        }
    }

    @Test
    void theFirstAndTheLastMomentAreWithinIt() {
        String session = clinic().startedSession("ends");
        long createdAtMs = data(clinic().get(API + "/sessions/" + session, "therapist"))
                .at("/createdAtMs")
                .asLong();
        assertEquals(
                "ready",
                data(clinic().get(
                                        state(
                                                session,
                                                Instant.ofEpochMilli(createdAtMs)
                                                        .toString()),
                                        "therapist"))
                        .at("/session/phase")
                        .asString());
        for (String at : List.of(Instant.now().toString(), "PT0S", "pt9999H")) {
            assertEquals(
                    "running",
                    data(clinic().get(state(session, at), "therapist"))
                            .at("/session/phase")
                            .asString());
        }
    }
}
