package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.record.EntityId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A course of treatment over a real port. */
final class TreatmentRoutesTests extends RestRoutes {
    private static final String PATIENT = API + "/patients/" + TestClinic.PATIENT;
    private static final List<String> PARTS =
            List.of("hierarchy", "levels", "homework", "goals", "learning", "safety", "scales", "progress", "history");

    private JsonNode asked(String as, String type, String fields) {
        return data(clinic().post(PATIENT + "/commands", as, body(type, fields)));
    }

    private static String body(String type, String fields) {
        return "{\"type\":\"%s\",\"commandId\":\"c-%s\"%s}"
                .formatted(type, UUID.randomUUID(), fields.isEmpty() ? "" : "," + fields);
    }

    private JsonNode part(String name, String as) {
        return data(clinic().get(PATIENT + "/" + name, as));
    }

    private void invalid(String field, String says, String type, String fields) {
        JsonNode error =
                problem(clinic().post(PATIENT + "/commands", "therapist", body(type, fields)), 400, "INVALID_FIELD");
        assertEquals(field, error.at("/field").asString(), error.toString());
        assertTrue(error.at("/message").asString().contains(says), error.toString());
    }

    @Test
    void aHierarchyIsBuiltReorderedAndMoved() {
        long one = asked("therapist", "add-item", "\"description\":\"Order in a café\",\"suds\":30,\"sublevel\":\"1B\"")
                .at("/sequenceNr")
                .asLong();
        long two = asked("therapist", "add-item", "\"description\":\"Speak\",\"suds\":80,\"sublevel\":null")
                .at("/sequenceNr")
                .asLong();
        asked("therapist", "reorder-items", "\"itemNrs\":[" + two + "," + one + "]");
        asked("therapist", "move-item", "\"itemNr\":" + one + ",\"to\":\"habituated\",\"reason\":\"seen\"");
        asked("patient", "practise-item", "\"itemNr\":" + two);
        JsonNode items = part("hierarchy", "patient").at("/items");
        assertEquals(two, items.at("/0/itemNr").asLong());
        assertEquals("in_progress", items.at("/0/status").asString());
        assertTrue(items.at("/0/practised").asBoolean());
        assertEquals("habituated", items.at("/1/status").asString());
        assertTrue(items.at("/1/move/reason").isNull());
        assertEquals("first-exposure", items.at("/0/move/rule").asString());
        assertEquals(
                "seen",
                part("hierarchy", "therapist").at("/items/1/move/reason").asString());
        asked("therapist", "remove-item", "\"itemNr\":" + one);
        asked("therapist", "remove-item", "\"itemNr\":" + two);
        problem(
                clinic().post(PATIENT + "/commands", "therapist", body("remove-item", "\"itemNr\":" + two)),
                404,
                "NOT_FOUND");
    }

    @Test
    void theSameCommandIdAgainHasNoSecondEffect() {
        String body = body("rate-self", "\"aspect\":\"function\",\"situation\":\"work\",\"value\":4");
        long nr = data(clinic().post(PATIENT + "/commands", "patient", body))
                .at("/sequenceNr")
                .asLong();
        JsonNode again = data(clinic().post(PATIENT + "/commands", "patient", body));
        assertEquals("repeated", again.at("/result").asString());
        assertEquals(nr, again.at("/sequenceNr").asLong());
    }

    @Test
    void aLockedSublevelStartsNoSessionUntilATherapistOpensIt() {
        String create = "{\"commandId\":\"%s\",\"patientId\":\"" + TestClinic.PATIENT + "\",\"sublevel\":\"3C\"}";
        asked("therapist", "answer-contraindications", "\"contraindications\":[],\"remark\":null");
        asked("therapist", "override-level", "\"place\":\"3C\",\"open\":false,\"reason\":\"too early\"");
        JsonNode error = problem(
                clinic().post(API + "/sessions", "patient", create.formatted("locked-one")), 409, "LEVEL_LOCKED");
        assertTrue(error.at("/message").asString().contains("3C"), error.toString());
        assertFalse(part("levels", "patient").at("/levels/2/sublevels/2/open").asBoolean());
        asked("therapist", "override-level", "\"place\":\"3C\",\"open\":true,\"reason\":\"asked for it\"");
        data(clinic().post(API + "/sessions", "patient", create.formatted("locked-two")));
        JsonNode overrides = part("levels", "therapist").at("/overrides");
        assertEquals(
                "asked for it",
                overrides.at("/" + (overrides.size() - 1) + "/reason").asString());
        assertEquals(0, part("levels", "patient").at("/overrides").size());
    }

