package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The scenario builder over a real port. */
final class ScenarioRoutesTests extends RestRoutes {
    private static final String SCENARIOS = API + "/scenarios";
    private static final String BUILDER = API + "/scenario-builder";

    private JsonNode drafted(String form) {
        return data(clinic().post(SCENARIOS, "therapist", draft("d-" + UUID.randomUUID(), form)));
    }

    private static String draft(String commandId, String form) {
        return "{\"commandId\":\"%s\",\"form\":%s}".formatted(commandId, form);
    }

    private static String asks(String type, long expected, String more) {
        return "{\"type\":\"%s\",\"commandId\":\"c-%s\",\"expectedSequenceNr\":%d%s}"
                .formatted(type, UUID.randomUUID(), expected, more);
    }

    private static String commands(JsonNode scenario) {
        return SCENARIOS + "/" + scenario.at("/scenarioId").asString() + "/commands";
    }

    private JsonNode asked(JsonNode scenario, String type, String more) {
        long seen = scenario.at("/sequenceNr").asLong();
        return data(clinic().post(commands(scenario), "therapist", asks(type, seen, more)));
    }

    private JsonNode read(JsonNode scenario, String as) {
        return data(clinic().get(SCENARIOS + "/" + scenario.at("/scenarioId").asString(), as));
    }

    private void invalid(String field, String says, String form) {
        for (String[] to : new String[][] {
            {BUILDER + "/check", form}, {SCENARIOS, draft("never-recorded", form)},
        }) {
            JsonNode error = problem(clinic().post(to[0], "therapist", to[1]), 400, "INVALID_FIELD");
            assertEquals(field, error.at("/field").asString(), error.toString());
            assertTrue(error.at("/message").asString().contains(says), error.toString());
        }
    }

    @Test
    void aDraftIsChangedAndSavedAsRevisionsThatStayAsTheyWere() {
        JsonNode scenario = drafted(ScenarioForms.AT_SIX);
        scenario = asked(scenario, "save-scenario", "");
        scenario = asked(scenario, "change-scenario", ",\"form\":" + ScenarioForms.withParameter("stakes", 9));
        assertTrue(read(scenario, "therapist").at("/unsaved").asBoolean());
        scenario = asked(scenario, "save-scenario", "");
        JsonNode shown = read(scenario, "therapist");
        assertFalse(shown.at("/unsaved").asBoolean());
        assertEquals(2, shown.at("/revisions").size());
        assertEquals(9, shown.at("/draft/parameters/stakes").asInt());
        assertEquals(4, shown.at("/sequenceNr").asInt());
        String revision = SCENARIOS + "/" + scenario.at("/scenarioId").asString() + "/revision";
        JsonNode first = data(clinic().get(revision + "?revision=1", "therapist"));
        assertEquals(ScenarioForms.atSix(), first.at("/form"));
        assertEquals(shown.at("/revisions/0/hash"), first.at("/saved/hash"));
        JsonNode newest = data(clinic().get(revision, "therapist"));
        assertEquals(2, newest.at("/saved/revision").asInt());
        assertEquals(9, newest.at("/form/parameters/stakes").asInt());
        problem(clinic().get(revision + "?revision=3", "therapist"), 404, "NOT_FOUND");
        problem(clinic().get(revision + "?revision=x", "therapist"), 400, "INVALID_FIELD");
        for (String none : List.of("0", "-1", "")) {
            JsonNode error = problem(clinic().get(revision + "?revision=" + none, "therapist"), 400, "INVALID_FIELD");
            assertEquals("revision", error.at("/field").asString());
        }
    }

    @Test
    void aPlaceOfTheirOwnIsDescribedAndNothingIsFearedTwice() {
        invalid("description", "where setting is custom", ScenarioForms.with(form -> form.put("setting", "custom")
                .putNull("description")));
        invalid("fearedElements", "an entry twice", ScenarioForms.with(form -> form.putArray("fearedElements")
                .add("silence")
                .add("strangers")
                .add("silence")));
        invalid("otherFears", "an entry twice", ScenarioForms.with(form -> form.putArray("otherFears")
                .add("Trains")
                .add("Trains")));
    }

