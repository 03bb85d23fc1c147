package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.insight.Projections;
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
        assertEquals(0, clinic().projections.begun);
    }

    @Test
    void oneRunsAtATimeAndTellsHowFarItIs() {
        JsonNode begun = data(rebuild("patients", "admin", "rebuild-1"));
        assertEquals("running", begun.at("/phase").asString());
        assertTrue(begun.at("/endedAtMs").isNull());
        assertEquals(begun, data(rebuild("patients", "admin", "rebuild-2")), "the one that runs");
        assertEquals(1, clinic().projections.begun);

        clinic().projections.end("patients", Projections.Phase.DONE);
        assertEquals(
                "done",
                data(rebuild("patients", "admin", "rebuild-2")).at("/phase").asString());
        assertEquals(1, clinic().projections.begun, "the same asked again begins nothing");
        JsonNode items = data(clinic().get(ALL, "admin")).at("/items");
        assertEquals("sessions", items.at("/0/name").asString());
        assertEquals(7, items.at("/1/lastRebuild/entities").asInt());
        assertEquals(6, items.at("/1/lastRebuild/rows").asInt());
        assertEquals(1, items.at("/1/lastRebuild/failed").asInt());
        assertEquals(3_000, items.at("/1/lastRebuild/endedAtMs").asLong());

        data(rebuild("patients", "admin", "rebuild-3"));
        assertEquals(2, clinic().projections.begun);
        clinic().projections.end("patients", Projections.Phase.STOPPED);
        data(rebuild("patients", "admin", "rebuild-3"));
        assertEquals(3, clinic().projections.begun, "what stopped is begun anew");
    }
}