    @Test
    void aContraindicationKeepsASessionFromBeginningUntilATherapistSaysWhyItMay() {
        String create = "{\"commandId\":\"%s\",\"patientId\":\"" + TestClinic.PATIENT + "\",\"sublevel\":\"3C\"}";
        asked("therapist", "override-level", "\"place\":\"3C\",\"open\":true,\"reason\":\"for this\"");
        asked("patient", "answer-contraindications", "\"contraindications\":[\"heart-condition\"],\"remark\":null");
        JsonNode error =
                problem(clinic().post(API + "/sessions", "therapist", create.formatted("contra-one")), 409, "CONFLICT");
        assertTrue(error.at("/message").asString().contains("override-contraindications"), error.toString());
        assertFalse(error.toString().contains("heart"), "what was answered is not in the message");
        problem(
                clinic().post(PATIENT + "/commands", "patient", body("override-contraindications", "\"reason\":\"x\"")),
                403,
                "FORBIDDEN");
        asked("therapist", "override-contraindications", "\"reason\":\"cardiologist agreed\"");
        assertEquals(
                "cardiologist agreed",
                part("safety", "therapist").at("/overriddenBecause").asString());
        assertTrue(part("safety", "patient").at("/overriddenBecause").isNull());
        data(clinic().post(API + "/sessions", "therapist", create.formatted("contra-two")));
        asked("patient", "answer-contraindications", "\"contraindications\":[\"epilepsy\"],\"remark\":null");
        problem(clinic().post(API + "/sessions", "therapist", create.formatted("contra-three")), 409, "CONFLICT");
        asked("patient", "answer-contraindications", "\"contraindications\":[],\"remark\":null");
        problem(clinic().post(API + "/sessions", "therapist", create.formatted("contra-four")), 409, "CONFLICT");
        assertEquals(
                "epilepsy", part("safety", "therapist").at("/retracted/0").asString(), "what was taken back is shown");
        asked("therapist", "answer-contraindications", "\"contraindications\":[],\"remark\":null");
        data(clinic().post(API + "/sessions", "therapist", create.formatted("contra-five")));
    }

    @Test
    void homeworkIsAssignedReportedAndCounted() {
        String due = LocalDate.now(ZoneOffset.UTC).plusDays(7).toString();
        long nr = asked(
                        "therapist",
                        "assign-homework",
                        "\"kind\":\"exposure\",\"text\":\"Ask\",\"due\":\"" + due + "\"")
                .at("/sequenceNr")
                .asLong();
        asked(
                "patient",
                "report-homework",
                "\"assignmentNr\":" + nr
                        + ",\"status\":\"completed\",\"succeeded\":true,\"sudsBefore\":60,\"sudsAfter\":20");
        JsonNode homework = part("homework", "patient");
        assertEquals("100 %", homework.at("/figures/completion/shown").asString());
        assertEquals(nr + 1, homework.at("/figures/success/inputs/0/sequenceNr").asLong());
        invalid("due", "must be", "assign-homework", "\"kind\":\"exposure\",\"text\":\"Ask\",\"due\":\"2020-01-01\"");
        invalid("due", "soon", "assign-homework", "\"kind\":\"exposure\",\"text\":\"Ask\",\"due\":\"soon\"");
        problem(
                clinic().post(
                                PATIENT + "/commands",
                                "therapist",
                                body("withdraw-homework", "\"assignmentNr\":" + nr + ",\"reason\":\"no\"")),
                409,
                "CONFLICT");
    }

