package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Wire;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Notes by way of the interface: written, amended, read with all their versions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoteRoutesTests {
    private @org.jspecify.annotations.Nullable TestClinic started;

    private TestClinic clinic() {
        return Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() {
        started = new TestClinic();
    }

    @AfterAll
    void stop() {
        clinic().close();
    }

    private JsonNode ask(String session, String request) {
        HttpResponse<String> answer = clinic().post("/api/v1/sessions/" + session + "/commands", "therapist", request);
        assertEquals(200, answer.statusCode(), answer.body());
        return Wire.mapper().readTree(answer.body()).get("data");
    }

    @Test
    void anAmendedNoteHasTwoSignedVersionsAndIsForTherapistsAlone() {
        String session = clinic().startedSession("signed-notes");
        long nr = ask(session, "{\"type\":\"note\",\"commandId\":\"note-signed-1\",\"text\":\"looks away\"}")
                .at("/sequenceNr")
                .asLong();
        ask(
                session,
                "{\"type\":\"amend-note\",\"commandId\":\"note-signed-2\",\"noteSequenceNr\":" + nr
                        + ",\"text\":\"looks away at questions\"}");
        String path = "/api/v1/sessions/" + session + "/notes";
        HttpResponse<String> answer = clinic().get(path, "therapist");
        assertEquals(200, answer.statusCode(), answer.body());
        JsonNode notes = Wire.mapper().readTree(answer.body()).get("data");
        assertTrue(notes.at("/allValid").asBoolean(), answer.body());
        assertEquals(nr, notes.at("/notes/0/noteSequenceNr").asLong());
        assertEquals("looks away", notes.at("/notes/0/versions/0/text").asString());
        assertEquals(
                "looks away at questions", notes.at("/notes/0/versions/1/text").asString());
        assertEquals("valid", notes.at("/notes/0/versions/1/verdict").asString());
        assertEquals(
                64,
                notes.at("/notes/0/versions/1/signature/predecessor").asString().length());
        assertEquals(403, clinic().get(path, "patient").statusCode());
    }
}
