package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.session.SessionResult;
import dev.inhabit.server.treatment.LevelCommand;
import dev.inhabit.server.treatment.Treatments;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What must be known before an exposure, and what a therapist says of one that is over; over a real port. */
final class ExposureRoutesTests extends RestRoutes {
    private static final String PATIENT = API + "/patients/" + TestClinic.PATIENT;
    private static final String CREATE =
            "{\"commandId\":\"%s\",\"patientId\":\"" + TestClinic.PATIENT + "\",\"sublevel\":\"3C\"}";

    private static String body(String type, String fields) {
        return "{\"type\":\"%s\",\"commandId\":\"c-%s\",%s}".formatted(type, UUID.randomUUID(), fields);
    }

    private JsonNode asked(String as, String type, String fields) {
        return data(clinic().post(PATIENT + "/commands", as, body(type, fields)));
    }

    private int sessions() {
        return data(clinic().get(API + "/sessions?patientId=" + TestClinic.PATIENT, "therapist"))
                .at("/items")
                .size();
    }

    @Test
    void whoWasNotAskedAboutContraindicationsHasNoSessionAndTheWayOutIsTold() {
        clinic().courses.anew(TestClinic.PATIENT);
        clinic().courses.open(TestClinic.PATIENT, "3", TestClinic.THERAPIST);
        try {
            int before = sessions();
            for (String as : List.of("therapist", "patient")) {
                JsonNode error = problem(
                        clinic().post(API + "/sessions", as, CREATE.formatted("unasked-" + as)), 409, "CONFLICT");
                String message = error.at("/message").asString();
                assertTrue(message.contains("were not answered"), message);
                assertTrue(message.contains("answer them with answer-contraindications"), message);
                assertTrue(message.contains("override-contraindications"), message);
            }
            assertEquals(before, sessions(), "nothing was made");
            JsonNode safety = data(clinic().get(PATIENT + "/safety", "therapist"));
            assertTrue(safety.at("/beforeSession").toString().contains("contraindications"), safety.toString());
            asked("patient", "answer-contraindications", "\"contraindications\":[],\"remark\":null");
            data(clinic().post(API + "/sessions", "therapist", CREATE.formatted("unasked-therapist")));
            assertEquals(before + 1, sessions(), "the same command again, once it may be");
        } finally {
            clinic().courses.anew(TestClinic.PATIENT);
            clinic().courses.open(TestClinic.PATIENT, "3", TestClinic.THERAPIST);
            clinic().courses.readyForSessions(TestClinic.PATIENT, TestClinic.THERAPIST);
        }
    }

    @Test
    void aTherapistMayLetWhoWasNotAskedBeginWithAReason() {
        clinic().courses.anew(TestClinic.PATIENT);
        clinic().courses.open(TestClinic.PATIENT, "3", TestClinic.THERAPIST);
        try {
            problem(clinic().post(API + "/sessions", "therapist", CREATE.formatted("not-yet-asked")), 409, "CONFLICT");
            problem(
                    clinic().post(
                                    PATIENT + "/commands",
                                    "patient",
                                    body("override-contraindications", "\"reason\":\"x\"")),
                    403,
                    "FORBIDDEN");
            asked("therapist", "override-contraindications", "\"reason\":\"asked on paper\"");
            data(clinic().post(API + "/sessions", "patient", CREATE.formatted("overridden")));
        } finally {
            clinic().courses.anew(TestClinic.PATIENT);
            clinic().courses.open(TestClinic.PATIENT, "3", TestClinic.THERAPIST);
            clinic().courses.readyForSessions(TestClinic.PATIENT, TestClinic.THERAPIST);
        }
    }

    /** A session that the patient left with less distress than they had, and its result in the course. */
    private String leftSession(String name) {
        String session = clinic().startedSession(name);
        String commands = API + "/sessions/" + session + "/commands";
        for (int suds : new int[] {80, 30}) {
            data(clinic().post(
                            commands,
                            "patient",
                            "{\"type\":\"record-suds\",\"commandId\":\"%s-%d\",\"suds\":%d}"
                                    .formatted(name, suds, suds)));
        }
        data(clinic().post(
                        commands, "patient", "{\"type\":\"safety-exit\",\"commandId\":\"%s-away\"}".formatted(name)));
        TestProbe<Object> waiting = clinic().kit.createTestProbe();
        SessionResult result =
                waiting.awaitAssert(Duration.ofSeconds(60), () -> clinic().courses.resultsOf(session).stream()
                        .reduce((earlier, later) -> later)
                        .orElseThrow(() -> new AssertionError("no result yet")));
        Answer answer = clinic().courses
                .ask(
                        TestClinic.PATIENT,
                        new CommandId("result-of-" + name),
                        new LevelCommand.RecordResult(Treatments.exposure(result)))
                .toCompletableFuture()
                .join();
        assertTrue(answer instanceof Answer.Done, answer.toString());
        return session;
    }

