package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.scenario.PlanSamples;
import dev.inhabit.server.scenario.ScenarioCommand;
import dev.inhabit.server.scenario.ScenarioPlan;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A session from a saved scenario, over a real port: what it began with stays, whatever becomes of the scenario. */
final class ScenarioSessionTests extends RestRoutes {
    private static final String SCENARIOS = API + "/scenarios";
    private int asked;

    private JsonNode scenario(String commandId, String form) {
        return data(
                clinic().post(SCENARIOS, "therapist", "{\"commandId\":\"%s\",\"form\":%s}".formatted(commandId, form)));
    }

    private JsonNode ask(JsonNode scenario, String type, String more) {
        return data(clinic().post(
                        SCENARIOS + "/" + scenario.at("/scenarioId").asString() + "/commands",
                        "therapist",
                        "{\"type\":\"%s\",\"commandId\":\"asked-it-%04d\",\"expectedSequenceNr\":%d%s}"
                                .formatted(
                                        type,
                                        ++asked,
                                        scenario.at("/sequenceNr").asLong(),
                                        more)));
    }

    private static String sessions(JsonNode scenario) {
        return SCENARIOS + "/" + scenario.at("/scenarioId").asString() + "/sessions";
    }

    private static String create(String commandId, String revision) {
        return "{\"commandId\":\"%s\",\"patientId\":\"%s\",\"revision\":%s}"
                .formatted(commandId, TestClinic.PATIENT, revision);
    }

    private JsonNode session(String id, String as) {
        return data(clinic().get(API + "/sessions/" + id, as));
    }

    private void command(String session, String as, String type, String more) {
        data(clinic().post(
                        API + "/sessions/" + session + "/commands",
                        as,
                        "{\"type\":\"%s\",\"commandId\":\"session-%04d\"%s}".formatted(type, ++asked, more)));
    }

    @Test
    void whatItBeganWithStaysAlthoughTheScenarioIsChangedAndArchived() {
        clinic().courses.open(TestClinic.PATIENT, "5", TestClinic.THERAPIST);
        JsonNode scenario = scenario("the-counter", ScenarioForms.AT_SIX);
        problem(clinic().post(sessions(scenario), "therapist", create("too-early-1", "null")), 409, "CONFLICT");
        scenario = ask(scenario, "save-scenario", "");
        String id = data(clinic().post(sessions(scenario), "therapist", create("the-session", "null")))
                .at("/sessionId")
                .asString();
        assertEquals(
                id,
                data(clinic().post(sessions(scenario), "therapist", create("the-session", "null")))
                        .at("/sessionId")
                        .asString());
        scenario = ask(scenario, "change-scenario", ",\"form\":" + ScenarioForms.withParameter("stakes", 9));
        scenario = ask(scenario, "save-scenario", "");
        String second = data(clinic().post(sessions(scenario), "therapist", create("the-second", "2")))
                .at("/sessionId")
                .asString();
        problem(clinic().post(sessions(scenario), "therapist", create("no-revision", "3")), 409, "CONFLICT");
        scenario = ask(scenario, "archive-scenario", "");
        JsonNode refused =
                problem(clinic().post(sessions(scenario), "therapist", create("too-late-01", "1")), 409, "CONFLICT");
        assertTrue(refused.at("/message").asString().contains("archived"), refused.toString());
        assertEquals(
                id,
                data(clinic().post(sessions(scenario), "therapist", create("the-session", "null")))
                        .at("/sessionId")
                        .asString());

        assertEquals(
                9, session(second, "therapist").at("/scene/parameters/stakes").asInt());
        JsonNode shown = session(id, "therapist");
        assertEquals("5C", shown.at("/sublevel").asString());
        assertEquals("Buying a ticket", shown.at("/levelTitle").asString());
        assertEquals(1, shown.at("/scene/revision").asInt());
        assertEquals(4, shown.at("/scene/parameters/stakes").asInt());
        assertEquals(
                "A counter with a queue behind you.",
                shown.at("/scene/description").asString());
        assertEquals(2, shown.at("/scene/triggers").size());
        assertEquals(0, session(id, "patient").at("/scene/triggers").size());
        assertFalse(shown.toString().contains("for the train"), "notes stay where they are");

        command(id, "therapist", "start", "");
        command(id, "therapist", "fire-trigger", ",\"tag\":\"sigh-behind\"");
        command(id, "therapist", "fire-trigger", ",\"tag\":\"asked-again\"");
        JsonNode live = session(id, "therapist");
        JsonNode replayed = data(clinic().get(API + "/sessions/" + id + "/state", "therapist"));
        assertEquals(live.at("/stateHash"), replayed.at("/session/stateHash"));
        assertEquals(live.at("/scene"), replayed.at("/session/scene"));
        String events = data(clinic().get(API + "/sessions/" + id + "/events", "therapist"))
                .at("/items")
                .toString();
        assertTrue(events.contains("own-scene-chosen") && events.contains("trigger-fired"), events);
        String own = data(clinic().get(API + "/sessions/" + id + "/events", "patient"))
                .at("/items")
                .toString();
        assertFalse(own.contains("Ask for the card again"), own);
    }

