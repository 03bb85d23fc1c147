package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.gateway.WrongForms.Wrong;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Every body and every number of a query that the OpenAPI document knows, with one thing wrong in it: the answer names the
 * field, and nothing is written. Exits are left out: they are taken whatever is wrong in them.
 */
final class WrongFormsTests extends RestRoutes {
    private JsonNode document() {
        return Wire.mapper()
                .readTree(clinic().get(DescribedAnswers.DOCUMENT, "").body());
    }

    private static String address(String path, String session) {
        String id = path.startsWith("/patients") ? TestClinic.PATIENT.toString() : session;
        return API + path.replace("{id}", id).replaceAll("\\{[^}]+}", "1");
    }

    private static boolean isExit(Wrong wrong) {
        return wrong.body().contains("-exit\"");
    }

    /** All that routes could have written to. */
    private List<JsonNode> written(String session) {
        return List.of(
                data(clinic().get(API + "/sessions/" + session, "therapist")),
                data(clinic().get(API + "/patients/" + TestClinic.PATIENT + "/history?limit=500", "therapist")),
                data(clinic().get(API + "/sessions", "therapist")),
                data(clinic().get(API + "/scenarios", "therapist")));
    }

    private static boolean names(String field, HttpResponse<String> answer) {
        JsonNode error = Wire.mapper().readTree(answer.body()).at("/error");
        return answer.statusCode() == 400
                && error.at("/code").asString("").equals("INVALID_FIELD")
                && error.at("/field").asString("").equals(field);
    }