    private JsonNode measures(String session) {
        return data(clinic().get(API + "/sessions/" + session + "/summary", "therapist"))
                .at("/measures");
    }

    @Test
    void aTherapistClassesByWhatDistressFellOtherwise() {
        String session = leftSession("classed");
        assertEquals("avoidance", measures(session).at("/dropCause").asString());
        assertTrue(measures(session).at("/classedNr").isNull());
        String fields = "\"sessionId\":\"%s\",\"cause\":\"%s\",\"reason\":\"Stayed till it had passed\"";
        String body = body("class-drop", fields.formatted(session, "habituation"));
        JsonNode done = data(clinic().post(PATIENT + "/commands", "therapist", body));
        long nr = done.at("/sequenceNr").asLong();
        JsonNode again = data(clinic().post(PATIENT + "/commands", "therapist", body));
        assertEquals("repeated", again.at("/result").asString());
        assertEquals(nr, again.at("/sequenceNr").asLong());
        assertEquals("habituation", measures(session).at("/dropCause").asString());
        assertEquals(nr, measures(session).at("/classedNr").asLong());
        JsonNode happened = data(clinic().get(PATIENT + "/history?limit=1&after=" + (nr - 1), "therapist"));
        assertEquals("DropClassed", happened.at("/items/0/what").asString());
        assertEquals(nr, happened.at("/items/0/sequenceNr").asLong());
        long later = asked("therapist", "class-drop", fields.formatted(session, "unknown"))
                .at("/sequenceNr")
                .asLong();
        assertEquals("unknown", measures(session).at("/dropCause").asString(), "the latest word counts");
        assertEquals(later, measures(session).at("/classedNr").asLong());
    }

    @Test
    void whoIsNoTherapistOfThePatientClassesNothing() {
        String body = body(
                "class-drop",
                "\"sessionId\":\"%s\",\"cause\":\"pause\",\"reason\":\"x\"".formatted(leftSession("whose")));
        for (String as : List.of("patient", "stranger", "admin")) {
            problem(clinic().post(PATIENT + "/commands", as, body), 403, "FORBIDDEN");
        }
        problem(clinic().post(PATIENT + "/commands", "elsewhere", body), 404, "NOT_FOUND");
    }

    private void invalid(String field, String says, String fields) {
        JsonNode error = problem(
                clinic().post(PATIENT + "/commands", "therapist", body("class-drop", fields)), 400, "INVALID_FIELD");
        assertEquals(field, error.at("/field").asString(), error.toString());
        assertTrue(error.at("/message").asString().contains(says), error.toString());
    }

    @Test
    void aWrongClassIsToldWithItsField() {
        String session = leftSession("wrong");
        String whole = "\"sessionId\":\"" + session + "\",\"cause\":\"pause\",\"reason\":\"x\"";
        invalid("cause", "missing", "\"sessionId\":\"" + session + "\",\"reason\":\"x\"");
        invalid("cause", "stimulus-removed", whole.replace("pause", "luck"));
        invalid("cause", "3, must be one of habituation", whole.replace("\"pause\"", "3"));
        invalid("reason", "missing", "\"sessionId\":\"" + session + "\",\"cause\":\"pause\"");
        invalid("reason", "501 characters", whole.replace("\"x\"", "\"" + "x".repeat(501) + "\""));
        invalid("sessionId", "missing", "\"cause\":\"pause\",\"reason\":\"x\"");
        invalid("sessionId", "session of this patient", whole.replace(session, "demo~nobodys"));
        invalid("more", "not known", whole + ",\"more\":1");
        String running = clinic().startedSession("still-running");
        invalid("sessionId", "must be a session with a result", whole.replace(session, running));
        assertFalse(measures(session).at("/dropCause").isNull());
        assertTrue(measures(session).at("/classedNr").isNull(), "nothing was taken");
    }
}
