package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Wire;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Having lists made again, over a real port. */
final class ProjectionRoutesTests extends RestRoutes {
    private static final String ALL = API + "/projections";

    private HttpResponse<String> rebuild(String name, String as, String commandId) {
        return clinic().post(ALL + "/" + name + "/rebuild", as, "{\"commandId\": \"" + commandId + "\"}");
    }

    @Test
    void onlyAnAdministratorMayAndOnlyWhatThereIs() {
        int before = clinic().projections.begun;
        for (String other : List.of("therapist", "patient")) {
            problem(rebuild("sessions", other, "not-for-me"), 403, "FORBIDDEN");
            problem(clinic().get(ALL, other), 403, "FORBIDDEN");
        }
        problem(rebuild("accounts", "admin", "no-such-thing"), 404, "NOT_FOUND");
        assertEquals(
                "commandId",
                problem(clinic().post(ALL + "/sessions/rebuild", "admin", "{}"), 400, "INVALID_FIELD")
                        .at("/field")
                        .asString());
        assertEquals(before, clinic().projections.begun);
    }

    @Test
    void oneRunsAtATimeAndTellsHowFarItIs() {
        int before = clinic().projections.begun;
        HttpResponse<String> first = rebuild("patients", "admin", "rebuild-1");
        assertEquals(202, first.statusCode(), first.body());
        assertEquals(ALL + "/patients", first.headers().firstValue("Location").orElse(""));
        JsonNode begun = body(first);
        assertEquals("running", begun.at("/phase").asString());
        assertTrue(begun.at("/endedAtMs").isNull());
        HttpResponse<String> second = rebuild("patients", "admin", "rebuild-2");
        assertEquals(202, second.statusCode(), second.body());
        assertEquals(begun, body(second), "the one that runs");
        assertEquals(before + 1, clinic().projections.begun);

        clinic().projections.end("patients", true);
        assertEquals(
                "done",
                data(rebuild("patients", "admin", "rebuild-1")).at("/phase").asString());
        assertEquals(before + 1, clinic().projections.begun, "the same asked again begins nothing");
        JsonNode items = data(clinic().get(ALL, "admin")).at("/items");
        assertEquals("sessions", items.at("/0/name").asString());
        assertEquals(7, items.at("/1/lastRebuild/entities").asInt());
        assertEquals(6, items.at("/1/lastRebuild/rows").asInt());
        assertEquals(1, items.at("/1/lastRebuild/failed").asInt());

        assertEquals(202, rebuild("patients", "admin", "rebuild-3").statusCode());
        assertEquals(before + 2, clinic().projections.begun);
        clinic().projections.end("patients", false);
        assertEquals(202, rebuild("patients", "admin", "rebuild-4").statusCode(), "what stopped is begun anew");
        JsonNode one = data(clinic().get(ALL + "/patients", "admin"));
        assertEquals("patients", one.at("/name").asString());
        assertEquals(
                List.of("running", "stopped", "done"),
                one.at("/rebuilds")
                        .valueStream()
                        .map(run -> run.at("/phase").asString())
                        .limit(3)
                        .toList());
        assertEquals(
                TestClinic.TENANT.value() + "~admin", one.at("/rebuilds/0/by").asString(), "it is recorded who asked");
        clinic().projections.end("patients", true);
    }

    @Test
    void whatARestartInterruptedIsToldSoAndCanBeBegunAnew() {
        assertEquals(202, rebuild("sessions", "admin", "before-restart").statusCode());
        clinic().projections.restart();
        assertEquals(
                "interrupted",
                data(clinic().get(ALL + "/sessions", "admin"))
                        .at("/rebuilds/0/phase")
                        .asString());
        clinic().projections.isThere();
        clinic().projections.end("sessions", true);
        problem(clinic().get(ALL + "/accounts", "admin"), 404, "NOT_FOUND");
        problem(clinic().get(ALL + "/sessions", "therapist"), 403, "FORBIDDEN");
    }

    private static JsonNode body(HttpResponse<String> answer) {
        return Wire.mapper().readTree(answer.body()).at("/data");
    }
}
