package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Wire;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Messages between a patient and their therapist over a real port. */
final class MessageRoutesTests extends RestRoutes {
    private static final String PATIENT = API + "/patients/" + TestClinic.PATIENT;

    private static String body(String type, String fields) {
        return "{\"type\":\"%s\",\"commandId\":\"c-%s\",%s}".formatted(type, UUID.randomUUID(), fields);
    }

    private long sent(String as, String text) {
        return data(clinic().post(PATIENT + "/commands", as, body("send-message", "\"text\":\"" + text + "\"")))
                .at("/sequenceNr")
                .asLong();
    }

    private JsonNode read(String as, String query) {
        return data(clinic().get(PATIENT + "/messages" + query, as));
    }

    @Test
    void bothSidesWriteReadAndCountWhatIsUnread() {
        long before = read("therapist", "").at("/unread").asLong();
        long one = sent("patient", "Could we move Tuesday?");
        long two = sent("therapist", "Yes, to Thursday at ten.");
        JsonNode page = read("therapist", "?limit=2");
        assertEquals(before + 1, page.at("/unread").asLong());
        assertEquals(two, page.at("/items/0/messageNr").asLong());
        assertFalse(page.at("/items/0/fromPatient").asBoolean());
        assertEquals(one, page.at("/items/1/messageNr").asLong());
        assertEquals("Could we move Tuesday?", page.at("/items/1/text").asString());
        assertTrue(page.at("/items/1/readAtMs").isNull());
        data(clinic().post(PATIENT + "/commands", "therapist", body("mark-messages-read", "\"upToNr\":" + one)));
        assertEquals(0, read("therapist", "").at("/unread").asLong());
        assertFalse(read("patient", "?limit=2").at("/items/1/readAtMs").isNull(), "the writer sees that it was read");
        problem(
                clinic().post(PATIENT + "/commands", "therapist", body("mark-messages-read", "\"upToNr\":" + one)),
                409,
                "CONFLICT");
        problem(
                clinic().post(PATIENT + "/commands", "therapist", body("mark-messages-read", "\"upToNr\":999999")),
                404,
                "NOT_FOUND");
    }

    @Test
    void pagesFollowEachOther() {
        for (int i = 0; i < 5; i++) {
            sent("patient", "message " + i);
        }
        JsonNode first = read("patient", "?limit=3");
        assertEquals("message 4", first.at("/items/0/text").asString());
        JsonNode second =
                read("patient", "?limit=2&cursor=" + first.at("/nextCursor").asString());
        assertEquals("message 1", second.at("/items/0/text").asString());
        assertEquals("message 0", second.at("/items/1/text").asString());
    }

    @Test
    void signsOfDangerOpenANoticeThatOnlyTherapistsSee() {
        long nr = sent("patient", "I want to kill myself tonight");
        JsonNode seen = read("therapist", "?limit=1");
        assertEquals("severe", seen.at("/items/0/risk").asString());
        assertFalse(seen.at("/items/0/findings").isEmpty());
        JsonNode own = read("patient", "?limit=1");
        assertTrue(own.at("/items/0/risk").isNull());
        assertTrue(own.at("/items/0/findings").isEmpty());
        JsonNode notices = data(clinic().get(PATIENT + "/scales", "therapist")).at("/notices");
        JsonNode notice = notices.get(notices.size() - 1);
        assertEquals("message", notice.at("/scale").asString());
        assertEquals(nr, notice.at("/answeredNr").asLong());
        assertEquals(
                seen.at("/items/0/messageNr").asLong(), notice.at("/answeredNr").asLong());
        assertEquals(
                0,
                data(clinic().get(PATIENT + "/scales", "patient"))
                        .at("/notices")
                        .size());
        sent("therapist", "I want to kill myself, you wrote. I am calling you now.");
        assertTrue(read("therapist", "?limit=1").at("/items/0/risk").isNull(), "a therapist's words are not read");
    }

    /** What was read from it and the notice come after it, and are not what was sent. */
    @Test
    void aSevereMessageIsNamedByItsOwnNumber() {
        String body = body("send-message", "\"text\":\"I am going to kill myself\"");
        long nr = data(clinic().post(PATIENT + "/commands", "patient", body))
                .at("/sequenceNr")
                .asLong();
        assertEquals(nr, read("therapist", "?limit=1").at("/items/0/messageNr").asLong());
        assertEquals(
                nr,
                data(clinic().post(PATIENT + "/commands", "patient", body))
                        .at("/sequenceNr")
                        .asLong(),
                "and again");
        data(clinic().post(PATIENT + "/commands", "therapist", body("mark-messages-read", "\"upToNr\":" + nr)));
    }