    @Test
    void aConversationIsChosenAmongThoseOfItsPlaceAndShownByAPreview() {
        String named = ScenarioForms.with(form -> form.put("setting", "custom").put("conversation", "returning-goods"));
        JsonNode scenario = drafted(named);
        assertEquals(
                "returning-goods",
                read(scenario, "therapist").at("/draft/conversation").asString());
        JsonNode told =
                data(clinic().post(BUILDER + "/preview", "therapist", "{\"form\":%s,\"seed\":11}".formatted(named)));
        assertEquals("returning-goods", told.at("/conversations/0/id").asString());
        assertFalse(told.at("/conversations/0/title").asString().isBlank());
        JsonNode chosen = data(clinic().post(
                        BUILDER + "/preview",
                        "therapist",
                        "{\"form\":%s,\"seed\":11}".formatted(ScenarioForms.AT_SIX)));
        assertEquals("cafe-order", chosen.at("/conversations/0/id").asString());
        invalid(
                "conversation",
                "conversation is job-interview, must be one of cafe-order",
                ScenarioForms.with(form -> form.put("conversation", "job-interview")));
        invalid("conversation", "41 characters", ScenarioForms.with(form -> form.put("conversation", "x".repeat(41))));
        invalid("conversation", "absent where nobody talks", ScenarioForms.with(form -> form.put(
                        "baseType", "public-speaking")
                .put("conversation", "cafe-order")));
    }

    /** A group of one, and a party of two, could not be saved. */
    @Test
    void proposalsHaveThePeopleThatTypeAndPlaceNeed() {
        for (String[] at : new String[][] {
            {"", "1"},
            {"?baseType=conversation", "1"},
            {"?baseType=group-discussion", "2"},
            {"?baseType=real-world", "2"},
            {"?baseType=real-world&setting=party", "3"}
        }) {
            JsonNode first = data(clinic().get(BUILDER + at[0], "therapist")).at("/proposals/0");
            assertEquals(at[1], first.at("/parameters/npcCount").asString(), at[0]);
        }
        for (String[] wrong : new String[][] {
            {"?baseType=opera", "baseType"},
            {"?baseType=real-world&setting=moon", "setting"},
            {"?baseType=real-world&setting=classroom", "setting"},
            {"?setting=cafe", "baseType"}
        }) {
            JsonNode error = problem(clinic().get(BUILDER + wrong[0], "therapist"), 400, "INVALID_FIELD");
            assertEquals(wrong[1], error.at("/field").asString(), error.toString());
        }
    }

    @Test
    void whatIsHarderThanItsDifficultyIsToldWhereItIsCheckedAndSaved() {
        String mild = ScenarioForms.with(form -> form.put("difficulty", 1));
        JsonNode told = data(clinic().post(BUILDER + "/check", "therapist", mild));
        assertEquals("5A", told.at("/level/sublevel").asString());
        JsonNode eyes = told.at("/beyond")
                .valueStream()
                .filter(one -> one.at("/field").asString().equals("eyeContact"))
                .findFirst()
                .orElseThrow();
        assertEquals("at most 3", eyes.at("/limit").asString());
        assertEquals("6", eyes.at("/value").asString());
        assertEquals("5C", eyes.at("/sublevel").asString());
        JsonNode draft = drafted(mild);
        assertEquals(told.at("/beyond"), draft.at("/beyond"));
        JsonNode saved = asked(draft, "save-scenario", "");
        assertEquals(told.at("/beyond"), saved.at("/beyond"));
        JsonNode changed = asked(saved, "change-scenario", ",\"form\":" + ScenarioForms.AT_SIX);
        assertEquals(0, changed.at("/beyond").size());
        assertEquals(0, asked(changed, "save-scenario", "").at("/beyond").size());
    }

    @Test
    void whoHasReadAnOlderStateIsRefused() {
        JsonNode scenario = drafted(ScenarioForms.AT_SIX);
        asked(scenario, "change-scenario", ",\"form\":" + ScenarioForms.withParameter("stakes", 1));
        JsonNode error =
                problem(clinic().post(commands(scenario), "therapist", asks("save-scenario", 1, "")), 409, "CONFLICT");
        assertTrue(error.at("/message").asString().contains("is at 2"), error.toString());
    }

    @Test
    void theSameCommandIdAgainHasNoSecondEffect() {
        String draft = draft("draft-it-once", ScenarioForms.AT_SIX);
        JsonNode once = data(clinic().post(SCENARIOS, "therapist", draft));
        assertEquals(once, data(clinic().post(SCENARIOS, "therapist", draft)));
        String save = asks("save-scenario", 1, "");
        JsonNode saved = data(clinic().post(commands(once), "therapist", save));
        assertEquals(saved, data(clinic().post(commands(once), "therapist", save)));
        assertEquals(1, read(once, "therapist").at("/revisions").size());
        problem(
                clinic().post(SCENARIOS, "therapist", draft("draft-it-once", ScenarioForms.withParameter("stakes", 1))),
                409,
                "CONFLICT");
    }

