package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ConversationView.ActingState;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.catalog.ClinicContent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a headset is told over its socket: gauge, menu, timer, pause, encouragement; who does what. */
class HeadsUpTests {
    private static final TestClinic CLINIC = new TestClinic();

    static {
        CLINIC.content = ClinicContent.SHIPPED;
    }

    @AfterAll
    static void close() {
        CLINIC.close();
    }

    private static <U extends SessionUpdate> U update(TestSocket socket, Class<U> kind) {
        ToClient.Recorded recorded = (ToClient.Recorded) socket.next(
                kind.getSimpleName(),
                message -> message instanceof ToClient.Recorded one && kind.isInstance(one.update()));
        return kind.cast(recorded.update());
    }

    private static ToClient.Live live(TestSocket socket, String what, java.util.function.Predicate<ToClient.Live> is) {
        return (ToClient.Live) socket.next(what, message -> message instanceof ToClient.Live one && is.test(one));
    }

    private static void asks(String session, String as, String json) {
        assertEquals(
                200,
                CLINIC.post("/api/v1/sessions/" + session + "/commands", as, json)
                        .statusCode());
    }

    @Test
    void gaugeMenuTimerPauseAndEncouragementReachTheHeadset() {
        String session = CLINIC.startedSession("hud", "1A");
        TestSocket headset = CLINIC.open(session, "headset", "patient").hello();
        ToClient.Welcome welcome = headset.next(ToClient.Welcome.class);
        assertEquals(60_000, welcome.session().plannedMs(), "the timer's end");
        SessionUpdate.ConversationTurn turn = update(headset, SessionUpdate.ConversationTurn.class);
        assertFalse(turn.choices().isEmpty(), "the menu");
        long first = live(headset, "the timer", live -> live.phase() == Phase.RUNNING)
                .activeMs();
        assertTrue(live(headset, "the timer's next", live -> live.activeMs() > first)
                        .activeMs()
                > first);
        asks(session, "patient", "{\"type\":\"record-suds\",\"commandId\":\"hud-suds-1\",\"suds\":35}");
        assertEquals(35, update(headset, SessionUpdate.Suds.class).suds(), "the gauge");
        String preset = welcome.session().presets().get(0).id();
        asks(
                session,
                "therapist",
                "{\"type\":\"encourage-preset\",\"commandId\":\"hud-courage\",\"preset\":\"" + preset + "\"}");
        assertFalse(update(headset, SessionUpdate.Encouraged.class).text().isBlank());
        asks(session, "patient", "{\"type\":\"pause\",\"commandId\":\"hud-pause-1\"}");
        update(headset, SessionUpdate.Paused.class);
        long stood =
                live(headset, "the pause", live -> live.phase() == Phase.PAUSED).activeMs();
        assertEquals(stood, headset.next(ToClient.Live.class).activeMs(), "the timer stands");
        headset.close();
        TestSocket again = CLINIC.open(session, "headset", "patient").hello();
        assertEquals(
                35,
                again.next(ToClient.Welcome.class).session().suds().get(0).suds(),
                "who comes back finds the gauge as it was");
        again.close();
    }

    @Test
    void theTherapistOfTheSceneTalksAndThenListens() {
        String session = CLINIC.startedSession("acting", "1A");
        TestSocket headset = CLINIC.open(session, "headset", "patient").hello();
        headset.next(ToClient.Welcome.class);
        live(headset, "a line", live -> live.acting().get(0).state() == ActingState.TALK);
        live(headset, "an ear", live -> live.acting().get(0).state() == ActingState.LISTEN);
        headset.close();
    }
}