    @Test
    void goalsLearningAndSafetyAreKept() {
        long goal = asked("therapist", "set-goal", "\"text\":\"Speak up\",\"weight\":2,\"levels\":[]")
                .at("/sequenceNr")
                .asLong();
        asked("patient", "rate-goal", "\"goalNr\":" + goal + ",\"value\":1");
        assertEquals(1, part("goals", "patient").at("/goals/0/attained/0/value").asInt());
        String session = clinic().startedSession("expected");
        long expected = asked(
                        "patient",
                        "expect-outcome",
                        "\"sessionId\":\"" + session + "\",\"fearedOutcome\":\"They laugh\",\"probability\":80")
                .at("/sequenceNr")
                .asLong();
        asked(
                "patient",
                "review-outcome",
                "\"expectationNr\":" + expected
                        + ",\"probability\":20,\"happened\":false,\"safetyBehaviours\":[\"notes\"],\"contexts\":[]");
        assertEquals(
                0.8,
                part("learning", "therapist").at("/expectations/0/surprise").asDouble());
        asked("patient", "plan-safety", "\"location\":\"home\",\"contactName\":\"Kim\",\"contactPhone\":\"112\"");
        asked("patient", "answer-contraindications", "\"contraindications\":[\"epilepsy\"],\"remark\":\"as a child\"");
        assertEquals(
                "epilepsy",
                part("safety", "therapist").at("/contraindications/0").asString());
        assertEquals("as a child", part("safety", "therapist").at("/remark").asString());
        assertTrue(part("safety", "patient").at("/remark").isNull());
        invalid(
                "sessionId",
                "session of this patient",
                "expect-outcome",
                "\"sessionId\":\"demo~nobodys\",\"fearedOutcome\":\"x\",\"probability\":8");
    }

    @Test
    void anAnswerAboveZeroToTheLastQuestionOpensANotice() {
        String answers =
                "\"scale\":\"phq-9\",\"answers\":{\"1\":1,\"2\":0,\"3\":0,\"4\":0,\"5\":0,\"6\":0,\"7\":0,\"8\":0,\"9\":1}";
        long nr = asked("patient", "answer-scale", answers).at("/sequenceNr").asLong();
        JsonNode scales = part("scales", "therapist");
        assertEquals(2.0, scales.at("/answered/0/total").asDouble());
        assertEquals(nr, scales.at("/answered/0/answeredNr").asLong(), "what was added, not what followed from it");
        assertEquals(nr, scales.at("/notices/0/answeredNr").asLong());
        long notice = scales.at("/notices/0/noticeNr").asLong();
        assertTrue(scales.at("/notices/0/closedAtMs").isNull());
        assertEquals(0, part("scales", "patient").at("/notices").size());
        asked("therapist", "close-notice", "\"noticeNr\":" + notice + ",\"reason\":\"talked to\"");
        assertFalse(part("scales", "therapist").at("/notices/0/closedAtMs").isNull());
        invalid("scale", "questionnaire", "answer-scale", "\"scale\":\"none\",\"answers\":{\"1\":1}");
        invalid("answers", "1 to 200", "answer-scale", "\"scale\":\"phq-9\",\"answers\":{}");
        invalid("answers.1", "one of 0, 1, 2, 3", "answer-scale", "\"scale\":\"phq-9\",\"answers\":{\"1\":4}");
        invalid("answers.1", "a whole number", "answer-scale", "\"scale\":\"phq-9\",\"answers\":{\"1\":1.5}");
        invalid("answers", "an object", "answer-scale", "\"scale\":\"phq-9\",\"answers\":[1]");
    }