    @Test
    void ofEveryBodyWhatIsWrongIsNamedAndNothingIsWritten() {
        String session = clinic().startedSession("wrong-bodies");
        clinic().post(
                        address("/sessions/{id}/commands", session),
                        "therapist",
                        "{\"type\":\"pause\",\"commandId\":\"stands-still\"}");
        JsonNode document = document();
        WrongForms forms = new WrongForms(document);
        List<JsonNode> before = written(session);
        List<String> astray = new ArrayList<>();
        int sent = 0;
        for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
            JsonNode schema = path.getValue().at("/post/requestBody/content/application~1json/schema");
            for (Wrong wrong : schema.isMissingNode() ? List.<Wrong>of() : forms.of(schema)) {
                if (isExit(wrong)) {
                    continue;
                }
                String to = address(path.getKey(), session);
                HttpResponse<String> answer = clinic().post(to, tokenFor(to), wrong.body());
                if (!names(wrong.field(), answer)) {
                    astray.add(path.getKey() + " " + wrong.what() + ": " + answer.body());
                }
                sent++;
            }
        }
        assertEquals(List.of(), astray);
        assertEquals(before, written(session));
        assertTrue(sent > 1_200, "sent " + sent);
    }

    @Test
    void everyFieldOfEveryBodyHasALimit() {
        JsonNode document = document();
        List<String> unlimited = new ArrayList<>();
        int bodies = 0;
        for (Map.Entry<String, JsonNode> path : document.at("/paths").properties()) {
            JsonNode schema = path.getValue().at("/post/requestBody/content/application~1json/schema");
            bodies += schema.isMissingNode() ? 0 : 1;
            new WrongForms(document).unlimited(schema).forEach(field -> unlimited.add(path.getKey() + " " + field));
        }
        assertEquals(List.of(), unlimited);
        assertTrue(bodies > 15, "looked at " + bodies);
    }

    /** {@code what} is asked; what is wrong is named. */
    private void isNamed(String method, String asked, String name, List<String> astray) {
        HttpResponse<String> answer = clinic().send(
                        method, asked, tokenFor(asked.replaceAll("[?].*", "")), method.equals("POST") ? "{}" : null);
        if (!names(name, answer)) {
            astray.add(method + " " + asked + ": " + answer.body());
        }
    }

    @Test
    void whatARouteDoesNotKnowOfAQueryIsNamedAndWhatIsGivenTwiceToo() {
        String session = clinic().startedSession("unknown-queries");
        List<String> astray = new ArrayList<>();
        int sent = 0;
        for (Map.Entry<String, JsonNode> path : document().at("/paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                String asked = address(path.getKey(), session);
                isNamed(method.getKey().toUpperCase(Locale.ROOT), asked + "?notDescribed=1", "notDescribed", astray);
                for (JsonNode parameter : method.getValue().at("/parameters")) {
                    if (parameter.at("/in").asString().equals("query")) {
                        String name = parameter.at("/name").asString();
                        String value = parameter.at("/schema/enum/0").asString("1");
                        String twice = asked + "?" + name + "=" + value + "&" + name + "=" + value;
                        isNamed(method.getKey().toUpperCase(Locale.ROOT), twice, name, astray);
                        sent++;
                    }
                }
                sent++;
            }
        }
        assertEquals(List.of(), astray);
        assertTrue(sent > 50, "sent " + sent);
    }

    @Test
    void ofEveryTextOfAQueryWhatIsWrongIsNamed() {
        String session = clinic().startedSession("wrong-texts");
        List<String> astray = new ArrayList<>();
        int sent = 0;
        for (Map.Entry<String, JsonNode> path : document().at("/paths").properties()) {
            for (JsonNode parameter : path.getValue().at("/get/parameters")) {
                JsonNode schema = parameter.at("/schema");
                if (!parameter.at("/in").asString().equals("query")
                        || !schema.path("type").asString("").equals("string")) {
                    continue;
                }
                String name = parameter.at("/name").asString();
                String wrong = schema.has("enum")
                        ? "no-such-value"
                        : "1".repeat(schema.get("maxLength").asInt() + 1);
                isNamed("GET", address(path.getKey(), session) + "?" + name + "=" + wrong, name, astray);
                sent++;
            }
        }
        assertEquals(List.of(), astray);
        assertTrue(sent > 7, "sent " + sent);
    }

    @Test
    void ofEveryNumberOfAQueryWhatIsWrongIsNamed() {
        String session = clinic().startedSession("wrong-queries");
        List<String> astray = new ArrayList<>();
        int sent = 0;
        for (Map.Entry<String, JsonNode> path : document().at("/paths").properties()) {
            for (JsonNode parameter : path.getValue().at("/get/parameters")) {
                JsonNode schema = parameter.at("/schema");
                if (!schema.path("type").asString("").equals("integer")) {
                    continue;
                }
                String name = parameter.at("/name").asString();
                for (String value : List.of(
                        "few",
                        "1.5",
                        "",
                        Long.toString(schema.get("minimum").asLong() - 1),
                        Long.toString(schema.get("maximum").asLong() + 1),
                        "99999999999999999999")) {
                    String asked = address(path.getKey(), session) + "?" + name + "=" + value;
                    HttpResponse<String> answer = clinic().get(asked, "therapist");
                    if (!names(name, answer)) {
                        astray.add(asked + ": " + answer.body());
                    }
                    sent++;
                }
            }
        }
        assertEquals(List.of(), astray);
        assertTrue(sent > 10, "sent " + sent);
    }

    /** A request whose id is wrong itself is answered without one. */
    @Test
    void overASocketItIsTheSame() {
        String session = clinic().startedSession("wrong-messages");
        TestSocket socket = clinic().open(session, "watch", "therapist").hello();
        long before = socket.next(ToClient.Welcome.class).session().sequenceNr();
        JsonNode document = document();
        List<String> astray = new ArrayList<>();
        JsonNode requests = document.at("/components/schemas/SessionRequest");
        for (Wrong wrong : new WrongForms(document).of(requests)) {
            if (isExit(wrong)) {
                continue;
            }
            socket.text(wrong.body());
            ToClient.Problem told = told(socket);
            if (told == null
                    || told.code() != ErrorCode.INVALID_FIELD
                    || !wrong.field().equals(told.field())) {
                astray.add(wrong.what() + ": " + told);
            }
        }
        assertEquals(List.of(), astray);
        assertEquals(
                before,
                data(clinic().get(API + "/sessions/" + session, "therapist"))
                        .at("/sequenceNr")
                        .asLong());
    }

    private static ToClient.@Nullable Problem told(TestSocket socket) {
        ToClient answer =
                socket.next("refusal", any -> any instanceof ToClient.Answer || any instanceof ToClient.Refused);
        return answer instanceof ToClient.Refused refused
                ? refused.error()
                : Objects.requireNonNull((ToClient.Answer) answer).error();
    }
}
