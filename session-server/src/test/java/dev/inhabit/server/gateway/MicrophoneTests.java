package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.catalog.ClinicContent;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Level 3 is passed only by who is heard to speak: a therapist is told so before a session of it, and after one. */
final class MicrophoneTests extends RestRoutes {
    private static final String NEEDED = "microphone-needed";
    private static final String PATIENT = API + "/patients/" + TestClinic.PATIENT;

    @BeforeAll
    void allLevels() {
        clinic().content = ClinicContent.SHIPPED;
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private JsonNode created(String sublevel) {
        return data(clinic().post(
                        API + "/sessions",
                        "therapist",
                        "{\"commandId\":\"microphone-%s\",\"patientId\":\"%s\",\"sublevel\":\"%s\"}"
                                .formatted(sublevel, TestClinic.PATIENT, sublevel)));
    }

    private static List<String> matters(JsonNode obstacles) {
        return obstacles.valueStream().map(one -> one.at("/matter").asString()).toList();
    }

    @Test
    void itIsToldBeforeASession() {
        JsonNode before = data(clinic().get(PATIENT + "/safety", "therapist")).at("/beforeSession");
        JsonNode told = before.valueStream()
                .filter(one -> one.at("/matter").asString().equals(NEEDED))
                .findFirst()
                .orElseThrow();
        assertEquals(false, told.at("/refuses").asBoolean());
        assertTrue(told.at("/message").asString().contains("3A"), told.toString());
        assertTrue(told.at("/message").asString().contains("override-level"), told.toString());
        assertTrue(matters(created("3B").at("/beforeStart")).contains(NEEDED));
        assertTrue(!matters(created("1B").at("/beforeStart")).contains(NEEDED));
    }

    @Test
    void itStandsAmongWhatOpensLevels() {
        JsonNode levels = data(clinic().get(PATIENT + "/levels", "therapist")).at("/levels");
        for (int level = 1; level <= 5; level++) {
            JsonNode one = levels.get(level - 1);
            for (JsonNode sublevel : one.at("/sublevels")) {
                // The clinic of tests has a 3C of its own, which asks for nothing.
                boolean needs =
                        level == 3 && !sublevel.at("/sublevel").asString().equals("3C");
                assertEquals(
                        needs ? List.of(NEEDED) : List.of(), texts(sublevel.at("/passNeeds")), sublevel.toString());
            }
            assertEquals(level == 4 ? List.of(NEEDED) : List.of(), texts(one.at("/missingNeeds")), one.toString());
        }
    }

    @Test
    void aSessionInWhichNothingWasHeardSaysSo() {
        for (String sublevel : List.of("3A", "1A")) {
            String session =
                    API + "/sessions/" + created(sublevel).at("/sessionId").asString();
            String command = "{\"type\":\"%s\",\"commandId\":\"silent-%s-%s\"}";
            data(clinic().post(session + "/commands", "therapist", command.formatted("start", sublevel, "start")));
            assertEquals(
                    List.of(),
                    texts(data(clinic().get(session + "/summary", "therapist")).at("/unmet")));
            data(clinic().post(session + "/commands", "therapist", command.formatted("force-exit", sublevel, "exit")));
            clinic().kit.createTestProbe().awaitAssert(java.time.Duration.ofSeconds(30), () -> {
                JsonNode over = data(clinic().get(session + "/summary", "therapist"));
                assertTrue(!over.at("/outcome").isNull());
                assertEquals(
                        sublevel.equals("3A") ? List.of(NEEDED) : List.of(), texts(over.at("/unmet")), over.toString());
                return null;
            });
        }
    }
}
