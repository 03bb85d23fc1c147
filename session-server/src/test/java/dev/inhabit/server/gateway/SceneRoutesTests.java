package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The clinic's scenes over a real port, as a form of the scenario builder shows them. */
final class SceneRoutesTests extends RestRoutes {
    private static final String SCENES = API + "/scenes";

    private JsonNode row(String scene) {
        return data(clinic().get(SCENES, "therapist"))
                .at("/items")
                .valueStream()
                .filter(one -> one.at("/scene").asString().equals(scene))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everySettingOfTheBuilderHasItsScene() {
        JsonNode builder = data(clinic().get(API + "/scenario-builder", "therapist"));
        List<String> shown = data(clinic().get(SCENES, "therapist"))
                .at("/items")
                .valueStream()
                .flatMap(scene -> scene.at("/settings").valueStream())
                .map(JsonNode::asString)
                .sorted()
                .toList();
        assertEquals(
                builder.at("/settings")
                        .valueStream()
                        .map(setting -> setting.at("/id").asString())
                        .sorted()
                        .toList(),
                shown);
        assertEquals(500, row("auditorium").at("/places").asInt());
        assertTrue(row("auditorium").at("/stage").asBoolean());
        assertFalse(row("office").at("/stage").asBoolean());
    }

    /** What a form offers for a base type and a setting is what the builder takes, and nothing else. */
    @Test
    void everyConversationThatIsListedCanBeChosenWhereItIsListed() {
        int listed = 0;
        for (JsonNode scene : data(clinic().get(SCENES, "therapist")).at("/items")) {
            for (JsonNode one : scene.at("/conversations")) {
                listed++;
                assertTrue(scene.at("/settings").valueStream().anyMatch(one.at("/setting")::equals));
                assertTrue(one.at("/nodes").asInt() > 5, one.toString());
                assertFalse(one.at("/title").asString().isBlank());
                for (JsonNode type : one.at("/baseTypes")) {
                    data(clinic().post(
                                    API + "/scenario-builder/check", "therapist", ScenarioForms.with(form -> form.put(
                                                    "baseType", type.asString())
                                            .put("setting", one.at("/setting").asString())
                                            .put("conversation", one.at("/id").asString()))));
                }
            }
        }
        assertTrue(listed > 10, "conversations of all settings");
        List<String> cafe = row("cafe")
                .at("/conversations")
                .valueStream()
                .map(one -> one.at("/id").asString())
                .toList();
        assertTrue(cafe.contains("cafe-order") && !cafe.contains("job-interview"), cafe.toString());
    }

    @Test
    void oneHasItsManifestAndEveryPlace() {
        for (JsonNode row : data(clinic().get(SCENES, "therapist")).at("/items")) {
            JsonNode whole = data(clinic().get(SCENES + "/" + row.at("/scene").asString(), "therapist"));
            assertEquals(row, whole.at("/scene"));
            assertEquals(row.at("/title"), whole.at("/manifest/title"));
            assertEquals(row.at("/places").asInt(), whole.at("/seats").size());
            assertFalse(whole.at("/manifest/room/outline").isEmpty());
        }
        JsonNode first = data(clinic().get(SCENES + "/auditorium", "therapist")).at("/seats/0");
        assertEquals("sitting", first.at("/posture").asString());
        assertTrue(first.at("/at/zM").asDouble() < 0, "before the speaker");
    }

    @Test
    void whoIsSignedInMayAndUnknownOnesAreNotFound() {
        for (String role : List.of("patient", "therapist", "admin")) {
            data(clinic().get(SCENES, role));
            data(clinic().get(SCENES + "/cafe", role));
        }
        problem(clinic().get(SCENES, ""), 401, "UNAUTHENTICATED");
        problem(clinic().get(SCENES + "/cafe", ""), 401, "UNAUTHENTICATED");
        problem(clinic().get(SCENES + "/moon", "therapist"), 404, "NOT_FOUND");
    }
}
