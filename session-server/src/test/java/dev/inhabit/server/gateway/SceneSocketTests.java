package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.DeviceProfile;
import dev.inhabit.protocol.HeadsetKind;
import dev.inhabit.protocol.InputMethod;
import dev.inhabit.protocol.NegotiatedProfile;
import dev.inhabit.protocol.NegotiatedProfile.AnswersBy;
import dev.inhabit.protocol.Rest;
import dev.inhabit.protocol.SceneReference;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.catalog.ClinicContent;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;

/** The scene of a session, who is ready in it, and what a headset says of itself. */
class SceneSocketTests {
    private static final TestClinic CLINIC = new TestClinic();

    static {
        CLINIC.content = ClinicContent.SHIPPED;
    }

    @AfterAll
    static void close() {
        CLINIC.close();
    }

    private static Rest.SessionScene scene(String session, String as) {
        HttpResponse<String> answer = CLINIC.get("/api/v1/sessions/" + session + "/scene", as);
        assertEquals(200, answer.statusCode(), answer.body());
        return Objects.requireNonNull(Wire.read(answer.body(), new TypeReference<Rest.Envelope<Rest.SessionScene>>() {})
                .data());
    }

    private static SceneReference place(ToClient.Welcome welcome) {
        return Objects.requireNonNull(welcome.session().place());
    }

    private static ToClient.Live live(TestSocket socket, boolean ready) {
        return (ToClient.Live) socket.next(
                "live state, ready " + ready,
                message -> message instanceof ToClient.Live live && live.headsetReady() == ready);
    }

    @Test
    void aSessionTakesPlaceInTheSceneThatItsLevelNames() {
        for (String[] each : new String[][] {{"1A", "office"}, {"3A", "auditorium"}, {"3C", "auditorium"}}) {
            String session = CLINIC.startedSession("place-" + each[0], each[0]);
            TestSocket page = CLINIC.open(session, "watch", "therapist").hello();
            SceneReference place = place(page.next(ToClient.Welcome.class));
            Rest.SessionScene scene = scene(session, "therapist");
            assertEquals(each[1], place.scene());
            assertEquals(each[1], scene.manifest().scene());
            assertEquals(place.revision(), scene.revision());
            assertFalse(scene.manifest().furniture().isEmpty());
            assertEquals(scene, scene(session, "patient"));
            page.close();
        }
    }

    @Test
    void itIsToldAsAnUpdateTooAndOthersMayNotReadIt() {
        String session = CLINIC.startedSession("place-told", "1A");
        TestSocket headset = CLINIC.open(session, "headset", "patient").say(new ToServer.Hello(0L, null, null, null));
        ToClient.Recorded told = (ToClient.Recorded) headset.next(
                "the scene",
                message -> message instanceof ToClient.Recorded recorded
                        && recorded.update() instanceof SessionUpdate.SceneChosen);
        assertEquals(
                "office", ((SessionUpdate.SceneChosen) told.update()).scene().scene());
        assertEquals(
                403,
                CLINIC.get("/api/v1/sessions/" + session + "/scene", "stranger").statusCode());
        assertEquals(
                401, CLINIC.get("/api/v1/sessions/" + session + "/scene", "").statusCode());
        assertEquals(
                404,
                CLINIC.get("/api/v1/sessions/demo~no-such-session/scene", "therapist")
                        .statusCode());
        headset.close();
    }

    @Test
    void aHeadsetIsReadyWithTheSessionsOwnSceneAndWithNoOther() {
        String session = CLINIC.startedSession("place-ready", "1A");
        TestSocket page = CLINIC.open(session, "watch", "therapist").hello();
        TestSocket headset = CLINIC.open(session, "headset", "patient").hello();
        SceneReference place = place(headset.next(ToClient.Welcome.class));
        live(page, false);
        headset.say(new ToServer.SceneReady("0".repeat(64)));
        ToClient.Problem problem = headset.next(ToClient.Refused.class).error();
        assertEquals("revision", problem.field());
        headset.say(new ToServer.SceneReady(null));
        assertEquals("revision", headset.next(ToClient.Refused.class).error().field());
        assertFalse(live(page, false).headsetReady());
        headset.say(new ToServer.SceneReady(place.revision()));
        assertTrue(live(page, true).headsetConnected());
        headset.close();
        live(page, false);
        page.close();
    }

    @Test
    void theTherapistSeesHowFastTheHeadsetDraws() {
        String session = CLINIC.startedSession("place-frames", "1A");
        TestSocket page = CLINIC.open(session, "watch", "therapist").hello();
        TestSocket headset = CLINIC.open(session, "headset", "patient").hello();
        headset.next(ToClient.Welcome.class);
        assertNull(page.next(ToClient.Live.class).framesPerS());
        headset.say(new ToServer.FrameRate(88.5));
        page.next(
                "the rate",
                message -> message instanceof ToClient.Live live && Objects.equals(live.framesPerS(), 88.5));
        headset.close();
        page.close();
    }

