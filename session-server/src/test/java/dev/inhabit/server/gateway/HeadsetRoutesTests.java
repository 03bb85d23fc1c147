package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A headset is let into a session by the code that it shows, by the patient and nobody else. */
final class HeadsetRoutesTests extends RestRoutes {
    private int asked;

    private JsonNode offered() {
        return data(clinic().post(API + "/headsets", "", "{\"deviceName\":\"Quest on the desk\"}"));
    }

    private static String claim(JsonNode offered) {
        return "{\"code\":\"%s\",\"secret\":\"%s\"}"
                .formatted(offered.at("/code").asString(), offered.at("/secret").asString());
    }

    private java.net.http.HttpResponse<String> pair(String session, String as, String code) {
        return clinic().post(
                        API + "/sessions/" + session + "/headset",
                        as,
                        "{\"commandId\":\"pair-%04d\",\"code\":\"%s\"}".formatted(++asked, code));
    }

    @Test
    void theHeadsetWaitsUntilThePatientTypesItsCodeAndThenIsSignedIn() {
        String session = clinic().startedSession("paired");
        JsonNode offered = offered();
        String code = offered.at("/code").asString();
        assertTrue(code.matches("[2-9B-Z]{6}"), code);
        assertTrue(data(clinic().post(API + "/headsets/claim", "", claim(offered)))
                .at("/waiting")
                .asBoolean());
        String typed = " " + code.substring(0, 3).toLowerCase(Locale.ROOT) + "-" + code.substring(3);
        assertEquals(
                "Quest on the desk",
                data(pair(session, "patient", typed)).at("/deviceName").asString());
        data(pair(session, "patient", code));
        JsonNode claimed = data(clinic().post(API + "/headsets/claim", "", claim(offered)));
        assertFalse(claimed.at("/waiting").asBoolean());
        assertEquals(session, claimed.at("/sessionId").asString());
        String token = claimed.at("/login/token").asString();
        TestSocket socket = clinic().open(session, "headset", token).hello();
        assertEquals(
                session,
                socket.next(dev.inhabit.protocol.ToClient.Welcome.class)
                        .session()
                        .sessionId());
    }

    @Test
    void aCodeIsForOneSessionOfOnePatientAndItsSecretForTheHeadsetAlone() {
        String session = clinic().startedSession("one");
        String other = clinic().startedSession("other");
        JsonNode offered = offered();
        String code = offered.at("/code").asString();
        problem(pair(session, "therapist", code), 403, "FORBIDDEN");
        problem(pair(session, "elsewhere", code), 404, "NOT_FOUND");
        problem(pair(session, "", code), 401, "UNAUTHENTICATED");
        data(pair(session, "patient", code));
        assertEquals(
                "code",
                problem(pair(other, "patient", code), 400, "INVALID_FIELD")
                        .at("/field")
                        .asString());
        JsonNode guessed = offered.deepCopy();
        ((tools.jackson.databind.node.ObjectNode) guessed).put("secret", "x".repeat(32));
        problem(clinic().post(API + "/headsets/claim", "", claim(guessed)), 401, "CODE_ENDED");
        for (int i = 0; i < 3; i++) {
            data(clinic().post(API + "/headsets/claim", "", claim(offered)));
        }
        problem(clinic().post(API + "/headsets/claim", "", claim(offered)), 401, "CODE_ENDED");
    }

    /** Codes are in memory alone: the headset hears it within the seconds after which it asks again, and shows another. */
    @Test
    void aCodeThatWasLostWithItsNodeIsSaidToHaveEnded() {
        String session = clinic().startedSession("restarted");
        JsonNode offered = offered();
        clinic().restartPairings();
        problem(clinic().post(API + "/headsets/claim", "", claim(offered)), 401, "CODE_ENDED");
        JsonNode error = problem(pair(session, "patient", offered.at("/code").asString()), 400, "INVALID_FIELD");
        assertTrue(error.at("/message").asString().contains("one that a headset shows now"), error.toString());
        JsonNode again = offered();
        data(pair(session, "patient", again.at("/code").asString()));
    }

    @Test
    void aCodeThatNoHeadsetShowsIsNamed() {
        String session = clinic().startedSession("unknown");
        JsonNode error = problem(pair(session, "patient", "222222"), 400, "INVALID_FIELD");
        assertEquals(
                "code is 222222, must be one that a headset shows now",
                error.at("/message").asString());
        assertEquals(
                "code is 12345, must be 6 of 2345679BCDFGHJKMNPQRSTVWXZ",
                problem(pair(session, "patient", "12345"), 400, "INVALID_FIELD")
                        .at("/message")
                        .asString());
        data(clinic().post(
                        API + "/sessions/" + session + "/commands",
                        "therapist",
                        "{\"type\":\"complete\",\"commandId\":\"complete-it\"}"));
        problem(pair(session, "patient", offered().at("/code").asString()), 409, "SESSION_ENDED");
    }

    @Test
    void aSessionIsLookedBackOnOnceItIsOverAndSummarized() {
        String session = clinic().startedSession("looked-back");
        String path = API + "/sessions/" + session;
        String reflect =
                "{\"type\":\"reflect-session\",\"commandId\":\"reflect-%d\",\"sessionId\":\"%s\",\"learned\":\"It passes\"}";
        String course = API + "/patients/" + TestClinic.PATIENT;
        problem(clinic().post(course + "/commands", "patient", reflect.formatted(1, session)), 409, "CONFLICT");
        JsonNode live = data(clinic().get(path + "/summary", "patient"));
        assertTrue(live.at("/outcome").isNull());
        assertTrue(live.at("/suds").isNull());
        String rate = "{\"type\":\"record-suds\",\"commandId\":\"rated-at-%d\",\"suds\":%d}";
        data(clinic().post(path + "/commands", "patient", rate.formatted(60, 60)));
        data(clinic().post(path + "/commands", "patient", rate.formatted(30, 30)));
        data(clinic().post(path + "/commands", "therapist", "{\"type\":\"complete\",\"commandId\":\"complete-1\"}"));
        JsonNode over = data(clinic().get(path + "/summary", "therapist"));
        assertEquals("completed", over.at("/outcome").asString());
        assertEquals(50.0, over.at("/suds/reductionPercent").asDouble());
        assertEquals("good", over.at("/suds/band").asString());
        assertFalse(over.at("/reflected").asBoolean());
        data(clinic().post(course + "/commands", "patient", reflect.formatted(2, session)));
        data(clinic().post(course + "/commands", "patient", reflect.formatted(3, session)));
        assertTrue(data(clinic().get(path + "/summary", "patient"))
                .at("/reflected")
                .asBoolean());
        JsonNode learning = data(clinic().get(course + "/learning", "therapist"));
        assertEquals(1, learning.at("/reflections").size(), "the second takes the place of the first");
        assertEquals("It passes", learning.at("/reflections/0/learned").asString());
        problem(
                clinic().post(course + "/commands", "patient", reflect.formatted(4, "demo~nobodys")),
                400,
                "INVALID_FIELD");
        problem(clinic().get(path + "/summary", "stranger"), 403, "FORBIDDEN");
        problem(clinic().get(path + "/summary", "admin"), 403, "FORBIDDEN");
    }
}
