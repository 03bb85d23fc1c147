package dev.inhabit.server.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.safety.NoticeReach;
import dev.inhabit.server.safety.SafetyRules;
import dev.inhabit.server.safety.ShippedSafety;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a notice of risk: answered, or passed on step by step. */
class NoticeRulesTests {
    private static final EntityId SESSION = EntityId.parse("demo~s1");
    private static final List<SafetyRules.Step> STEPS = ShippedSafety.RULES.noticeEscalation();

    private final Course course = new Course();

    private Assessments.Notice only() {
        assertEquals(1, course.state().assessments().notices().size());
        return course.state().assessments().notices().get(0);
    }

    private long raised() {
        course.scale("phq-9", Map.of("1", 1, "2", 1, "3", 1, "4", 1, "5", 1, "6", 1, "7", 1, "8", 1, "9", 2));
        return only().nr();
    }

    private List<NoticeReach> dueAfter(Duration age) {
        return NoticeRules.due(course.state(), STEPS, Course.T0.plus(age)).stream()
                .map(NoticeCommand.EscalateNotice::reach)
                .toList();
    }

    private void escalateAllDueAfter(Duration age) {
        Instant now = Course.T0.plus(age);
        course.at(now);
        NoticeRules.due(course.state(), STEPS, now).forEach(course::ask);
    }

    private void reported(long heardNr, long acknowledgedNr) {
        NoticeCommand.ReportSessionRisk report = new NoticeCommand.ReportSessionRisk(
                SESSION, heardNr, acknowledgedNr, acknowledgedNr == 0 ? null : Course.BY);
        course.ask(report);
        assertTrue(
                ((Decision.Accepted<TreatmentEvent>) report.decide(course.state(), Course.T0))
                        .events()
                        .isEmpty(),
                "told again it changes nothing");
    }

    @Test
    void itIsPassedOnStepByStepAndEachStepOnce() {
        raised();
        assertEquals(List.of(), dueAfter(Duration.ofMinutes(15).minusMillis(1)));
        assertEquals(List.of(NoticeReach.CARE_TEAM), dueAfter(Duration.ofMinutes(15)));
        escalateAllDueAfter(Duration.ofMinutes(20));
        assertEquals(List.of(), dueAfter(Duration.ofMinutes(59)));
        assertEquals(List.of(NoticeReach.CLINIC), dueAfter(Duration.ofMinutes(60)));
        escalateAllDueAfter(Duration.ofHours(2));
        assertEquals(List.of(), dueAfter(Duration.ofDays(30)));
        assertEquals(
                List.of(1, 2),
                only().escalations().stream().map(Assessments.Escalation::stage).toList());
        assertFalse(only().isAnswered(), "it still stands");
    }

    @Test
    void afterALongNightAllStepsAreDueAtOnceAndInOrder() {
        raised();
        assertEquals(List.of(NoticeReach.CARE_TEAM, NoticeReach.CLINIC), dueAfter(Duration.ofHours(9)));
    }

    @Test
    void whatSomebodyLooksIntoIsPassedOnNoFurther() {
        long notice = raised();
        List<NoticeCommand.EscalateNotice> due =
                NoticeRules.due(course.state(), STEPS, Course.T0.plus(Duration.ofMinutes(15)));
        course.at(Course.T0.plus(Duration.ofMinutes(15)));
        course.ask(new NoticeCommand.AcknowledgeNotice(notice, Course.BY));
        assertEquals(List.of(), dueAfter(Duration.ofDays(1)));
        due.forEach(course::ask);
        assertEquals(List.of(), only().escalations());
        assertEquals(
                ErrorCode.CONFLICT,
                course.refused(new NoticeCommand.AcknowledgeNotice(notice, Course.BY))
                        .code());
        course.ask(new ScaleCommand.CloseNotice(notice, "talked to", Course.BY));
        assertEquals(List.of(), course.state().assessments().open());
    }

    @Test
    void whatIsClosedIsAnsweredToo() {
        long notice = raised();
        course.ask(new ScaleCommand.CloseNotice(notice, "talked to", Course.BY));
        assertEquals(List.of(), dueAfter(Duration.ofDays(1)));
        assertEquals(
                ErrorCode.NOT_FOUND,
                course.refused(new NoticeCommand.AcknowledgeNotice(99, Course.BY))
                        .code());
    }

    @Test
    void dangerInASessionIsOneNoticeUntilSomebodyAnswers() {
        reported(12, 0);
        reported(20, 0);
        assertEquals(new Assessments.FromSession(SESSION, 20), only().session());
        reported(20, 20);
        assertTrue(only().isAnswered());
        assertEquals(Course.BY, only().seen() == null ? null : only().seen().by());
        reported(30, 20);
        assertEquals(1, course.state().assessments().unanswered().size());
        assertEquals(2, course.state().assessments().notices().size());
    }

    @Test
    void whatWasAnsweredInTheCourseDoesNotComeBackByBeingToldAgain() {
        reported(12, 0);
        course.ask(new ScaleCommand.CloseNotice(only().nr(), "called them", Course.BY));
        reported(12, 0);
        reported(12, 12);
        assertEquals(1, course.state().assessments().notices().size());
    }

    @Test
    void dangerThatWasAcknowledgedBeforeItWasToldRaisesNothing() {
        reported(12, 12);
        assertEquals(List.of(), course.state().assessments().notices());
    }
}