    @Test
    void noMorePeopleComeThanTheSceneHasPlacesFor() {
        String session = CLINIC.startedSession("place-full", "1A");
        String adjust = "{\"type\":\"adjust\",\"commandId\":\"adjust-full-%d\",\"audienceSize\":%d}";
        HttpResponse<String> tooMany =
                CLINIC.post("/api/v1/sessions/" + session + "/commands", "therapist", adjust.formatted(1, 11));
        assertEquals(400, tooMany.statusCode(), tooMany.body());
        assertTrue(tooMany.body().contains("audienceSize is 11, must be 1 to 10"), tooMany.body());
        assertEquals(
                200,
                CLINIC.post("/api/v1/sessions/" + session + "/commands", "therapist", adjust.formatted(2, 10))
                        .statusCode());
    }

    private static ToClient.Welcome welcome(String name, ToServer.Hello hello) {
        String session = CLINIC.startedSession("device-" + name, "3A");
        TestSocket headset = CLINIC.open(session, "headset", "patient").say(hello);
        ToClient.Welcome welcome = headset.next(ToClient.Welcome.class);
        headset.close();
        return welcome;
    }

    @Test
    void whatAHeadsetSaysOfItselfIsNegotiated() {
        DeviceProfile said =
                new DeviceProfile(HeadsetKind.META, List.of(InputMethod.HEAD, InputMethod.HANDS), false, 72, 20);
        NegotiatedProfile used = welcome("said", new ToServer.Hello(null, 30, null, "test", said))
                .profile();
        assertEquals(
                new NegotiatedProfile(HeadsetKind.META, false, 10, 72, 20, InputMethod.HANDS, AnswersBy.MENU), used);
    }

    @Test
    void whatIsNotSaidIsTakenForGrantedAndWatchersHaveNone() {
        NegotiatedProfile used =
                welcome("unsaid", new ToServer.Hello(null, 4, null, "test")).profile();
        assertEquals(
                new NegotiatedProfile(HeadsetKind.PC, true, 4, 90, 50, InputMethod.CONTROLLERS, AnswersBy.VOICE), used);
        String session = CLINIC.startedSession("device-watch");
        TestSocket page = CLINIC.open(session, "watch", "therapist").hello();
        assertNull(page.next(ToClient.Welcome.class).profile());
        page.close();
    }

    @Test
    void inAnOfficeNoMorePeopleAreDrawnThanItHasPlaces() {
        String session = CLINIC.startedSession("device-office", "1A");
        TestSocket headset = CLINIC.open(session, "headset", "patient").hello();
        assertEquals(
                10,
                Objects.requireNonNull(headset.next(ToClient.Welcome.class).profile())
                        .detailedNpcs());
        headset.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "kind": "oculus" | kind
            "kind": null | kind
            "inputs": [] | inputs
            "inputs": ["feet"] | inputs
            "inputs": ["hands", "hands"] | inputs
            "microphone": "yes" | microphone
            "displayHz": 29 | displayHz
            "displayHz": 241 | displayHz
            "detailedNpcsMax": 51 | detailedNpcsMax
            "detailedNpcsMax": -1 | detailedNpcsMax
            "colour": "red" | colour
            """)
    void whatIsUnknownOrOutOfRangeIsRefusedByName(String wrong, String field) {
        String session = CLINIC.startedSession("device-wrong", "1A");
        String name = wrong.substring(1, wrong.indexOf('"', 1));
        String right = "\"kind\": \"htc\", \"inputs\": [\"controllers\"], \"microphone\": true,"
                + " \"displayHz\": 90, \"detailedNpcsMax\": 50";
        String device = right.contains("\"" + name + "\"")
                ? right.replaceAll("\"" + name + "\": (\\[[^]]*]|[^,]+)", wrong)
                : right + ", " + wrong;
        TestSocket headset =
                CLINIC.open(session, "headset", "patient").text("{\"type\": \"hello\", \"device\": {" + device + "}}");
        ToClient.Problem problem = headset.next(ToClient.Refused.class).error();
        assertNotNull(problem.field(), problem.message());
        assertTrue(problem.message().contains(field), problem.message());
        headset.hello();
        headset.next(ToClient.Welcome.class);
        headset.close();
    }

    @Test
    void aHeadsetWithoutAMicrophoneSaysNothing() {
        String session = CLINIC.startedSession("device-mute", "1A");
        TestSocket headset = CLINIC.open(session, "headset", "patient")
                .say(new ToServer.Hello(
                        null,
                        null,
                        null,
                        "test",
                        new DeviceProfile(HeadsetKind.PSVR, List.of(InputMethod.CONTROLLERS), false, 90, 50)));
        headset.next(ToClient.Welcome.class);
        headset.say(new ToServer.Words("hello there", 900));
        assertTrue(headset.next(ToClient.Refused.class).error().message().contains("no microphone"));
        headset.close();
    }
}
