package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ConversationView;
import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.TurnCause;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.catalog.Content;
import dev.inhabit.server.record.EntityId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whole conversations over real sockets: chosen, spoken, kept silent, and with a crash in the middle. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TalkSocketTests {
    private static final int TURNS_MAX = 60;

    private final TestClinic clinic = new TestClinic();

    @BeforeAll
    void peopleSpeak() {
        clinic.content = Content.load(Path.of(System.getProperty("inhabit.root"), "config"));
    }

    @AfterAll
    void stop() {
        clinic.close();
    }

    /** One turn as a socket hears it. */
    private record Heard(ToClient.Recorded recorded, SessionUpdate.ConversationTurn turn) {}

    private static Heard turn(TestSocket socket) {
        ToClient.Recorded recorded = (ToClient.Recorded) socket.next(
                "turn",
                message -> message instanceof ToClient.Recorded one
                        && one.update() instanceof SessionUpdate.ConversationTurn);
        return new Heard(recorded, (SessionUpdate.ConversationTurn) recorded.update());
    }

    private TestSocket headset(String session) {
        TestSocket headset = clinic.open(session, "headset", "patient").hello();
        headset.next(ToClient.Welcome.class);
        return headset;
    }

    private void passes(long ms) {
        clinic.sessions.ahead = clinic.sessions.ahead.plusMillis(Math.max(0, ms));
    }

    /** Until an answer to it is heard. */
    private void untilOpen(Heard heard) {
        passes(heard.turn().openAtActiveMs() - heard.recorded().atActiveMs());
    }

    private static String choose(TestSocket socket, Heard heard, int reply) {
        String id = "choose-after-" + heard.recorded().sequenceNr() + "-" + reply;
        socket.say(new SessionRequest.ChooseReply(id, null, heard.recorded().sequenceNr(), reply));
        return id;
    }

    /** The turn that follows from a choice, which is answered before or after it is told. */
    private static Heard chosen(TestSocket socket, Heard heard, int reply) {
        String id = choose(socket, heard, reply);
        List<Heard> turns = new ArrayList<>();
        List<ToClient.Result> results = new ArrayList<>();
        socket.next("turn and answer", message -> {
            if (message instanceof ToClient.Answer answer && answer.commandId().equals(id)) {
                results.add(answer.result());
            } else if (message instanceof ToClient.Recorded one
                    && one.update() instanceof SessionUpdate.ConversationTurn turn) {
                turns.add(new Heard(one, turn));
            }
            return !results.isEmpty() && !turns.isEmpty();
        });
        assertEquals(List.of(ToClient.Result.RECORDED), results);
        assertEquals(TurnCause.MENU, turns.get(0).turn().cause());
        assertEquals(reply, turns.get(0).turn().reply());
        return turns.get(0);
    }

    @Test
    void aPatientWhoChoosesComesToAnEndAndTheTherapistHearsEachLine() {
        String session = clinic.startedSession("choosing", "1A");
        TestSocket page = clinic.open(session, "watch", "therapist").hello();
        TestSocket headset = headset(session);
        List<String> lines = new ArrayList<>();
        Heard heard = turn(headset);
        assertEquals(TurnCause.START, heard.turn().cause());
        for (int i = 0; heard.turn().ending() == null && i < TURNS_MAX; i++) {
            heard.turn().lines().forEach(line -> lines.add(line.text()));
            untilOpen(heard);
            heard = chosen(headset, heard, 1);
        }
        assertNotNull(heard.turn().ending());
        assertEquals(List.of(), heard.turn().choices());
        heard.turn().lines().forEach(line -> lines.add(line.text()));
        List<String> toTherapist = new ArrayList<>();
        for (Heard each = turn(page); ; each = turn(page)) {
            each.turn().lines().forEach(line -> toTherapist.add(line.text()));
            if (each.turn().ending() != null) {
                break;
            }
        }
        assertEquals(lines, toTherapist);
        choose(headset, heard, 1);
        assertEquals(
                ErrorCode.CONFLICT,
                Objects.requireNonNull(headset.next(ToClient.Answer.class).error())
                        .code());
    }

    @Test
    void aPatientWhoSaysNothingIsHelpedAndLedToAnEnd() {
        String session = clinic.startedSession("silent", "1A");
        TestSocket headset = headset(session);
        Heard heard = turn(headset);
        for (int i = 0; heard.turn().ending() == null && i < TURNS_MAX; i++) {
            passes(30_000);
            heard = turn(headset);
            assertEquals(TurnCause.SILENCE, heard.turn().cause());
            assertNull(heard.turn().reply());
        }
        assertNotNull(heard.turn().ending());
    }

    @Test
    void nobodySpeaksIntoASceneInWhichNobodyIs() {
        String session = clinic.startedSession("alone", "1A");
        TestSocket page = clinic.open(session, "watch", "therapist").hello();
        passes(60_000);
        page.next(ToClient.Live.class);
        page.next(ToClient.Live.class);
        TestSocket headset = headset(session);
        Heard first = turn(headset);
        assertEquals(TurnCause.START, first.turn().cause());
        assertEquals(first.turn().lines(), turn(page).turn().lines());
    }

    @Test
    void whatIsSaidIsHeardAndItsWordsGoNowhere() {
        String session = clinic.startedSession("spoken", "1A");
        TestSocket headset = headset(session);
        Heard heard = turn(headset);
        untilOpen(heard);
        headset.say(new ToServer.Words("zzyzx quux", 900, 20));
        Heard misheard = turn(headset);
        assertEquals(TurnCause.MISHEARD, misheard.turn().cause());
        assertTrue(misheard.turn().choicesForward());
        untilOpen(misheard);
        headset.say(new ToServer.Words("zzyzx plugh I don't want to say my name", 900, 95));
        Heard answered = turn(headset);
        assertEquals(TurnCause.WORDS, answered.turn().cause());
        String events = clinic.get("/api/v1/sessions/" + session + "/events", "therapist")
                .body();
        assertTrue(events.contains("conversation-turn"));
        assertFalse(events.contains("zzyzx") || events.contains("plugh"), "nobody keeps what was said");
    }

    /** As when the server dies: the entity comes back from its journal, and the headset by its cursor. */
    @Test
    void aSessionThatIsKilledGoesOnWhereItWas() {
        String session = clinic.startedSession("killed", "1A");
        EntityId id = EntityId.parse(session);
        TestSocket headset = headset(session);
        Heard heard = turn(headset);
        long last = 0;
        for (int i = 0; heard.turn().ending() == null && i < TURNS_MAX; i++) {
            assertTrue(heard.recorded().sequenceNr() > last, "nothing twice");
            last = heard.recorded().sequenceNr();
            if (i < 2) {
                clinic.sessions.kill(id);
                ToClient.Welcome back = headset.next(ToClient.Welcome.class);
                ConversationView.Turn now = Objects.requireNonNull(
                        Objects.requireNonNull(back.session().conversation()).turn());
                assertEquals(last, now.sequenceNr());
                assertEquals(heard.turn().lines(), now.lines());
                assertEquals(heard.turn().choices(), now.choices());
            }
            untilOpen(heard);
            heard = chosen(headset, heard, 1);
        }
        assertNotNull(heard.turn().ending());
        TestSocket late = clinic.open(session, "watch", "therapist").hello();
        ConversationView whole = Objects.requireNonNull(
                late.next(ToClient.Welcome.class).session().conversation());
        assertEquals(heard.turn().ending(), Objects.requireNonNull(whole.turn()).ending());
        assertEquals("Anna", whole.people().get(0).name());
        assertFalse(Wire.write(heard.recorded()).contains("\"seed\""), "chance is nobody's to foresee");
    }

    @Test
    void whoStillSpeaksIsNotTakenForSilent() {
        String session = clinic.startedSession("speaking", "1A");
        TestSocket headset = headset(session);
        Heard heard = turn(headset);
        untilOpen(heard);
        headset.say(new ToServer.Speaking(500)).say(new ToServer.Ping(1));
        headset.next(ToClient.Pong.class);
        ToClient.Live now = headset.next(ToClient.Live.class);
        // Beyond the silence after the question, but not after the sound of a voice.
        ConversationView.Line last =
                heard.turn().lines().get(heard.turn().lines().size() - 1);
        passes(last.atActiveMs() + last.forMs() + 6_000 - now.activeMs());
        headset.say(new ToServer.Speaking(9_000));
        passes(5_000);
        headset.say(new ToServer.Words("I would rather not say", 9_000));
        assertEquals(TurnCause.WORDS, turn(headset).turn().cause());
    }

    @Test
    void aQuestionAndAnEncouragementReachHeadsetAndTherapist() {
        String session = clinic.startedSession("questions", "3D");
        TestSocket page = clinic.open(session, "watch", "therapist").hello();
        TestSocket headset = headset(session);
        page.say(new SessionRequest.InjectEvent("ask-a-question", null, SessionRequest.SceneEvent.QUESTION, null));
        page.say(new SessionRequest.EncouragePreset("encourage-them", null, "doing-great"));
        List<String> questions = new ArrayList<>();
        for (TestSocket each : List.of(page, headset)) {
            ToClient.Recorded asked = (ToClient.Recorded) each.next(
                    "question",
                    message -> message instanceof ToClient.Recorded one
                            && one.update() instanceof SessionUpdate.QuestionAsked);
            questions.add(((SessionUpdate.QuestionAsked) asked.update()).text());
            ToClient.Recorded sent = (ToClient.Recorded) each.next(
                    "encouragement",
                    message -> message instanceof ToClient.Recorded one
                            && one.update() instanceof SessionUpdate.Encouraged);
            assertEquals(new SessionUpdate.Encouraged("You're doing great. Keep going."), sent.update());
        }
        assertEquals(questions.get(0), questions.get(1));
    }

    @Test
    void afterTheTalkQuestionsComeByThemselves() {
        String session = clinic.startedSession("after-the-talk", "3D");
        TestSocket headset = headset(session);
        List<String> questions = new ArrayList<>();
        for (int minutes : new int[] {5, 1}) {
            passes(60_000L * minutes);
            ToClient.Recorded asked = (ToClient.Recorded) headset.next(
                    "question",
                    message -> message instanceof ToClient.Recorded one
                            && one.update() instanceof SessionUpdate.QuestionAsked);
            assertEquals("server", asked.by());
            questions.add(((SessionUpdate.QuestionAsked) asked.update()).question());
        }
        assertFalse(questions.get(0).equals(questions.get(1)));
    }

    @Test
    void aTherapistChoosesForWhoAnswersAloudAndEndsTheConversation() {
        String session = clinic.startedSession("for-them", "1A");
        TestSocket page = clinic.open(session, "watch", "therapist").hello();
        TestSocket headset = headset(session);
        Heard heard = turn(headset);
        untilOpen(heard);
        chosen(page, turn(page), 1);
        assertEquals(TurnCause.MENU, turn(headset).turn().cause());
        page.say(new SessionRequest.LeaveConversation("leave-the-talk", null));
        assertEquals("left", turn(headset).turn().ending());
    }
}
