package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.record.EntityId;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sessions and whose they are, over a real port. */
final class RestSessionTests extends RestRoutes {
    @Test
    void whoeverLeavesWaitsForNoDirectory() {
        String id = clinic().startedSession("hanging-directory");
        clinic().sessions.directoryHangs = true;
        try {
            for (String who : List.of("patient", "therapist")) {
                String exit = who.equals("patient") ? "safety-exit" : "force-exit";
                assertEquals(
                        "delivered",
                        data(clinic().post(
                                                API + "/sessions/" + id + "/commands",
                                                who,
                                                "{\"type\":\"%s\",\"commandId\":\"away-%s\"}".formatted(exit, who)))
                                .at("/result")
                                .asString());
            }
        } finally {
            clinic().sessions.directoryHangs = false;
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
    void aRunningSessionIsReadOnlyWithConsentToBeingObservedAndWhatIsOverWithout() {
        String id = clinic().startedSession("observed");
        String session = API + "/sessions/" + id;
        String commands = session + "/commands";
        data(clinic().post(
                        commands, "patient", "{\"type\":\"record-suds\",\"commandId\":\"suds-observed\",\"suds\":81}"));
        assertEquals(81, listed(id, "therapist").at("/lastSuds").asInt());
        clinic().consents.put(ConsentFlow.LIVE_OBSERVATION, false);
        try {
            await(
                    "consents are remembered for a second",
                    () -> clinic().get(session, "therapist").statusCode() == 403);
            for (String route : List.of("", "/events", "/state", "/state?at=PT0S", "/live")) {
                JsonNode refused = problem(clinic().get(session + route, "therapist"), 403, "CONSENT_MISSING");
                assertTrue(refused.at("/message").asString().contains("live-observation"), route);
                if (!route.equals("/live")) {
                    data(clinic().get(session + route, "patient"));
                }
            }
            for (String purpose : List.of("watch", "replay")) {
                String ticket = "{\"sessionId\":\"%s\",\"purpose\":\"%s\"}".formatted(id, purpose);
                problem(clinic().post(API + "/tickets", "therapist", ticket), 403, "CONSENT_MISSING");
                data(clinic().post(API + "/tickets", "patient", ticket));
            }
            JsonNode row = listed(id, "therapist");
            assertEquals("running", row.at("/phase").asString());
            assertTrue(row.at("/lastSuds").isNull() || row.at("/lastSuds").isMissingNode(), row::toString);
            assertEquals(81, listed(id, "patient").at("/lastSuds").asInt());
            data(clinic().get(session + "/people", "therapist"));

            data(clinic().post(
                            commands,
                            "therapist",
                            "{\"type\":\"complete\",\"commandId\":\"end-observed\",\"outcome\":\"completed\"}"));
            await(
                    "the end is in the directory",
                    () -> clinic().get(session, "therapist").statusCode() == 200);
            for (String route : List.of("", "/events", "/state")) {
                data(clinic().get(session + route, "therapist"));
            }
            data(clinic().post(
                            API + "/tickets",
                            "therapist",
                            "{\"sessionId\":\"%s\",\"purpose\":\"replay\"}".formatted(id)));
            assertEquals(81, listed(id, "therapist").at("/lastSuds").asInt());
        } finally {
            clinic().consents.put(ConsentFlow.LIVE_OBSERVATION, true);
            String running = API + "/sessions/" + clinic().startedSession("observed-after");
            await(
                    "the consent is known again",
                    () -> clinic().get(running, "therapist").statusCode() == 200);
        }
    }

    private JsonNode listed(String id, String who) {
        return data(clinic().get(API + "/sessions", who))
                .at("/items")
                .valueStream()
                .filter(row -> row.at("/sessionId").asString().equals(id))
                .findFirst()
                .orElseThrow();
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
}
