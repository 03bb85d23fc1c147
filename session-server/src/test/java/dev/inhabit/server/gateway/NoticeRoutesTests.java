package dev.inhabit.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.ToServer;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.safety.NoticeReach;
import dev.inhabit.server.treatment.NoticeCommand;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Notices of risk over the interface: who sees them, who answers them, and what a session makes of it. */
class NoticeRoutesTests {
    private static final String API = "/api/v1";
    private static final String PATIENT = API + "/patients/" + TestClinic.PATIENT;

    private @Nullable TestClinic started;
    private int commands;

    private TestClinic clinic() {
        return Objects.requireNonNull(started);
    }

    @BeforeEach
    void start() {
        started = new TestClinic();
        started.readsWords();
    }

    @AfterEach
    void stop() {
        clinic().close();
    }

    private HttpResponse<String> ask(String who, String type, String fields) {
        return clinic().post(
                        PATIENT + "/commands",
                        who,
                        "{\"type\":\"%s\",\"commandId\":\"notice-%04d\",%s}".formatted(type, ++commands, fields));
    }

    private static JsonNode data(HttpResponse<String> answer) {
        assertEquals(200, answer.statusCode(), answer.body());
        return Wire.mapper().readTree(answer.body()).at("/data");
    }

    private JsonNode notices(String who) {
        return data(clinic().get(API + "/notices", who)).at("/items");
    }

    private JsonNode notice() {
        JsonNode all = data(clinic().get(PATIENT + "/scales", "therapist")).at("/notices");
        assertEquals(1, all.size(), all.toString());
        return all.get(0);
    }

    private String severeMessage() {
        data(ask("patient", "send-message", "\"text\":\"I want to die\""));
        return notice().at("/noticeNr").asString();
    }

    @Test
    void theCareTeamSeesItUntilItIsClosedAndNobodyElseDoes() {
        String nr = severeMessage();
        JsonNode mine = notices("therapist").get(0);
        assertEquals("open", mine.at("/state").asString());
        assertTrue(mine.at("/mine").asBoolean());
        assertTrue(mine.at("/ageMs").asLong() >= 0);
        assertEquals("Robin", mine.at("/patientName").asString());
        assertEquals(0, notices("stranger").size());
        assertEquals(403, clinic().get(API + "/notices", "patient").statusCode());
        assertEquals(403, clinic().get(API + "/notices", "admin").statusCode());
        assertEquals(0, notices("elsewhere").size());

        assertEquals(
                403, ask("patient", "acknowledge-notice", "\"noticeNr\":" + nr).statusCode());
        data(ask("therapist", "acknowledge-notice", "\"noticeNr\":" + nr));
        assertEquals(
                409,
                ask("therapist", "acknowledge-notice", "\"noticeNr\":" + nr).statusCode());
        assertEquals("acknowledged", notices("therapist").get(0).at("/state").asString());
        assertEquals(
                TestClinic.THERAPIST.toString(), notice().at("/acknowledgedBy").asString());
        data(ask("therapist", "close-notice", "\"noticeNr\":" + nr + ",\"reason\":\"talked\""));
        assertEquals(0, notices("therapist").size());
        assertEquals("closed", notice().at("/state").asString());
    }

    @Test
    void whatNobodyAnsweredIsSeenByEveryTherapistOfTheClinicWithoutWhatItIsAbout() {
        long nr = Long.parseLong(severeMessage());
        clinic().courses
                .ask(
                        TestClinic.PATIENT,
                        new CommandId("escalate-first-step"),
                        new NoticeCommand.EscalateNotice(nr, 1, NoticeReach.CARE_TEAM, Duration.ZERO));
        assertEquals("escalated", notices("therapist").get(0).at("/state").asString());
        assertEquals(0, notices("stranger").size());
        clinic().courses
                .ask(
                        TestClinic.PATIENT,
                        new CommandId("escalate-second-step"),
                        new NoticeCommand.EscalateNotice(nr, 2, NoticeReach.CLINIC, Duration.ZERO));
        JsonNode seen = notices("stranger").get(0);
        assertFalse(seen.at("/mine").asBoolean());
        assertEquals("clinic", seen.at("/reach").asString());
        assertFalse(seen.toString().contains("message") || seen.toString().contains("die"), seen.toString());
        assertEquals(2, notice().at("/escalations").size());
        assertEquals(
                403, ask("stranger", "acknowledge-notice", "\"noticeNr\":" + nr).statusCode());
    }