    @Test
    void aSessionBeginsWithTheConversationThatWasChosen() {
        clinic().courses.open(TestClinic.PATIENT, "5", TestClinic.THERAPIST);
        JsonNode scenario = ask(
                scenario("named-talk-1", ScenarioForms.with(form -> form.put("setting", "custom")
                        .put("conversation", "complaint"))),
                "save-scenario",
                "");
        String id = data(clinic().post(sessions(scenario), "therapist", create("named-talk-session", "null")))
                .at("/sessionId")
                .asString();
        assertEquals(
                "complaint",
                session(id, "therapist").at("/conversation/conversation").asString());
        command(id, "therapist", "start", "");
    }

    /** Saved when the clinic still had it: staged in silence until now. */
    @Test
    void aRevisionThatNamesWhatTheClinicNoLongerHasMakesNoSession() {
        clinic().courses.open(TestClinic.PATIENT, "5", TestClinic.THERAPIST);
        JsonNode shown = scenario("outlived-0", ScenarioForms.AT_SIX);
        EntityId before = EntityId.parse(shown.at("/scenarioId").asString());
        Map<ScenarioPlan, String> reasons = Map.of(
                PlanSamples.naming(PlanSamples.PLAN, "ordering-by-telephone"),
                "conversation is ordering-by-telephone, must be one of cafe-order",
                elsewhere("classroom"),
                "setting is classroom, must be one of office, cafe",
                elsewhere("railway-station"),
                "setting is railway-station, must be one of office, cafe");
        int n = 0;
        for (Map.Entry<ScenarioPlan, String> reason : reasons.entrySet()) {
            EntityId scenario = new EntityId(before.tenant(), "outlived-" + ++n);
            kept(scenario, "1", new ScenarioCommand.Draft(reason.getKey(), TestClinic.THERAPIST));
            kept(scenario, "2", new ScenarioCommand.Save(1, TestClinic.THERAPIST));
            JsonNode error = problem(
                    clinic().post(
                                    SCENARIOS + "/" + scenario + "/sessions",
                                    "therapist",
                                    create("outlived-session-" + n, "null")),
                    409,
                    "CONFLICT");
            String says = error.at("/message").asString();
            assertTrue(says.contains("revision 1 of the scenario") && says.contains(reason.getValue()), says);
            assertTrue(says.contains("save it as a new revision"), says);
            JsonNode mended = ask(
                    data(clinic().get(SCENARIOS + "/" + scenario, "therapist")),
                    "change-scenario",
                    ",\"form\":" + ScenarioForms.AT_SIX);
            ask(mended, "save-scenario", "");
            data(clinic().post(
                            SCENARIOS + "/" + scenario + "/sessions", "therapist", create("mended-session-" + n, "2")));
        }
    }

    private static ScenarioPlan elsewhere(String setting) {
        ScenarioPlan plan = PlanSamples.PLAN;
        return new ScenarioPlan(
                plan.name(),
                plan.baseType(),
                plan.difficulty(),
                setting,
                null,
                plan.description(),
                plan.parameters(),
                plan.objective(),
                plan.goal(),
                plan.fearedElements(),
                plan.otherFears(),
                plan.triggers(),
                plan.notes());
    }

    private void kept(EntityId scenario, String nr, ScenarioCommand command) {
        Answer answer = clinic().scenarios
                .ask(scenario, new CommandId("kept-" + scenario.local() + "-" + nr), command)
                .toCompletableFuture()
                .join();
        assertInstanceOf(Answer.Done.class, answer);
    }

    @Test
    void onlyWhoMayUseTheScenarioAndTreatsThePatientStartsIt() {
        clinic().courses.open(TestClinic.PATIENT, "5", TestClinic.THERAPIST);
        JsonNode scenario = ask(scenario("for-therapists", ScenarioForms.AT_SIX), "save-scenario", "");
        problem(clinic().post(sessions(scenario), "patient", create("by-patient", "1")), 403, "FORBIDDEN");
        problem(clinic().post(sessions(scenario), "admin", create("by-admin-01", "1")), 403, "FORBIDDEN");
        problem(clinic().post(sessions(scenario), "stranger", create("by-stranger", "1")), 403, "FORBIDDEN");
        problem(clinic().post(sessions(scenario), "elsewhere", create("elsewhere-1", "1")), 404, "NOT_FOUND");
        problem(
                clinic().post(SCENARIOS + "/demo~none/sessions", "therapist", create("of-nothing", "1")),
                404,
                "NOT_FOUND");
        problem(clinic().post(sessions(scenario), "therapist", create("bad-number", "0")), 400, "INVALID_FIELD");
    }
}
