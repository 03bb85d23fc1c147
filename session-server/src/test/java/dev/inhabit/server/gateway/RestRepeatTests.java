package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One id, sent more than once, over a real port. */
final class RestRepeatTests extends RestRoutes {
    private String result(String session, String who, String command) {
        return data(clinic().post(API + "/sessions/" + session + "/commands", who, command))
                .at("/result")
                .asString();
    }

    private String phase(String session) {
        return data(clinic().get(API + "/sessions/" + session, "therapist"))
                .at("/phase")
                .asString();
    }

    @Test
    void aRepeatOfWhatChangedNothingChangesNothingLaterEither() {
        String id = clinic().startedSession("repeat-nothing");
        assertEquals("recorded", result(id, "therapist", "{\"type\":\"pause\",\"commandId\":\"pause-first\"}"));
        assertEquals("recorded", result(id, "therapist", "{\"type\":\"pause\",\"commandId\":\"pause-again\"}"));
        assertEquals("recorded", result(id, "therapist", "{\"type\":\"resume\",\"commandId\":\"resume-first\"}"));
        assertEquals("recorded", result(id, "therapist", "{\"type\":\"resume\",\"commandId\":\"resume-again\"}"));
        assertEquals("repeated", result(id, "therapist", "{\"type\":\"pause\",\"commandId\":\"pause-again\"}"));
        assertEquals("running", phase(id));
        assertEquals("recorded", result(id, "therapist", "{\"type\":\"pause\",\"commandId\":\"pause-third\"}"));
        assertEquals("repeated", result(id, "therapist", "{\"type\":\"resume\",\"commandId\":\"resume-again\"}"));
        assertEquals("paused", phase(id));
    }

    @Test
    void anotherCommandUnderAUsedIdIsRefusedAndAnExitIsNot() throws InterruptedException {
        String id = clinic().startedSession("repeat-other");
        String commands = API + "/sessions/" + id + "/commands";
        String rating = "{\"type\":\"record-suds\",\"commandId\":\"counter-1\",\"suds\":%d}";
        assertEquals("recorded", result(id, "patient", rating.formatted(10)));
        assertEquals("repeated", result(id, "patient", rating.formatted(10)));
        JsonNode error = problem(clinic().post(commands, "patient", rating.formatted(90)), 409, "CONFLICT");
        assertTrue(error.at("/message").asString().contains("counter-1"), error::toString);
        problem(clinic().post(commands, "therapist", rating.formatted(10)), 409, "CONFLICT");
        problem(
                clinic().post(commands, "therapist", "{\"type\":\"pause\",\"commandId\":\"counter-1\"}"),
                409,
                "CONFLICT");
        assertEquals("delivered", result(id, "patient", "{\"type\":\"safety-exit\",\"commandId\":\"counter-1\"}"));
        // Delivered is answered at once, recorded follows.
        for (int i = 0; i < 100 && !phase(id).equals("ended"); i++) {
            Thread.sleep(50);
        }
        assertEquals("ended", phase(id));
    }
}
