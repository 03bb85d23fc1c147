package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.AlertKind;
import dev.inhabit.protocol.AlertLevel;
import dev.inhabit.protocol.AlertView;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Alerts from what is felt to who is to see them. */
final class AlertSocketTests extends RestRoutes {
    private static <U extends SessionUpdate> ToClient.Recorded recorded(TestSocket socket, Class<U> kind) {
        return (ToClient.Recorded) socket.next(
                kind.getSimpleName(),
                message -> message instanceof ToClient.Recorded recorded && kind.isInstance(recorded.update()));
    }

    private HttpResponse<String> ask(String session, String as, String json) {
        return clinic().post(API + "/sessions/" + session + "/commands", as, json);
    }

    private SessionView view(String session, String as) {
        return Wire.read(data(clinic().get(API + "/sessions/" + session, as)).toString(), SessionView.class);
    }

    @Test
    void aRatingAboveTheLimitAlertsTherapistsAloneUntilItIsOverAndIsSeen() throws InterruptedException {
        String session = clinic().startedSession("alert-suds");
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        ask(session, "patient", "{\"type\":\"record-suds\",\"commandId\":\"suds-high-1\",\"suds\":95}");
        ToClient.Alerts.Standing standing =
                page.next(ToClient.Alerts.class).standing().get(0);
        assertEquals(AlertKind.SUDS_HIGH, standing.kind());
        ToClient.Recorded raised = recorded(page, SessionUpdate.AlertRaised.class);
        assertEquals(new SessionUpdate.AlertRaised(AlertKind.SUDS_HIGH, AlertLevel.HIGH, 95, 90), raised.update());
        recorded(headset, SessionUpdate.Withheld.class);
        assertNull(view(session, "patient").alerts());
        TestSocket second = clinic().open(session, "watch", "therapist").hello();
        assertEquals(List.of(standing), second.next(ToClient.Alerts.class).standing(), "told on coming, too");

        String seen = "{\"type\":\"acknowledge-alert\",\"commandId\":\"%s\",\"alertSequenceNr\":%d}";
        assertEquals(
                403,
                ask(session, "patient", seen.formatted("seen-patient", raised.sequenceNr()))
                        .statusCode());
        assertEquals(
                400,
                ask(session, "therapist", seen.formatted("seen-nothing", 1)).statusCode());
        assertEquals(
                200,
                ask(session, "therapist", seen.formatted("seen-0001", raised.sequenceNr()))
                        .statusCode());
        assertEquals(
                200,
                ask(session, "therapist", seen.formatted("seen-0001", raised.sequenceNr()))
                        .statusCode());
        assertEquals(
                409,
                ask(session, "therapist", seen.formatted("seen-0002", raised.sequenceNr()))
                        .statusCode());
        recorded(page, SessionUpdate.AlertAcknowledged.class);

        ask(session, "patient", "{\"type\":\"record-suds\",\"commandId\":\"suds-low-01\",\"suds\":40}");
        recorded(page, SessionUpdate.Suds.class);
        // One look later ten seconds of the session's clock pass.
        Thread.sleep(1_500);
        clinic().sessions.ahead = clinic().sessions.ahead.plusSeconds(12);
        assertEquals(List.of(), page.next(ToClient.Alerts.class).standing());
        assertEquals(
                new SessionUpdate.AlertCleared(raised.sequenceNr()),
                recorded(page, SessionUpdate.AlertCleared.class).update());
        AlertView view =
                Objects.requireNonNull(view(session, "therapist").alerts()).get(0);
        assertEquals(raised.sequenceNr(), view.sequenceNr());
        assertEquals("demo~therapist", view.acknowledgedBy());
        assertTrue(Objects.requireNonNull(view.clearedAtActiveMs()) >= view.atActiveMs());
    }

    @Test
    void aHeadsetThatDrawsTooSlowlyIsTold() {
        String session = clinic().startedSession("alert-frames");
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        headset.next(ToClient.Welcome.class);
        for (int i = 0; i < 4; i++) {
            headset.say(new ToServer.FrameRate(71.5));
        }
        ToClient.Alerts alerts = page.next(ToClient.Alerts.class);
        assertEquals(AlertKind.FRAME_RATE_LOW, alerts.standing().get(0).kind());
        assertEquals(71.5, alerts.standing().get(0).value());
    }
}
