package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.RealServer;
import dev.inhabit.server.identity.Invitations;
import dev.inhabit.server.journal.RealCassandra;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A new patient's way from the first account to what was learnt from a session of a scene that the therapist built, with what
 * docs/protocol.md tells a client's author and nothing else: HTTP, WebSocket, a real store, and a restart at the end.
 */
@Timeout(240)
class PatientPathIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    private static final String PASSWORD = "seven small boats at anchor";
    private static final String FORM = """
            {"name": "Buying a ticket", "baseType": "real-world", "difficulty": 6, "setting": "cafe",
             "description": "A counter with a queue behind you.",
             "parameters": {"npcCount": 4, "mix": {"friendly": 25, "neutral": 50, "skeptical": 25, "hostile": 0},
               "ambientNoise": 5, "crowdedness": 3, "distractions": false, "eyeContact": 6, "friendliness": 5,
               "criticism": 3, "challengingQuestions": 4, "timePressure": 3, "predictability": 6, "socialEvaluation": 5,
               "stakes": 4, "visibleAnxietyReactions": 3, "successThresholdPercent": 50, "minutes": 1},
             "objective": "challenge", "goal": "Stay when somebody sighs.", "fearedElements": ["strangers"],
             "otherFears": [], "triggers": [{"tag": "sigh-behind", "event": "cough", "hint": null},
             {"tag": "asked-again", "event": null, "hint": "Ask for the card again"}], "notes": null}
            """;

    private final List<AutoCloseable> open = new ArrayList<>();

    /** Who takes part, and where. */
    private record People(RealServer server, String therapist, String patient, String patientId) {
        String course() {
            return "/patients/" + patientId;
        }

        JsonNode asks(String token, String type, String fields) {
            return server.ask(token, course(), type, fields);
        }
    }

    private static String invited(
            RealServer server, String admin, String name, String role, @Nullable String patientId) {
        String email = name + "@clinic.example";
        String once = server.post(
                        admin,
                        "/accounts",
                        "{\"commandId\":\"invite-%s\",\"email\":\"%s\",\"role\":\"%s\",\"displayName\":\"%s\",\"patientId\":%s}"
                                .formatted(name, email, role, name, patientId == null ? null : "\"" + patientId + "\""))
                .at("/oneTimePassword")
                .asString();
        return server.token(email, once, PASSWORD + " " + name);
    }

    /** A clinic of three, as it is begun with. */
    private static People people(RealServer server) {
        Invitations.Invited first = (Invitations.Invited) server.firstAdministrator("office@clinic.example");
        String admin = server.token("office@clinic.example", first.oneTimePassword(), PASSWORD);
        String therapist = invited(server, admin, "mara", "therapist", null);
        String patientId = server.post(
                        therapist,
                        "/patients",
                        "{\"commandId\":\"new-patient\",\"displayName\":\"Robin\",\"dateOfBirth\":\"1994-04-12\",\"zone\":\"UTC\"}")
                .at("/patientId")
                .asString();
        String patient = invited(server, admin, "robin", "patient", patientId);
        for (String flow : List.of("processing", "wearables", "live-observation")) {
            server.post(
                    patient,
                    "/patients/" + patientId + "/consents",
                    "{\"commandId\":\"consent-%s\",\"flow\":\"%s\",\"given\":true,\"textVersion\":\"1\"}"
                            .formatted(flow, flow));
        }
        return new People(server, therapist, patient, patientId);
    }

    private static void until(String what, BooleanSupplier is) {
        for (int i = 0; i < 300; i++) {
            if (is.getAsBoolean()) {
                return;
            }
            pause(100);
        }
        throw new AssertionError("never " + what);
    }

    private static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private TestSocket socket(RealServer server, String token, String session, String purpose) {
        String ticket = server.post(
                        token, "/tickets", "{\"sessionId\":\"%s\",\"purpose\":\"%s\"}".formatted(session, purpose))
                .at("/ticket")
                .asString();
        TestSocket socket = TestSocket.open(server.http, server.url(), ticket);
        open.add(socket::close);
        return socket.hello();
    }

    @Test
    void fromTheFirstAccountToWhatWasLearnt(@TempDir Path data) throws Exception {
        String session;
        People people;
        JsonNode summary;
        JsonNode learning;
        String settings = "inhabit.session.baseline-min = 10 s";
        try (RealServer server = RealServer.start(CASSANDRA, data, settings)) {
            people = people(server);
            beforeTheFirstSession(people);
            session = scenarioSession(people);
            String headset = pairedHeadset(people, session);
            long expected = people.asks(
                            people.patient(),
                            "expect-outcome",
                            "\"sessionId\":\"%s\",\"fearedOutcome\":\"They laugh at me\",\"probability\":80"
                                    .formatted(session))
                    .at("/sequenceNr")
                    .asLong();
            List<ToClient.Recorded> watched = lived(people, session, headset);
            summary = afterwards(people, session, expected);
            learning = server.get(people.patient(), people.course() + "/learning");
            reviewed(people, session, watched);
            for (AutoCloseable socket : open) {
                socket.close();
            }
        }
        try (RealServer server = RealServer.start(CASSANDRA, data, settings)) {
            String patient = server.token("robin@clinic.example", PASSWORD + " robin", null);
            assertEquals(summary, server.get(patient, "/sessions/" + session + "/summary"));
            assertEquals(learning, server.get(patient, people.course() + "/learning"));
        }
    }

    private static void beforeTheFirstSession(People people) {
        RealServer server = people.server();
        JsonNode record = server.get(people.therapist(), people.course());
        assertEquals("1994-04-12", record.at("/dateOfBirth").asString());
        assertEquals(3, record.at("/consents").size());
        assertEquals("live-observation", record.at("/consents/0/flow").asString());
        assertTrue(record.at("/consents/0/given").asBoolean());
        JsonNode safety = server.get(people.therapist(), people.course() + "/safety");
        assertTrue(safety.at("/plan").isNull());
        assertFalse(safety.at("/asked").asBoolean());
        people.asks(
                people.patient(),
                "plan-safety",
                "\"location\":\"at home, second floor\",\"contactName\":\"Kim\",\"contactPhone\":\"+49 30 1234\"");
        people.asks(people.patient(), "answer-contraindications", "\"contraindications\":[],\"remark\":null");
        safety = server.get(people.therapist(), people.course() + "/safety");
        assertEquals("Kim", safety.at("/plan/contactName").asString());
        assertTrue(safety.at("/asked").asBoolean());

        JsonNode phq = server.get(people.patient(), "/scales/phq-9");
        StringBuilder answers = new StringBuilder();
        phq.at("/items").forEach(item -> answers.append(answers.isEmpty() ? "" : ",")
                .append('"')
                .append(item.at("/ratings/0/question").asString())
                .append("\":1"));
        people.asks(
                people.patient(),
                "answer-scale",
                "\"scale\":\"phq-9\",\"version\":\"%s\",\"answers\":{%s}"
                        .formatted(phq.at("/about/version").asString(), answers));
        JsonNode scales = server.get(people.therapist(), people.course() + "/scales");
        assertEquals(9.0, scales.at("/answered/0/total").asDouble());
        long notice = scales.at("/notices/0/noticeNr").asLong();
        people.asks(people.therapist(), "close-notice", "\"noticeNr\":%d,\"reason\":\"talked to\"".formatted(notice));
    }

    /** Built, tried out, saved, and a session of it: refused while level 5 is locked. */
    private static String scenarioSession(People people) {
        RealServer server = people.server();
        people.asks(people.therapist(), "add-item", "\"description\":\"Buy a ticket\",\"suds\":70,\"sublevel\":\"5C\"");
        assertEquals(
                "5C",
                server.post(people.therapist(), "/scenario-builder/check", FORM)
                        .at("/level/sublevel")
                        .asString());
        server.post(people.therapist(), "/scenario-builder/preview", "{\"form\":%s,\"seed\":7}".formatted(FORM));
        JsonNode drafted = server.post(
                people.therapist(), "/scenarios", "{\"commandId\":\"draft-it-1\",\"form\":%s}".formatted(FORM));
        String scenario = "/scenarios/" + drafted.at("/scenarioId").asString();
        server.ask(
                people.therapist(),
                scenario,
                "save-scenario",
                "\"expectedSequenceNr\":" + drafted.at("/sequenceNr").asLong());
        String create =
                "{\"commandId\":\"session-one\",\"patientId\":\"%s\",\"revision\":1}".formatted(people.patientId());
        HttpResponse<String> locked = server.send(people.therapist(), scenario + "/sessions", create);
        assertEquals(409, locked.statusCode(), locked.body());
        assertTrue(locked.body().contains("LEVEL_LOCKED"), locked.body());
        people.asks(people.therapist(), "override-level", "\"place\":\"5\",\"open\":true,\"reason\":\"wants to\"");
        return server.post(people.therapist(), scenario + "/sessions", create)
                .at("/sessionId")
                .asString();
    }

    /** The token of a headset on which nothing was typed. */
    private static String pairedHeadset(People people, String session) {
        RealServer server = people.server();
        JsonNode offered = server.post(null, "/headsets", "{\"deviceName\":\"Headset on the desk\"}");
        String claim = "{\"code\":\"%s\",\"secret\":\"%s\"}"
                .formatted(offered.at("/code").asString(), offered.at("/secret").asString());
        assertTrue(server.post(null, "/headsets/claim", claim).at("/waiting").asBoolean());
        String code = offered.at("/code").asString();
        String typed = (code.substring(0, 3) + "-" + code.substring(3)).toLowerCase(java.util.Locale.ROOT);
        String pair = "{\"commandId\":\"pair-it-01\",\"code\":\"%s\"}".formatted(typed);
        assertEquals(
                "Headset on the desk",
                server.post(people.patient(), "/sessions/" + session + "/headset", pair)
                        .at("/deviceName")
                        .asString());
        assertEquals(
                401,
                server.send(null, "/headsets/claim", claim.replace("\"secret\":\"", "\"secret\":\"x"))
                        .statusCode());
        JsonNode claimed = server.post(null, "/headsets/claim", claim);
        assertEquals(session, claimed.at("/sessionId").asString());
        assertEquals("patient", claimed.at("/login/me/role").asString());
        String token = claimed.at("/login/token").asString();
        String write = "{\"type\":\"send-message\",\"commandId\":\"write-it-01\",\"text\":\"x\"}";
        assertEquals(
                403, server.send(token, people.course() + "/commands", write).statusCode(), "a headset and no more");
        return token;
    }

    /** @return all that the therapist's page heard */
    private List<ToClient.Recorded> lived(People people, String session, String headsetToken) {
        RealServer server = people.server();
        TestSocket watch = socket(server, people.therapist(), session, "watch");
        TestSocket headset = socket(server, headsetToken, session, "headset");
        headset.next(ToClient.Welcome.class);
        String path = "/sessions/" + session;
        // The rest before the scene, whose heart rate is the baseline.
        until("a baseline", () -> {
            headset.text("{\"type\":\"heart-rate\",\"heartRateBpm\":72.0}");
            pause(900);
            return server.get(people.therapist(), path).at("/baselineRestS").asInt() >= 10;
        });
        server.ask(people.therapist(), path, "start", "");
        assertEquals(
                72.0,
                server.get(people.therapist(), path).at("/baselineHeartRateBpm").asDouble());
        headset.next(
                "prompt at the start",
                message -> message instanceof ToClient.Recorded one
                        && one.update() instanceof SessionUpdate.SudsPrompted prompted
                        && prompted.reason() == SessionUpdate.PromptReason.START);
        rate(headset, 70);
        ToClient.Recorded turn = turn(headset);
        server.ask(people.therapist(), path, "fire-trigger", "\"tag\":\"sigh-behind\"");
        server.ask(people.therapist(), path, "adjust", "\"mood\":60");
        server.ask(people.therapist(), path, "note", "\"text\":\"looks at the floor\"");
        assertEquals(
                400,
                server.send(
                                people.therapist(),
                                path + "/commands",
                                "{\"type\":\"fire-trigger\",\"commandId\":\"no-trigger-1\",\"tag\":\"unheard-of\"}")
                        .statusCode());
        until(
                "open",
                () -> server.get(people.patient(), path).at("/activeMs").asLong()
                        >= ((SessionUpdate.ConversationTurn) turn.update()).openAtActiveMs());
        headset.text("{\"type\":\"choose-reply\",\"commandId\":\"choose-it-1\",\"turnSequenceNr\":%d,\"reply\":1}"
                .formatted(turn.sequenceNr()));
        turn(headset);
        rate(headset, 45);
        // Whoever stays for 20 s after a trigger has stood it.
        until("stood", () -> {
            headset.text("{\"type\":\"heart-rate\",\"heartRateBpm\":90.0}");
            pause(500);
            return server.get(people.therapist(), path).at("/goal/percent").asDouble() == 100.0;
        });
        server.ask(people.therapist(), path, "fire-trigger", "\"tag\":\"asked-again\"");
        rate(headset, 20);
        server.ask(people.therapist(), path, "complete", "");
        List<ToClient.Recorded> watched = new ArrayList<>();
        watch.next("end", message -> {
            if (message instanceof ToClient.Recorded one) {
                watched.add(one);
            }
            return message instanceof ToClient.Recorded one && one.update() instanceof SessionUpdate.Ended;
        });
        return watched;
    }

    private static ToClient.Recorded turn(TestSocket headset) {
        return (ToClient.Recorded) headset.next(
                "turn",
                message -> message instanceof ToClient.Recorded one
                        && one.update() instanceof SessionUpdate.ConversationTurn);
    }

    private static void rate(TestSocket headset, int suds) {
        String id = "suds-rated-" + suds;
        headset.text("{\"type\":\"record-suds\",\"commandId\":\"%s\",\"suds\":%d}".formatted(id, suds));
        headset.next(
                "answer",
                message -> message instanceof ToClient.Answer answer
                        && answer.commandId().equals(id)
                        && answer.result() == ToClient.Result.RECORDED);
    }

    /** Summary, proposal, reflection, what came of the fear. @return the patient's summary in the end */
    private static JsonNode afterwards(People people, String session, long expected) {
        RealServer server = people.server();
        String path = "/sessions/" + session + "/summary";
        until(
                "in the course",
                () -> server.get(people.therapist(), path).at("/inCourse").asBoolean());
        JsonNode summary = server.get(people.therapist(), path);
        assertEquals("completed", summary.at("/outcome").asString());
        assertEquals(70, summary.at("/suds/peak").asInt());
        assertEquals(20, summary.at("/suds/end").asInt());
        assertEquals(100.0 * 50 / 70, summary.at("/suds/reductionPercent").asDouble());
        assertEquals("excellent", summary.at("/suds/band").asString());
        assertEquals(3, summary.at("/ratings").size());
        assertEquals(90.0, summary.at("/ratings/2/heartRateBpm").asDouble());
        assertEquals("challenges-answered", summary.at("/goal/measuredBy").asString());
        assertEquals(50.0, summary.at("/goal/percent").asDouble(), "one of two triggers was stood");
        assertTrue(summary.at("/goal/reached").asBoolean());
        assertEquals(List.of("first-of-sublevel", "distress-halved", "sublevel-passed"), kinds(summary));
        assertEquals(expected, summary.at("/toReviewNrs/0").asLong());
        JsonNode proposal = summary.at("/homework");
        assertEquals("exposure", proposal.at("/kind").asString());
        assertEquals("Buy a ticket", proposal.at("/situation").asString());
        assertTrue(LocalDate.parse(proposal.at("/due").asString()).isAfter(LocalDate.now(java.time.ZoneOffset.UTC)));
        assertTrue(server.get(people.patient(), path).at("/homework").isNull());

        people.asks(
                people.therapist(),
                "assign-homework",
                "\"kind\":\"exposure\",\"text\":\"%s\",\"due\":\"%s\",\"itemNr\":%d"
                        .formatted(
                                proposal.at("/situation").asString(),
                                proposal.at("/due").asString(),
                                proposal.at("/itemNr").asLong()));
        assertTrue(server.get(people.therapist(), path).at("/homework").isNull(), "it is assigned already");
        people.asks(
                people.patient(),
                "review-outcome",
                "\"expectationNr\":%d,\"probability\":30,\"happened\":false,\"learned\":\"Nobody laughed\","
                                .formatted(expected)
                        + "\"safetyBehaviours\":[\"looked at the floor\"],\"contexts\":[\"café\",\"strangers\"]");
        people.asks(
                people.patient(),
                "reflect-session",
                "\"sessionId\":\"%s\",\"wentWell\":\"I stayed\",\"nextTime\":\"Look up\"".formatted(session));
        JsonNode learning = server.get(people.therapist(), people.course() + "/learning");
        assertEquals(0.8, learning.at("/expectations/0/surprise").asDouble());
        assertEquals(
                "looked at the floor",
                learning.at("/expectations/0/review/safetyBehaviours/0").asString());
        assertEquals("I stayed", learning.at("/reflections/0/wentWell").asString());
        JsonNode after = server.get(people.patient(), path);
        assertTrue(after.at("/reflected").asBoolean());
        assertEquals(0, after.at("/toReviewNrs").size());
        assertTrue(kinds(after).contains("fear-disproved"), after.toString());
        assertTrue(kinds(after).contains("sublevel-passed"), "the fear fell by 50 points: " + after);
        return after;
    }

    private static List<String> kinds(JsonNode summary) {
        return StreamSupport.stream(summary.at("/achievements").spliterator(), false)
                .map(one -> one.at("/kind").asString())
                .toList();
    }

    /** What was shown live, what the list tells and what a replay shows are the same. */
    private void reviewed(People people, String session, List<ToClient.Recorded> watched) {
        RealServer server = people.server();
        String path = "/sessions/" + session;
        JsonNode view = server.get(people.therapist(), path);
        JsonNode state = server.get(people.therapist(), path + "/state");
        assertEquals(view, state.at("/session"));
        JsonNode events =
                server.get(people.therapist(), path + "/events?limit=500").at("/items");
        List<JsonNode> live = watched.stream()
                .map(one -> Wire.mapper().valueToTree(one.update()))
                .map(JsonNode.class::cast)
                .toList();
        List<JsonNode> listed = StreamSupport.stream(events.spliterator(), false)
                .map(one -> one.at("/update"))
                .limit(live.size())
                .toList();
        assertEquals(live.toString(), listed.toString());
        List<String> tags = StreamSupport.stream(events.spliterator(), false)
                .filter(one -> one.at("/update/type").asString().equals("trigger-fired"))
                .map(one -> one.at("/update/tag").asString())
                .toList();
        assertEquals(List.of("sigh-behind", "asked-again"), tags);

        TestSocket replay = socket(server, people.therapist(), session, "replay");
        ToClient.Welcome welcome = replay.next(ToClient.Welcome.class);
        assertEquals(view.at("/stateHash").asString(), welcome.session().stateHash());
        replay.text(
                "{\"type\":\"seek\",\"atMs\":%d}".formatted(view.at("/activeMs").asLong() / 2));
        ToClient.Replay at = replay.next(ToClient.Replay.class);
        assertTrue(at.verified(), "the crowd met every fingerprint");
        assertEquals(50.0, Objects.requireNonNull(welcome.session().goal()).percent());
    }
}
