package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.BodyMetric;
import dev.inhabit.protocol.BodyView;
import dev.inhabit.protocol.DeviceKind;
import dev.inhabit.protocol.DeviceMetric;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.FromBody;
import dev.inhabit.protocol.PairedDevice;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.VariabilityWithheld;
import dev.inhabit.protocol.Wire;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The body from a headset's socket to whoever may see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodySocketTests {
    private static final PairedDevice STRAP = new PairedDevice(
            "strap-1",
            DeviceKind.CHEST_STRAP,
            "Polar H10",
            List.of(
                    new DeviceMetric(BodyMetric.HEART_RATE, "bpm"),
                    new DeviceMetric(BodyMetric.RR, "ms"),
                    new DeviceMetric(BodyMetric.SKIN_CONDUCTANCE, "uS")));

    private @org.jspecify.annotations.Nullable TestClinic started;

    private TestClinic clinic() {
        return Objects.requireNonNull(started);
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

    private static <U extends SessionUpdate> U update(TestSocket socket, Class<U> kind) {
        return kind.cast(((ToClient.Recorded) socket.next(
                        kind.getSimpleName(),
                        message -> message instanceof ToClient.Recorded recorded && kind.isInstance(recorded.update())))
                .update());
    }

    @Test
    void aPairedSensorIsSeenByTheTherapistAndItsRateByThePatient() {
        String session = clinic().startedSession("body");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        headset.next(ToClient.Welcome.class);

        headset.say(new FromBody.HeartRate(90, null, null, "strap-1", null));
        ToClient.Problem problem = headset.next(ToClient.Refused.class).error();
        assertEquals(ErrorCode.DEVICE_NOT_PAIRED, problem.code());

        headset.say(new SessionRequest.PairDevice("pair-the-strap", null, STRAP));
        assertEquals(STRAP, update(page, SessionUpdate.DevicePaired.class).device());
        update(headset, SessionUpdate.DevicePaired.class);
        headset.say(new FromBody.SkinConductance(List.of(4.1, 4.2), 4, "strap-1", null));
        headset.say(new FromBody.HeartPacket("Fk0WAw==", "strap-1", null));

        ToClient.Body body = (ToClient.Body) page.next(
                "a body with a rate",
                message -> message instanceof ToClient.Body seen && seen.heart().heartRateBpm() != null);
        assertEquals(77.0, body.heart().heartRateBpm());
        assertNull(body.status(), "nobody knows the baseline");
        assertTrue(Objects.requireNonNull(body.sample()).withheld() != VariabilityWithheld.TOO_MUCH_CORRECTED);
        assertEquals(
                body.heart(),
                ((ToClient.OwnHeart) headset.next(
                                "the own heart",
                                message -> message instanceof ToClient.OwnHeart own
                                        && own.heart().heartRateBpm() != null))
                        .heart());
        SessionUpdate.Telemetry kept = update(page, SessionUpdate.Telemetry.class);
        assertEquals(77.0, kept.chunk().heartRateBpm());
        assertEquals(body.sample(), kept.chunk().body(), "what is recorded is what was shown");
        assertNull(update(headset, SessionUpdate.Telemetry.class).chunk().body());

        ToClient.Body gap = (ToClient.Body) page.next(
                "a gap",
                message -> message instanceof ToClient.Body seen && seen.heart().heartRateBpm() == null);
        assertTrue(Objects.requireNonNull(gap.heart().gapMs()) > 0);
        TestSocket second = clinic().open(session, "watch", "therapist").hello();
        assertNull(second.next(ToClient.Body.class).heart().heartRateBpm(), "told on coming, too");
    }

    /** Intervals from the headset's own sensor, no watch and no file: the phone that comes later sees all of it. */
    @Test
    void aPatientsPageThatComesLaterHasTheWholePanelAndSoHasItsRoute() {
        String session = clinic().startedSession("panel");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        headset.next(ToClient.Welcome.class);
        headset.say(new FromBody.HeartRate(90, List.of(667.0, 666.0), null, null, null));
        ToClient.OwnHeart first = ownHeart(headset, true);
        headset.say(new FromBody.HeartRate(96, List.of(625.0), null, null, null));
        ToClient.OwnHeart second = (ToClient.OwnHeart) headset.next(
                "the next five seconds",
                message -> message instanceof ToClient.OwnHeart own
                        && own.atActiveMs() > first.atActiveMs()
                        && Objects.equals(own.heart().heartRateBpm(), 96.0));
        assertEquals(96.0, second.heart().peakBpm());
        assertTrue(rates(second.heart()).containsAll(List.of(90.0, 96.0)), second::toString);
        ToClient.OwnHeart gap = ownHeart(headset, false);
        assertTrue(Objects.requireNonNull(gap.heart().gapMs()) > 0);

        TestSocket phone = clinic().open(session, "watch", "patient").hello();
        ToClient.OwnHeart seen = phone.next(ToClient.OwnHeart.class);
        assertTrue(rates(seen.heart()).containsAll(List.of(90.0, 96.0)), seen::toString);
        assertEquals(96.0, seen.heart().peakBpm());

        JsonNode panel = Wire.mapper()
                .readTree(clinic().get("/api/v1/sessions/" + session + "/heart", "patient")
                        .body())
                .at("/data");
        assertEquals(96, panel.at("/heart/peakBpm").asDouble(), panel.toString());
        assertFalse(panel.at("/heart/graph").isEmpty(), panel.toString());
        assertTrue(panel.at("/files").isEmpty());
        assertEquals(
                403,
                clinic().get("/api/v1/sessions/" + session + "/heart", "stranger")
                        .statusCode());
        assertEquals(
                "at",
                Wire.mapper()
                        .readTree(clinic().get("/api/v1/sessions/" + session + "/heart?at=soon", "patient")
                                .body())
                        .at("/error/field")
                        .asString());
    }

    private static ToClient.OwnHeart ownHeart(TestSocket socket, boolean measured) {
        return (ToClient.OwnHeart) socket.next(
                "the own heart, measured " + measured,
                message ->
                        message instanceof ToClient.OwnHeart own && (own.heart().heartRateBpm() != null) == measured);
    }

    private static List<Double> rates(BodyView heart) {
        return heart.graph().stream().flatMap(run -> run.bpm().stream()).toList();
    }

    @Test
    void thePaceToBreatheByReachesTheHeadsetWithinTheClinicsLimits() {
        String session = clinic().startedSession("breathing");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        page.say(new SessionRequest.StartBreathing("breathe-preset", null, null));
        assertEquals(new SessionUpdate.BreathingStarted(6, 40), update(headset, SessionUpdate.BreathingStarted.class));
        page.say(new SessionRequest.StartBreathing("breathe-slower", null, 4.5));
        assertEquals(
                new SessionUpdate.BreathingStarted(4.5, 40), update(headset, SessionUpdate.BreathingStarted.class));
        page.text("{\"type\":\"start-breathing\",\"commandId\":\"breathe-wrong\",\"breathsPerMin\":7.5}");
        ToClient.Answer refused = (ToClient.Answer)
                page.next("refusal", message -> message instanceof ToClient.Answer answer && answer.error() != null);
        ToClient.Problem problem = Objects.requireNonNull(refused.error());
        assertEquals("breathsPerMin", problem.field());
        assertEquals("breathsPerMin is 7.5, must be 4.0 to 7.0", problem.message());
        headset.say(new SessionRequest.StopBreathing("breathe-no-more", null));
        update(page, SessionUpdate.BreathingStopped.class);
    }
}
