package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.DeviceKind;
import dev.inhabit.protocol.DeviceMetric;
import dev.inhabit.protocol.PairedDevice;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.patient.ConsentFlow;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A watch that sends over HTTP: its key, its batches, and who sees what it says. */
final class BodyPushRoutesTests extends RestRoutes {
    private static final PairedDevice WATCH = new PairedDevice(
            "watch-1",
            DeviceKind.WATCH,
            "Watch",
            List.of(
                    new DeviceMetric(BodyMetric.HEART_RATE, "bpm"),
                    new DeviceMetric(BodyMetric.RR, "ms"),
                    new DeviceMetric(BodyMetric.SDNN, "ms")));

    private int batches;

    private String paired(String name) {
        String session = clinic().startedSession(name);
        String pair = Wire.mapper()
                .writerFor(SessionRequest.class)
                .writeValueAsString(new SessionRequest.PairDevice("pair-" + name, null, WATCH));
        assertEquals(200, clinic().post(commands(session), "patient", pair).statusCode());
        return session;
    }

    private static String commands(String session) {
        return API + "/sessions/" + session + "/commands";
    }

    private HttpResponse<String> asksKey(String session, String commandId, String as) {
        return clinic().post(
                        API + "/sessions/" + session + "/device-keys",
                        as,
                        "{\"commandId\":\"%s\",\"deviceId\":\"watch-1\"}".formatted(commandId));
    }

    private String key(String session) {
        return data(asksKey(session, "key-" + session.substring(5, 20), "therapist"))
                .at("/key")
                .asString();
    }

    private HttpResponse<String> push(String session, String key, String samples) {
        return pushAs(session, key, "batch-no-" + batches++, samples);
    }

    private HttpResponse<String> pushAs(String session, String key, String commandId, String samples) {
        return clinic().post(
                        API + "/sessions/" + session + "/body/samples",
                        key,
                        "{\"commandId\":\"%s\",\"samples\":[%s]}".formatted(commandId, samples));
    }

    private static String rate(long atMs, double bpm) {
        return "{\"atMs\":%d,\"metric\":\"heart-rate\",\"unit\":\"bpm\",\"value\":%s}".formatted(atMs, bpm);
    }

    /** So long consents are remembered. */
    private static void aSecondPasses() throws InterruptedException {
        Thread.sleep(1_100);
    }

    private static JsonNode error(HttpResponse<String> answer) {
        return Wire.mapper().readTree(answer.body()).at("/error");
    }

    @Test
    void aKeyIsShownOnceToWhoMayPairAndStandsNowhere() {
        String session = paired("key-once");
        assertEquals(403, asksKey(session, "key-of-stranger", "stranger").statusCode());
        HttpResponse<String> first = asksKey(session, "key-once-0001", "patient");
        String key = data(first).at("/key").asString();
        assertTrue(key.startsWith("watch-1.") && key.length() > 50, "what it is");
        assertEquals(409, asksKey(session, "key-once-0001", "patient").statusCode(), "not even by a repeat");
        String events = clinic().get(API + "/sessions/" + session + "/events?limit=500", "therapist")
                .body();
        assertTrue(events.contains("device-key-issued"));
        assertFalse(events.contains(key.substring(8)));
        assertEquals(
                "DEVICE_NOT_PAIRED",
                error(clinic().post(
                                        API + "/sessions/" + session + "/device-keys",
                                        "patient",
                                        "{\"commandId\":\"key-of-none-1\",\"deviceId\":\"watch-2\"}"))
                        .at("/code")
                        .asString());
    }

    @Test
    void aBatchNeedsTheKeyOfAPairedDeviceAndThePatientsConsent() throws InterruptedException {
        String session = paired("key-needed");
        String key = key(session);
        String sample = rate(System.currentTimeMillis(), 92);
        assertEquals(401, push(session, "", sample).statusCode());
        assertEquals(401, push(session, "therapist", sample).statusCode(), "nobody's own token is one");
        assertEquals(401, push(session, key + "x", sample).statusCode());
        assertEquals(401, push("demo~nowhere", key, sample).statusCode());
        String other = paired("key-elsewhere");
        assertEquals(401, push(other, key, sample).statusCode(), "another session's key");
        assertEquals(200, push(session, key, sample).statusCode());
        assertEquals(401, clinic().get(API + "/sessions/" + session, key).statusCode(), "it opens nothing else");
        clinic().consents.put(ConsentFlow.WEARABLES, false);
        aSecondPasses();
        try {
            assertEquals(
                    403,
                    push(session, key, rate(System.currentTimeMillis(), 93)).statusCode());
        } finally {
            clinic().consents.put(ConsentFlow.WEARABLES, true);
            aSecondPasses();
        }
        clinic().post(
                        commands(session),
                        "therapist",
                        "{\"type\":\"unpair-device\",\"commandId\":\"unpair-watch\",\"deviceId\":\"watch-1\"}");
        assertEquals(
                401, push(session, key, rate(System.currentTimeMillis(), 94)).statusCode());
    }

