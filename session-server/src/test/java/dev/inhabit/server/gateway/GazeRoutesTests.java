package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Where a patient looked, from a headset's socket to a therapist's map, live and later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GazeRoutesTests {
    private @org.jspecify.annotations.Nullable TestClinic started;

    private TestClinic clinic() {
        return Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() {
        started = new TestClinic();
    }

    @AfterAll
    void stop() {
        clinic().close();
    }

    private JsonNode gaze(String session, String query) {
        HttpResponse<String> answer = clinic().get("/api/v1/sessions/" + session + "/gaze" + query, "therapist");
        assertEquals(200, answer.statusCode(), answer.body());
        return Wire.mapper().readTree(answer.body()).get("data");
    }

    private static void recorded(TestSocket page) {
        page.next(
                "readings",
                message -> message instanceof ToClient.Recorded recorded
                        && recorded.update() instanceof SessionUpdate.Telemetry telemetry
                        && telemetry.chunk().headYawDeg() != null);
    }

    @Test
    void aWindowOfALiveSessionIsTheSameAfterItsEnd() throws InterruptedException {
        String session = clinic().startedSession("gaze");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        headset.next(ToClient.Welcome.class);
        page.next(ToClient.Welcome.class);
        for (int i = 0; i < 12; i++) {
            headset.say(i < 6 ? new ToServer.HeadPose(3, 0, 2) : new ToServer.HeadPose(150, 0, null));
            page.next(ToClient.Live.class);
            Thread.sleep(100);
        }
        recorded(page);
        JsonNode all = gaze(session, "");
        long samples = all.at("/samples").asLong();
        assertTrue(samples >= 2, all.toString());
        assertEquals(2, all.at("/faces/0/npc").asInt());
        assertEquals(
                100,
                all.at("/shares/facePercent").asDouble()
                        + all.at("/shares/elsewherePercent").asDouble(),
                1e-9);
        long toMs = all.at("/toMs").asLong();
        JsonNode live = gaze(session, "?fromMs=0&toMs=" + toMs);
        assertEquals(samples, live.at("/samples").asLong());
        page.say(new dev.inhabit.protocol.SessionRequest.ForceExit("gaze-is-over", null, null));
        page.next(
                "the end",
                message -> message instanceof ToClient.Recorded recorded
                        && recorded.update() instanceof SessionUpdate.Ended);
        assertEquals(live, gaze(session, "?fromMs=0&toMs=" + toMs));
    }

    @Test
    void itIsForTherapistsAndNamesWhatIsWrong() {
        String session = clinic().startedSession("gaze-refused");
        String path = "/api/v1/sessions/" + session + "/gaze";
        assertEquals(403, clinic().get(path, "patient").statusCode());
        HttpResponse<String> wrong = clinic().get(path + "?fromMs=500&toMs=500", "therapist");
        assertEquals(400, wrong.statusCode());
        assertTrue(wrong.body().contains("toMs is 500, must be more than fromMs, which is 500"), wrong.body());
        assertEquals(400, clinic().get(path + "?fromMs=-1", "therapist").statusCode());
        assertEquals(0, gaze(session, "?fromMs=0&toMs=1").at("/samples").asLong());
    }
}
