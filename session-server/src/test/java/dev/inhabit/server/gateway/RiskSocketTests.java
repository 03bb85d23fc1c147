package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Words of danger from a headset's socket to whoever may see them, with no model to read them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RiskSocketTests {
    private static final String WORDS = "My boss is cruel and I want to die";

    private @org.jspecify.annotations.Nullable TestClinic started;

    private TestClinic clinic() {
        return java.util.Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() {
        started = new TestClinic();
        started.readsWords();
    }

    @AfterAll
    void stop() {
        clinic().close();
    }

    private static boolean tells(String json) {
        return List.of("to die", "boss", "cruel", "risk", "ideation", "severe").stream()
                .anyMatch(json::contains);
    }

    @Test
    void theTherapistIsToldAndTheHeadsetIsNot() {
        String session = clinic().startedSession("danger");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        headset.next(ToClient.Welcome.class);
        page.next(ToClient.Welcome.class);
        headset.say(new ToServer.Words(WORDS, 2_000));
        ToClient.WordsHeard heard = page.next(ToClient.WordsHeard.class);
        assertEquals("work", heard.topics().get(0).topic());
        ToClient.RiskHeard risk = page.next(ToClient.RiskHeard.class);
        assertEquals(RiskLevel.SEVERE, risk.level());
        ToClient.Recorded recorded = (ToClient.Recorded) page.next(
                "risk",
                message -> message instanceof ToClient.Recorded one
                        && one.update() instanceof SessionUpdate.RiskLanguageHeard);
        SessionUpdate.RiskLanguageHeard update =
                assertInstanceOf(SessionUpdate.RiskLanguageHeard.class, recorded.update());
        assertEquals(RiskCategory.ACTIVE_IDEATION, update.findings().get(0).category());
        assertEquals("want to die", update.findings().get(0).phrase());
        assertEquals(risk.occurredAtMs(), recorded.occurredAtMs());
        headset.say(new SessionRequest.RecordSuds("after-the-words", null, 55, null, null));
        List<String> toHeadset = new ArrayList<>();
        headset.next("answer", message -> {
            toHeadset.add(Wire.write(message));
            return message instanceof ToClient.Answer;
        });
        assertFalse(toHeadset.stream().anyMatch(RiskSocketTests::tells), toHeadset.toString());
        assertTrue(toHeadset.stream().anyMatch(json -> json.contains("\"withheld\"")), toHeadset.toString());
    }

    @Test
    void aClientThatSendsItIsRefused() {
        String session = clinic().startedSession("no-client-says-it");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        String forged = "\"level\":\"severe\",\"findings\":[],\"rulesVersion\":\"0a1b2c3d4e5f\"}";
        for (String type : List.of("risk-language-heard", "record-risk-language", "risk-heard")) {
            String message = "{\"type\":\"" + type + "\",\"commandId\":\"forged-it-1\"," + forged;
            for (TestSocket socket : List.of(headset, page)) {
                socket.text(message);
                ToClient answer = socket.next(
                        "refusal",
                        one -> one instanceof ToClient.Refused
                                || (one instanceof ToClient.Answer told && told.error() != null));
                ToClient.Problem problem = answer instanceof ToClient.Refused refused
                        ? refused.error()
                        : ((ToClient.Answer) answer).error();
                assertEquals(
                        ErrorCode.INVALID_FIELD,
                        java.util.Objects.requireNonNull(problem).code());
            }
            HttpResponse<String> rest =
                    clinic().post("/api/v1/sessions/" + session + "/commands", "therapist", message);
            assertEquals(400, rest.statusCode(), rest.body());
        }
    }

    @Test
    void serverSentEventsAndThePatientsRecordTellAsMuchAsASocket() throws Exception {
        String session = clinic().startedSession("events");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        headset.next(ToClient.Welcome.class);
        headset.say(new ToServer.Words(WORDS, 2_000));
        headset.next(
                "withheld",
                message -> message instanceof ToClient.Recorded recorded
                        && recorded.update() instanceof SessionUpdate.Withheld);
        List<String> therapist = events(session, "therapist", line -> line.contains("risk-language-heard"));
        assertTrue(therapist.stream().anyMatch(line -> line.contains("want to die")));
        List<String> patient = events(session, "patient", line -> line.contains("withheld"));
        assertFalse(patient.stream().anyMatch(RiskSocketTests::tells), patient.toString());
        String path = "/api/v1/sessions/" + session + "/events";
        assertTrue(clinic().get(path, "therapist").body().contains("want to die"));
        assertFalse(tells(clinic().get(path, "patient").body()));
        assertFalse(tells(clinic().get("/api/v1/sessions/" + session, "patient").body()));
    }

    /** The lines of a stream of server-sent events up to the first that is wanted. */
    private List<String> events(String session, String as, Predicate<String> wanted)
            throws IOException, InterruptedException {
        URI path = clinic().url.resolve("/api/v1/sessions/" + session + "/live");
        HttpRequest request = HttpRequest.newBuilder(path)
                .header("Authorization", "Bearer " + as)
                .build();
        HttpResponse<java.io.InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        List<String> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (wanted.test(line)) {
                    return lines;
                }
            }
        }
        throw new AssertionError("the stream ended before");
    }
}