    @Test
    void aBatchIsRefusedWholeWithTheIndexOfTheSampleThatIsWrong() {
        String session = paired("whole");
        String key = key(session);
        long now = System.currentTimeMillis();
        List<String> wrong = new ArrayList<>();
        for (String sample : List.of(
                rate(now, 301),
                rate(now - 600_000, 90),
                rate(now, 90).replace("\"bpm\"", "\"ms\""),
                rate(now, 90).replace("heart-rate", "pulse"),
                "{\"atMs\":%d,\"metric\":\"skin-conductance\",\"unit\":\"uS\",\"value\":4.1}".formatted(now),
                "{\"atMs\":%d,\"metric\":\"heart-rate\",\"unit\":\"bpm\",\"value\":\"90\"}".formatted(now))) {
            HttpResponse<String> answer = push(session, key, rate(now - 1_000, 90) + "," + sample);
            assertEquals(400, answer.statusCode(), sample);
            String message = error(answer).at("/message").asString();
            assertTrue(message.startsWith("samples[1]."), message);
            wrong.add(error(answer).at("/field").asString());
        }
        assertEquals(List.of("value", "atMs", "unit", "metric", "metric", "value"), wrong);
        assertFalse(clinic().get(API + "/sessions/" + session + "/events?limit=500", "therapist")
                .body()
                .contains("samples-received"));
        assertEquals(
                "samples has 0 entries, must have 1 to 500",
                error(push(session, key, "")).at("/message").asString());
        String many = String.join(",", java.util.Collections.nCopies(501, rate(now, 90)));
        assertEquals("samples", error(push(session, key, many)).at("/field").asString());
    }

    @Test
    void aRetryHasNoSecondEffectAndAnotherBatchUnderItsIdIsRefused() {
        String session = paired("retry");
        String key = key(session);
        long now = System.currentTimeMillis();
        HttpResponse<String> first = pushAs(session, key, "batch-retried", rate(now, 90));
        HttpResponse<String> again = pushAs(session, key, "batch-retried", rate(now, 90));
        assertEquals("recorded", data(first).at("/result").asString());
        assertEquals("repeated", data(again).at("/result").asString());
        assertEquals(
                data(first).at("/sequenceNr").asLong(),
                data(again).at("/sequenceNr").asLong());
        assertEquals(409, pushAs(session, key, "batch-retried", rate(now, 91)).statusCode());
        assertEquals(
                401, pushAs(session, key + "x", "batch-retried", rate(now, 90)).statusCode(), "nor without the key");
        assertEquals("batch-retried", data(again).at("/commandId").asString());
        assertEquals(200, push(session, key, rate(now, 90)).statusCode(), "nor under a new id");
        String events = clinic().get(API + "/sessions/" + session + "/events?limit=500", "therapist")
                .body();
        assertEquals(1, events.split("samples-received", -1).length - 1);
    }

    @Test
    void moreThanItsPaceIsRefusedUntilLater() {
        String session = paired("pace");
        String key = key(session);
        int status = 200;
        for (int i = 0; i < 100 && status == 200; i++) {
            HttpResponse<String> answer = push(session, key, rate(System.currentTimeMillis(), 90));
            status = answer.statusCode();
            if (status == 429) {
                assertTrue(answer.headers().firstValue("Retry-After").isPresent());
            }
        }
        assertEquals(429, status);
    }

    @Test
    void whatItSendsReachesThePanelOfTherapistAndPatientWithItsSourceAndThenTheReplay() {
        String session = paired("panel");
        String key = key(session);
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        TestSocket own = clinic().open(session, "watch", "patient").hello();
        long now = System.currentTimeMillis();
        String sdnn = "{\"atMs\":%d,\"metric\":\"sdnn\",\"unit\":\"ms\",\"value\":48.5}".formatted(now - 500);
        assertEquals(
                200,
                push(session, key, rate(now - 1_000, 91) + "," + rate(now, 92) + "," + sdnn)
                        .statusCode());
        SessionUpdate.SamplesReceived received = assertInstanceOf(
                SessionUpdate.SamplesReceived.class, recorded(page, SessionUpdate.SamplesReceived.class));
        assertTrue(received.followed());
        assertEquals(
                List.of(BodyMetric.HEART_RATE, BodyMetric.SDNN),
                received.series().stream().map(one -> one.metric()).toList());
        ToClient.Body body = (ToClient.Body) page.next(
                "a body",
                message -> message instanceof ToClient.Body seen && seen.heart().heartRateBpm() != null);
        assertEquals(92, body.heart().heartRateBpm());
        assertEquals("watch-1", Objects.requireNonNull(body.pushed()).deviceId());
        assertEquals(48.5, body.pushed().sdnnMs());
        recorded(own, SessionUpdate.Withheld.class);
        ToClient.OwnHeart heart = (ToClient.OwnHeart) own.next(
                "the own heart",
                message -> message instanceof ToClient.OwnHeart seen
                        && seen.heart().heartRateBpm() != null);
        assertEquals(92, heart.heart().heartRateBpm());
        recorded(page, SessionUpdate.Telemetry.class);
        clinic().post(
                        commands(session),
                        "therapist",
                        "{\"type\":\"complete\",\"commandId\":\"complete-panel\",\"outcome\":\"completed\"}");
        recorded(page, SessionUpdate.Ended.class);
        TestSocket replay = clinic().open(session, "replay", "therapist").hello();
        replay.text("{\"type\":\"seek\",\"atMs\":600000}");
        ToClient.Body again = (ToClient.Body) replay.next(
                "the body again",
                message -> message instanceof ToClient.Body seen && seen.heart().heartRateBpm() != null);
        assertEquals(92, again.heart().heartRateBpm());
        assertEquals(
                body.pushed().sdnnMs(), Objects.requireNonNull(again.pushed()).sdnnMs());
        assertNotEquals(0, again.atActiveMs());
    }

    private static SessionUpdate recorded(TestSocket socket, Class<? extends SessionUpdate> kind) {
        return ((ToClient.Recorded) socket.next(
                        kind.getSimpleName(),
                        message -> message instanceof ToClient.Recorded recorded && kind.isInstance(recorded.update())))
                .update();
    }
}