    /** With the answer, before anybody has read the message, and wherever it is read again. */
    @Test
    void aSevereMessageIsAnsweredWithWhomToReachNow() {
        String body = body("send-message", "\"text\":\"I am going to kill myself\"");
        JsonNode answer = data(clinic().post(PATIENT + "/commands", "patient", body));
        JsonNode given = answer.at("/crisisResources");
        assertEquals("Your local emergency number", given.at("/0/name").asString());
        assertEquals("112", given.at("/0/call").asString());
        assertEquals("https://findahelpline.com", given.at("/1/web").asString());
        assertEquals(
                given,
                data(clinic().post(PATIENT + "/commands", "patient", body)).at("/crisisResources"),
                "and again where the same is sent again");
        assertEquals(given, read("patient", "?limit=1").at("/items/0/crisisResources"));
        assertEquals(given, read("therapist", "?limit=1").at("/items/0/crisisResources"), "as the patient saw it");
        JsonNode harmless = data(clinic().post(
                        PATIENT + "/commands", "patient", body("send-message", "\"text\":\"See you on Tuesday\"")));
        assertTrue(harmless.at("/crisisResources").isEmpty());
        assertTrue(read("patient", "?limit=1").at("/items/0/crisisResources").isEmpty());
        JsonNode therapist = data(clinic().post(
                        PATIENT + "/commands",
                        "therapist",
                        body("send-message", "\"text\":\"I want to kill myself, you wrote\"")));
        assertTrue(therapist.at("/crisisResources").isEmpty());
    }

    /** Whoever cannot be heard must not be left alone with an error. */
    @Test
    void whatCannotBeStoredIsAnsweredWithWhomToReachToo() {
        String severe = body("send-message", "\"text\":\"I am going to kill myself\"");
        String harmless = body("send-message", "\"text\":\"See you on Tuesday\"");
        String hard = body(
                "reflect-session",
                "\"sessionId\":\"demo~none\",\"wentWell\":null,\"wasHard\":\"I am going to kill myself\","
                        + "\"learned\":null,\"nextTime\":null");
        clinic().courses.storeAway = true;
        try {
            JsonNode refused = refused("patient", severe, 503);
            assertEquals("STORE_UNAVAILABLE", refused.at("/error/code").asString());
            assertEquals("unknown", refused.at("/data/result").asString());
            assertTrue(refused.at("/data/sequenceNr").isNull());
            assertEquals("112", refused.at("/data/crisisResources/0/call").asString());
            assertTrue(refused("patient", harmless, 503).at("/data").isNull());
            assertTrue(refused("therapist", severe, 503).at("/data").isNull());
        } finally {
            clinic().courses.storeAway = false;
        }
        JsonNode stored = data(clinic().post(PATIENT + "/commands", "patient", severe));
        assertEquals("recorded", stored.at("/result").asString(), "asked again it is stored");
        assertEquals("112", stored.at("/crisisResources/0/call").asString());
        JsonNode nothing = refused("patient", hard, 400);
        assertEquals("refused", nothing.at("/data/result").asString());
        assertEquals("112", nothing.at("/data/crisisResources/0/call").asString());
    }

    private JsonNode refused(String as, String body, int status) {
        HttpResponse<String> answer = clinic().post(PATIENT + "/commands", as, body);
        assertEquals(status, answer.statusCode(), answer.body());
        return Wire.mapper().readTree(answer.body());
    }

    @Test
    void whoTreatsSomebodyElseOrNobodyReadsAndWritesNothing() {
        for (String other : new String[] {"stranger", "admin"}) {
            problem(clinic().get(PATIENT + "/messages", other), 403, "FORBIDDEN");
            problem(
                    clinic().post(PATIENT + "/commands", other, body("send-message", "\"text\":\"hello\"")),
                    403,
                    "FORBIDDEN");
        }
    }

    @Test
    void theSameCommandIdAgainHasNoSecondEffect() {
        String body = body("send-message", "\"text\":\"once\"");
        data(clinic().post(PATIENT + "/commands", "patient", body));
        assertEquals(
                "repeated",
                data(clinic().post(PATIENT + "/commands", "patient", body))
                        .at("/result")
                        .asString());
        assertFalse(read("patient", "?limit=2").at("/items/1/text").asString().equals("once"));
    }
}
