package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Phase;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Requests over sockets whose form is wrong: each is answered by its id, and an exit is an exit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketFormTests {
    private @Nullable TestClinic started;

    private TestClinic clinic() {
        return Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() {
        started = new TestClinic("");
    }

    @AfterAll
    void stop() {
        clinic().close();
    }

    private TestSocket greeted(String session, String purpose, String as) {
        TestSocket socket = clinic().open(session, purpose, as).hello();
        socket.next(ToClient.Welcome.class);
        return socket;
    }

    private static ToClient.Problem refused(TestSocket socket, String commandId) {
        ToClient.Answer answer = socket.next(ToClient.Answer.class);
        assertEquals(ToClient.Result.REFUSED, answer.result());
        assertEquals(commandId, answer.commandId());
        ToClient.Problem error = Objects.requireNonNull(answer.error());
        assertEquals(ErrorCode.INVALID_FIELD, error.code());
        return error;
    }

    @Test
    void aRequestWithAnIdIsAnsweredByItWhateverElseIsWrong() {
        TestSocket socket = greeted(clinic().startedSession("by-its-id"), "headset", "patient");
        int nr = 0;
        for (String wrong : List.of(
                "\"suds\":101",
                "\"suds\":\"62\"",
                "\"suds\":3000000000",
                "\"suds\":null",
                "\"suds\":62,\"source\":\"nose\"",
                "\"suds\":62,\"occurredAtMs\":-5",
                "\"suds\":62,\"source\":\"therapist-entered\"",
                "\"suds\":62,\"more\":1")) {
            String id = "wrong-suds-" + nr++;
            socket.text("{\"type\":\"record-suds\",\"commandId\":\"" + id + "\"," + wrong + "}");
            ToClient.Problem problem = refused(socket, id);
            String field = wrong.substring(wrong.lastIndexOf(",") + 2, wrong.lastIndexOf(":") - 1);
            assertEquals(wrong.startsWith("\"suds\":62,") ? field : "suds", problem.field(), wrong);
        }
        socket.text("{\"type\":\"record-suds\",\"commandId\":\"?\",\"suds\":101}");
        assertEquals("suds", socket.next(ToClient.Refused.class).error().field());
    }

    @Test
    void anExitIsTakenWhateverIsWrongInIt() {
        int nr = 0;
        for (String wrong : List.of(
                "\"commandId\":\"exit-it-now\",\"occurredAtMs\":-5",
                "\"commandId\":\"exit-it-now\",\"occurredAtMs\":\"now\"",
                "\"commandId\":\"exit-it-now\",\"more\":1",
                "\"commandId\":\"no ?\"",
                "\"commandId\":5",
                "\"reason\":7")) {
            for (String type : List.of("safety-exit", "force-exit")) {
                TestSocket socket = greeted(clinic().startedSession("exit-form-" + nr++), "headset", "patient");
                socket.text("{\"type\":\"" + type + "\"," + wrong + "}");
                isTaken(socket, wrong);
            }
        }
    }

    /** The order to leave and the answers come by different ways, so in any order. */
    private static void isTaken(TestSocket socket, String wrong) {
        boolean told = false;
        boolean recorded = false;
        while (!told || !recorded) {
            ToClient message = socket.next(
                    "order to leave or answer",
                    any -> any instanceof ToClient.GoToSafeScene || any instanceof ToClient.Answer);
            if (message instanceof ToClient.GoToSafeScene leave) {
                assertEquals("patient", leave.by());
                told = true;
            } else if (message instanceof ToClient.Answer answer) {
                assertEquals(wrong.contains("exit-it-now"), answer.commandId().equals("exit-it-now"), wrong);
                recorded |= answer.result() == ToClient.Result.RECORDED;
                assertTrue(recorded || answer.result() == ToClient.Result.DELIVERED, wrong);
            }
        }
    }

    @Test
    void anExitWithoutAnIdIsOneExitHoweverOftenItIsSent() {
        String session = clinic().startedSession("exit-again");
        TestSocket socket = greeted(session, "headset", "patient");
        socket.text("{\"type\":\"safety-exit\"}");
        String first = answered(socket, ToClient.Result.RECORDED);
        socket.text("{\"type\":\"safety-exit\"}");
        assertEquals(first, answered(socket, ToClient.Result.REPEATED));
        assertTrue(first.startsWith("exit-"), first);
    }

    private static String answered(TestSocket socket, ToClient.Result result) {
        ToClient answer =
                socket.next(result.name(), any -> any instanceof ToClient.Answer heard && heard.result() == result);
        return ((ToClient.Answer) answer).commandId();
    }

    @Test
    void aRatingSaysWhoEnteredIt() {
        String session = clinic().startedSession("who-rated");
        TestSocket headset = greeted(session, "headset", "patient");
        TestSocket page = greeted(session, "watch", "therapist");
        headset.say(new SessionRequest.RecordSuds("rated-by-patient", null, 40, null, null));
        assertEquals(SessionRequest.SudsSource.HAND, rated(page, 40).source());
        page.say(new SessionRequest.RecordSuds("rated-by-therapist", null, 41, null, null));
        assertEquals(
                SessionRequest.SudsSource.THERAPIST_ENTERED, rated(page, 41).source());
        page.say(new SessionRequest.RecordSuds("said-and-heard", null, 42, null, SessionRequest.SudsSource.VOICE));
        assertEquals(SessionRequest.SudsSource.VOICE, rated(page, 42).source());
        page.say(new SessionRequest.RecordSuds("no-hand-of-theirs", null, 43, null, SessionRequest.SudsSource.HAND));
        ToClient.Answer refused = (ToClient.Answer) page.next(
                "a refusal",
                any -> any instanceof ToClient.Answer heard && heard.commandId().equals("no-hand-of-theirs"));
        assertEquals("source", Objects.requireNonNull(refused.error()).field(), refused.toString());
        assertEquals(
                Phase.RUNNING,
                clinic().open(session, "watch", "therapist")
                        .hello()
                        .next(ToClient.Welcome.class)
                        .session()
                        .phase());
    }

    private static SessionUpdate.Suds rated(TestSocket page, int suds) {
        while (true) {
            if (page.next(ToClient.Recorded.class).update() instanceof SessionUpdate.Suds rating
                    && rating.suds() == suds) {
                return rating;
            }
        }
    }
}