    @Test
    void whatIsArchivedTakesNoChangeUntilItIsRestored() {
        JsonNode scenario = asked(drafted(ScenarioForms.AT_SIX), "archive-scenario", "");
        problem(clinic().post(commands(scenario), "therapist", asks("save-scenario", 2, "")), 409, "CONFLICT");
        assertTrue(read(scenario, "therapist").at("/archived").asBoolean());
        scenario = asked(scenario, "restore-scenario", "");
        assertFalse(read(scenario, "therapist").at("/archived").asBoolean());
        asked(scenario, "save-scenario", "");
    }

    @Test
    void theListIsTheClinicsOrOnesOwn() {
        JsonNode mine = drafted(ScenarioForms.with(form -> form.put("name", "Mine")));
        JsonNode old = asked(drafted(ScenarioForms.with(form -> form.put("name", "Old"))), "archive-scenario", "");
        JsonNode theirs = data(clinic().post(SCENARIOS, "stranger", draft("from-a-colleague", ScenarioForms.AT_SIX)));
        assertEquals(List.of(true, false, true), listed("", mine, old, theirs));
        assertEquals(List.of(true, false, false), listed("?by=me", mine, old, theirs));
        assertEquals(List.of(false, true, false), listed("?archived=true", mine, old, theirs));
        assertEquals(List.of(true, true, true), listed("?archived=all", mine, old, theirs));
        problem(clinic().get(SCENARIOS + "?by=you", "therapist"), 400, "INVALID_FIELD");
        problem(clinic().get(SCENARIOS + "?archived=no", "therapist"), 400, "INVALID_FIELD");
        problem(clinic().get(SCENARIOS + "?cursor=x", "therapist"), 400, "INVALID_FIELD");
    }

    private List<Boolean> listed(String query, JsonNode... scenarios) {
        JsonNode items = data(clinic().get(SCENARIOS + query, "therapist")).at("/items");
        List<String> ids = items.valueStream()
                .map(item -> item.at("/scenarioId").asString())
                .toList();
        return java.util.Arrays.stream(scenarios)
                .map(scenario -> ids.contains(scenario.at("/scenarioId").asString()))
                .toList();
    }

    @Test
    void colleaguesReadItWithoutTheNotesAndOnlyTheAuthorChangesIt() {
        JsonNode scenario = asked(drafted(ScenarioForms.AT_SIX), "save-scenario", "");
        String revision = SCENARIOS + "/" + scenario.at("/scenarioId").asString() + "/revision";
        assertFalse(read(scenario, "therapist").at("/draft/notes").isNull());
        assertTrue(read(scenario, "stranger").at("/draft/notes").isNull());
        assertTrue(data(clinic().get(revision, "stranger")).at("/form/notes").isNull());
        problem(clinic().post(commands(scenario), "stranger", asks("archive-scenario", 2, "")), 403, "FORBIDDEN");
        for (String as : List.of("patient", "admin")) {
            problem(clinic().get(revision, as), 403, "FORBIDDEN");
            problem(clinic().get(SCENARIOS, as), 403, "FORBIDDEN");
            problem(clinic().get(BUILDER, as), 403, "FORBIDDEN");
            problem(clinic().post(BUILDER + "/check", as, ScenarioForms.AT_SIX), 403, "FORBIDDEN");
            problem(clinic().post(SCENARIOS, as, draft("not-theirs", ScenarioForms.AT_SIX)), 403, "FORBIDDEN");
            problem(clinic().post(commands(scenario), as, asks("archive-scenario", 2, "")), 403, "FORBIDDEN");
        }
        problem(clinic().get(revision, "elsewhere"), 404, "NOT_FOUND");
        problem(clinic().post(commands(scenario), "elsewhere", asks("archive-scenario", 2, "")), 404, "NOT_FOUND");
        problem(clinic().get(SCENARIOS + "/demo~nobody", "therapist"), 404, "NOT_FOUND");
        problem(clinic().get(SCENARIOS + "/demo~nobody", "patient"), 403, "FORBIDDEN");
    }

    @Test
    void theBuilderProposesForEachDifficulty() {
        JsonNode builder = data(clinic().get(BUILDER, "therapist"));
        assertEquals(5, builder.at("/baseTypes").size());
        assertEquals(6, builder.at("/settings").size());
        assertEquals(10, builder.at("/proposals").size());
        JsonNode six = builder.at("/proposals/5");
        assertEquals("moderate", six.at("/level/band").asString());
        assertEquals("5C", six.at("/level/sublevel").asString());
        assertEquals(70, six.at("/parameters/successThresholdPercent").asInt());
        assertEquals(
                "{\"friendly\":1,\"neutral\":2,\"skeptical\":1,\"hostile\":0}",
                six.at("/people").toString());
    }

