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

    private String claimed(JsonNode offered) {
        return data(clinic().post(API + "/headsets/claim", "", claim(offered)))
                .at("/login/token")
                .asString();
    }

    /** In the clinic the therapist types the code; the headset is the patient's all the same, and not the therapist. */
    @Test
    void aTherapistLetsAHeadsetInForTheirPatient() {
        String session = clinic().startedSession("in-the-clinic");
        JsonNode offered = offered();
        data(pair(session, "therapist", offered.at("/code").asString()));
        String token = claimed(offered);
        TestSocket socket = clinic().open(session, "headset", token).hello();
        socket.next(dev.inhabit.protocol.ToClient.Welcome.class);
        socket.say(new dev.inhabit.protocol.SessionRequest.RecordSuds("clinic-suds-1", null, 55, null, null));
        assertEquals(
                dev.inhabit.protocol.ToClient.Result.RECORDED,
                socket.next(dev.inhabit.protocol.ToClient.Answer.class).result());
        JsonNode events = data(clinic().get(API + "/sessions/" + session + "/events", "therapist"))
                .at("/items");
        JsonNode rated = events.get(events.size() - 1);
        assertEquals("suds", rated.at("/update/type").asString());
        assertEquals(TestClinic.PATIENT.toString(), rated.at("/by").asString(), "not the therapist's rating");
        // The therapist controls this session; their patient's headset does not.
        socket.say(new dev.inhabit.protocol.SessionRequest.Adjust("clinic-adjust-1", null, null, 90, null));
        dev.inhabit.protocol.ToClient.Answer refused = socket.next(dev.inhabit.protocol.ToClient.Answer.class);
        assertEquals(dev.inhabit.protocol.ToClient.Result.REFUSED, refused.result());
    }

    /** Its token opens the session as a headset, and nothing else of whoever let it in. */
    @Test
    void aHeadsetsTokenReachesItsSessionAsAHeadsetAndNothingElse() {
        String session = clinic().startedSession("limited");
        String other = clinic().startedSession("not-its-own");
        for (String by : new String[] {"patient", "therapist"}) {
            JsonNode offered = offered();
            data(pair(session, by, offered.at("/code").asString()));
            String token = claimed(offered);
            String course = API + "/patients/" + TestClinic.PATIENT;
            for (String path : new String[] {
                "/me", "/sessions", "/patients", "/sessions/" + session + "/events", "/sessions/" + session + "/report"
            }) {
                problem(clinic().get(API + path, token), 403, "FORBIDDEN");
            }
            for (String part : new String[] {"/scales", "/messages", "/report", ""}) {
                problem(clinic().get(course + part, token), 403, "FORBIDDEN");
            }
            String ticket = "{\"sessionId\":\"%s\",\"purpose\":\"%s\"}";
            problem(clinic().post(API + "/tickets", token, ticket.formatted(session, "watch")), 403, "FORBIDDEN");
            problem(clinic().post(API + "/tickets", token, ticket.formatted(session, "replay")), 403, "FORBIDDEN");
            problem(clinic().post(API + "/tickets", token, ticket.formatted(other, "headset")), 403, "FORBIDDEN");
            data(clinic().post(API + "/tickets", token, ticket.formatted(session, "media")));
            String command = "{\"type\":\"%s\",\"commandId\":\"limited-%s-%s\"%s}";
            String commands = API + "/sessions/" + session + "/commands";
            problem(clinic().post(commands, token, command.formatted("complete", "end", by, "")), 403, "FORBIDDEN");
            problem(
                    clinic().post(commands, token, command.formatted("note", "note", by, ",\"text\":\"x\"")),
                    403,
                    "FORBIDDEN");
            data(clinic().post(commands, token, command.formatted("record-suds", "rate", by, ",\"suds\":40")));
            problem(
                    clinic().post(
                                    API + "/sessions/" + other + "/commands",
                                    token,
                                    command.formatted("record-suds", "other", by, ",\"suds\":40")),
                    403,
                    "FORBIDDEN");
            problem(
                    clinic().post(
                                    API + "/sessions/" + session + "/headset",
                                    token,
                                    "{\"commandId\":\"pair-by-it\",\"code\":\"222222\"}"),
                    403,
                    "FORBIDDEN");
        }
    }

    @Test
    void aCodeIsForOneSessionOfOnePatientAndItsSecretForTheHeadsetAlone() {
        String session = clinic().startedSession("one");
        String other = clinic().startedSession("other");
        JsonNode offered = offered();
        String code = offered.at("/code").asString();
        problem(pair(session, "stranger", code), 403, "FORBIDDEN");
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