    @Test
    void whatIsWrongIsToldWithFieldValueAndLimit() {
        String item = "\"description\":\"x\",\"suds\":30";
        invalid("suds", "101, must be 0 to 100", "add-item", "\"description\":\"x\",\"suds\":101");
        invalid("suds", "-1, must be 0 to 100", "add-item", "\"description\":\"x\",\"suds\":-1");
        invalid("suds", "missing", "add-item", "\"description\":\"x\"");
        invalid("suds", "a whole number", "add-item", "\"description\":\"x\",\"suds\":\"much\"");
        invalid("description", "281 characters", "add-item", "\"suds\":3,\"description\":\"" + "x".repeat(281) + "\"");
        invalid("description", "text", "add-item", "\"suds\":3,\"description\":7");
        invalid("more", "not known", "add-item", item + ",\"more\":1");
        invalid("sublevel", "1A to 5E", "add-item", item + ",\"sublevel\":\"9Z\"");
        invalid("to", "not_started, in_progress", "move-item", "\"itemNr\":1,\"to\":\"cured\",\"reason\":\"x\"");
        invalid("itemNrs", "a list of whole numbers", "reorder-items", "\"itemNrs\":[1.5]");
        invalid("levels", "a list of texts", "set-goal", "\"text\":\"x\",\"weight\":1,\"levels\":[1]");
        invalid("levels", "a list of 5", "set-goal", "\"text\":\"x\",\"weight\":1,\"levels\":[\"a\"]");
        invalid("value", "-2 to 2", "rate-goal", "\"goalNr\":1,\"value\":3");
        invalid("value", "1 to 10", "rate-self", "\"aspect\":\"function\",\"situation\":\"x\",\"value\":11");
        invalid("place", "1A to 5E", "override-level", "\"place\":\"9\",\"open\":true,\"reason\":\"x\"");
        invalid(
                "contraindications",
                "epilepsy",
                "answer-contraindications",
                "\"contraindications\":[\"grumpy\"],\"remark\":null");
        invalid("type", "not known", "no-such-thing", "");
        invalid("scale", "questionnaire", "set-target", "\"scale\":\"none\",\"below\":30");
        invalid("scale", "a questionnaire of anxiety", "set-target", "\"scale\":\"ssq\",\"below\":30");
        problem(
                clinic().post(
                                PATIENT + "/commands",
                                "therapist",
                                "{\"type\":\"remove-item\",\"commandId\":\"x\",\"itemNr\":1}"),
                400,
                "INVALID_FIELD");
    }

    @Test
    void whoMayPlanAndWhoMayTell() {
        String plan = body("add-item", "\"description\":\"x\",\"suds\":3");
        String tell = body("rate-self", "\"aspect\":\"confidence\",\"situation\":\"x\",\"value\":3");
        problem(clinic().post(PATIENT + "/commands", "patient", plan), 403, "FORBIDDEN");
        for (String as : List.of("stranger", "admin")) {
            problem(clinic().post(PATIENT + "/commands", as, plan), 403, "FORBIDDEN");
            problem(clinic().post(PATIENT + "/commands", as, tell), 403, "FORBIDDEN");
            PARTS.forEach(part -> problem(clinic().get(PATIENT + "/" + part, as), 403, "FORBIDDEN"));
        }
        problem(clinic().post(PATIENT + "/commands", "elsewhere", plan), 404, "NOT_FOUND");
        PARTS.forEach(part -> problem(clinic().get(PATIENT + "/" + part, "elsewhere"), 404, "NOT_FOUND"));
        String nobody = API + "/patients/" + EntityId.parse("demo~nobody");
        problem(clinic().post(nobody + "/commands", "patient", tell), 403, "FORBIDDEN");
        clinic().consents.put(ConsentFlow.PROCESSING, false);
        try {
            problem(clinic().post(PATIENT + "/commands", "patient", tell), 403, "CONSENT_MISSING");
            data(clinic().get(PATIENT + "/progress", "patient"));
        } finally {
            clinic().consents.put(ConsentFlow.PROCESSING, true);
        }
    }

    @Test
    void everyNumberOfTheProgressNamesEventsThatTheHistoryHas() {
        asked("patient", "rate-self", "\"aspect\":\"confidence\",\"situation\":\"talks\",\"value\":2");
        asked("patient", "rate-self", "\"aspect\":\"confidence\",\"situation\":\"talks\",\"value\":6");
        JsonNode figure = part("progress", "patient")
                .at("/confidence")
                .valueStream()
                .filter(one -> one.at("/name").asString().equals("talks"))
                .findFirst()
                .orElseThrow();
        assertEquals("200 %", figure.at("/shown").asString());
        long nr = figure.at("/inputs/1/sequenceNr").asLong();
        JsonNode happened = data(clinic().get(PATIENT + "/history?limit=1&after=" + (nr - 1), "patient"));
        assertEquals(nr, happened.at("/items/0/sequenceNr").asLong());
        assertEquals("SelfRated", happened.at("/items/0/what").asString());
        assertEquals(Long.toString(nr), happened.at("/nextCursor").asString());
        problem(clinic().get(PATIENT + "/history?limit=0", "patient"), 400, "INVALID_FIELD");
    }
}