    @Test
    void severeWordsInASessionStandAsANoticeUntilItIsAnsweredThere() {
        String session = clinic().startedSession("words");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        headset.next(ToClient.Welcome.class);
        headset.say(new ToServer.Words("I want to die", 2_000));
        ToClient.Recorded heard = (ToClient.Recorded) page.next(
                "risk",
                message -> message instanceof ToClient.Recorded one
                        && one.update() instanceof SessionUpdate.RiskLanguageHeard);
        await(() -> notices("therapist").size() == 1);
        assertEquals("session", notice().at("/scale").asString());
        assertEquals(session, notice().at("/sessionId").asString());

        String path = API + "/sessions/" + session + "/commands";
        String seen = "{\"type\":\"acknowledge-risk\",\"commandId\":\"%s\",\"riskSequenceNr\":%d}";
        assertEquals(
                403,
                clinic().post(path, "patient", seen.formatted("seen-by-patient", heard.sequenceNr()))
                        .statusCode());
        assertEquals(
                400,
                clinic().post(path, "therapist", seen.formatted("seen-too-much", heard.sequenceNr() + 99))
                        .statusCode());
        data(clinic().post(path, "therapist", seen.formatted("seen-by-therapist", heard.sequenceNr())));
        page.next(
                "acknowledged",
                message -> message instanceof ToClient.Recorded one
                        && one.update() instanceof SessionUpdate.RiskAcknowledged);
        await(() -> notice().at("/state").asString().equals("acknowledged"));
        assertEquals(
                409,
                clinic().post(path, "therapist", seen.formatted("seen-once-more", heard.sequenceNr()))
                        .statusCode());
    }

    @Test
    void aNoticeThatIsClosedInTheCourseIsAnsweredInItsSessionToo() {
        String session = clinic().startedSession("closed");
        TestSocket headset = clinic().open(session, "headset", "patient").hello();
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        headset.next(ToClient.Welcome.class);
        headset.say(new ToServer.Words("I want to die", 2_000));
        await(() -> notices("therapist").size() == 1);
        data(ask("therapist", "close-notice", "\"noticeNr\":" + notice().at("/noticeNr") + ",\"reason\":\"talked\""));
        page.next(
                "acknowledged",
                message -> message instanceof ToClient.Recorded one
                        && one.update() instanceof SessionUpdate.RiskAcknowledged);
    }

    @Test
    void aLiveSessionIsToldOfNoticesAndOfTheMode() {
        String session = clinic().startedSession("told");
        TestSocket page = clinic().open(session, "watch", "therapist").hello();
        data(ask("therapist", "choose-mode", "\"mode\":\"inhibitory\""));
        severeMessage();
        ToClient.Recorded told = (ToClient.Recorded) page.next(
                "course",
                message -> message instanceof ToClient.Recorded one
                        && one.update() instanceof SessionUpdate.CourseTold course
                        && course.openNotices() == 1);
        assertEquals(
                "INHIBITORY", ((SessionUpdate.CourseTold) told.update()).mode().name());
        data(ask("therapist", "acknowledge-notice", "\"noticeNr\":" + notice().at("/noticeNr")));
        page.next(
                "answered",
                message -> message instanceof ToClient.Recorded one
                        && one.update() instanceof SessionUpdate.CourseTold course
                        && course.openNotices() == 0);
        String patientsLog = clinic().get(API + "/sessions/" + session + "/events", "patient")
                .body();
        assertFalse(patientsLog.contains("course-told"), patientsLog);
        assertTrue(patientsLog.contains("withheld"));
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, "never happened");
            Thread.onSpinWait();
        }
    }
}