    @Test
    void aCheckTellsTheSplitAndWritesNothing() {
        JsonNode checked = data(clinic().post(BUILDER + "/check", "therapist", ScenarioForms.withMix(34, 33, 33, 0)));
        assertEquals(
                "{\"friendly\":2,\"neutral\":1,\"skeptical\":1,\"hostile\":0}",
                checked.at("/people").toString());
        assertEquals(64, checked.at("/hash").asString().length());
    }

    @Test
    void whatIsWrongIsToldWithFieldValueAndLimit() {
        invalid(
                "baseType",
                "karaoke, must be one of conversation",
                ScenarioForms.with(f -> f.put("baseType", "karaoke")));
        invalid("setting", "moon, must be one of office", ScenarioForms.with(f -> f.put("setting", "moon")));
        invalid("objective", "win, must be one of sustain", ScenarioForms.with(f -> f.put("objective", "win")));
        invalid("fearedElements", "spiders, must be", ScenarioForms.with(f -> f.putArray("fearedElements")
                .add("spiders")));
        invalid("difficulty", "11, must be 1 to 10", ScenarioForms.with(f -> f.put("difficulty", 11)));
        invalid("difficulty", "0, must be 1 to 10", ScenarioForms.with(f -> f.put("difficulty", 0)));
        invalid("mix", "a sum of 99, must be a sum of 100", ScenarioForms.withMix(25, 50, 24, 0));
        invalid("friendly", "-1, must be 0 to 100", ScenarioForms.withMix(-1, 51, 50, 0));
        invalid("npcCount", "501, must be 1 to 500", ScenarioForms.withParameter("npcCount", 501));
        invalid(
                "npcCount",
                "22, must be 1 to 21, as the setting cafe has places",
                ScenarioForms.withParameter("npcCount", 22));
        invalid("minutes", "0, must be 1 to 120", ScenarioForms.withParameter("minutes", 0));
        invalid("successThresholdPercent", "0, must be 1", ScenarioForms.withParameter("successThresholdPercent", 0));
        for (String slider : List.of(
                "ambientNoise",
                "crowdedness",
                "eyeContact",
                "friendliness",
                "criticism",
                "challengingQuestions",
                "timePressure",
                "predictability",
                "socialEvaluation",
                "stakes",
                "visibleAnxietyReactions")) {
            invalid(slider, "11, must be 0 to 10", ScenarioForms.withParameter(slider, 11));
            invalid(slider, "-1, must be 0 to 10", ScenarioForms.withParameter(slider, -1));
            invalid(slider, "missing", ScenarioForms.with(f -> ((ObjectNode) f.get("parameters")).remove(slider)));
        }
    }

    @Test
    void textsAndListsHaveTheirBounds() {
        invalid("name", "81 characters", ScenarioForms.with(f -> f.put("name", "x".repeat(81))));
        invalid("name", "missing", ScenarioForms.with(f -> f.remove("name")));
        invalid("description", "1001 characters", ScenarioForms.with(f -> f.put("description", "x".repeat(1_001))));
        invalid("goal", "281 characters", ScenarioForms.with(f -> f.put("goal", "x".repeat(281))));
        invalid("notes", "2001 characters", ScenarioForms.with(f -> f.put("notes", "x".repeat(2_001))));
        invalid("otherFears", "121 characters", ScenarioForms.with(f -> f.putArray("otherFears")
                .add("x".repeat(121))));
        invalid("triggers", "a tag twice", ScenarioForms.with(f -> {
            f.withArray("triggers")
                    .addObject()
                    .put("tag", "asked-again")
                    .putNull("event")
                    .putNull("hint");
        }));
        invalid("event", "one of phone-rings", ScenarioForms.with(f -> f.putArray("triggers")
                .addObject()
                .put("tag", "t")
                .put("event", "earthquake")));
        invalid("stakes", "a whole number", ScenarioForms.with(f -> ((ObjectNode) f.get("parameters"))
                .put("stakes", "high")));
        invalid("parameters", "an object", ScenarioForms.with(f -> f.put("parameters", 7)));
        invalid("triggers", "a list", ScenarioForms.with(f -> f.put("triggers", 7)));
    }
}
