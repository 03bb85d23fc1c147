package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ScenarioForm;
import dev.inhabit.protocol.Wire;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.persistence.testkit.JournalOperation;
import org.apache.pekko.persistence.testkit.ProcessingPolicy;
import org.apache.pekko.persistence.testkit.ProcessingResult;
import org.apache.pekko.persistence.testkit.ProcessingSuccess;
import org.apache.pekko.persistence.testkit.WriteEvents;
import org.apache.pekko.persistence.testkit.javadsl.PersistenceTestKit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A preview over a real port: it tells how a scene would go, and the journal gets nothing of it. */
final class PreviewRouteTests extends RestRoutes {
    private static final String PREVIEW = API + "/scenario-builder/preview";

    private static String preview(String form, String seed) {
        return "{\"form\":%s,\"seed\":%s}".formatted(form, seed);
    }

    @Test
    void aPreviewTellsTheSceneAndTheJournalGetsNoEvent() {
        AtomicInteger written = new AtomicInteger();
        PersistenceTestKit.create(clinic().kit.system()).withPolicy(new ProcessingPolicy<>() {
            @Override
            public ProcessingResult tryProcess(String persistenceId, JournalOperation operation) {
                if (operation instanceof WriteEvents) {
                    written.incrementAndGet();
                }
                return ProcessingSuccess.getInstance();
            }
        });
        JsonNode told = data(clinic().post(PREVIEW, "therapist", preview(ScenarioForms.AT_SIX, "11")));
        assertEquals(11, told.at("/seed").asInt());
        assertEquals("5C", told.at("/level/sublevel").asString());
        assertEquals(55, told.at("/level/suds/low").asInt());
        assertEquals(300_000, told.at("/plannedMs").asInt());
        assertEquals(2, told.at("/people/neutral").asInt());
        assertEquals(61, told.at("/samples").size());
        assertTrue(told.at("/happenings").size() > 5, told.toString());
        assertEquals(told, data(clinic().post(PREVIEW, "therapist", preview(ScenarioForms.AT_SIX, "11"))));
        assertEquals(0, written.get(), "a preview leaves nothing");
        data(clinic().post(
                        API + "/scenarios",
                        "therapist",
                        "{\"commandId\":\"draft-after-it\",\"form\":%s}".formatted(ScenarioForms.AT_SIX)));
        assertEquals(1, written.get(), "and a draft does");
    }

    @Test
    void anySeedWillDoAndWhatIsWrongIsTold() {
        data(clinic().post(PREVIEW, "therapist", preview(ScenarioForms.AT_SIX, "null")));
        problem(
                clinic().post(PREVIEW, "therapist", preview(ScenarioForms.withParameter("stakes", 11), "1")),
                400,
                "INVALID_FIELD");
        problem(clinic().post(PREVIEW, "patient", preview(ScenarioForms.AT_SIX, "1")), 403, "FORBIDDEN");
        problem(clinic().post(PREVIEW, "admin", preview(ScenarioForms.AT_SIX, "1")), 403, "FORBIDDEN");
        assertEquals(
                ScenarioForms.atSix(), Wire.mapper().valueToTree(Wire.read(ScenarioForms.AT_SIX, ScenarioForm.class)));
    }
}
