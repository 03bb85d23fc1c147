package dev.inhabit.server.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.safety.SafetyRules;
import dev.inhabit.server.safety.SafetyRules.Missing;
import dev.inhabit.server.safety.ShippedSafety;
import dev.inhabit.server.treatment.BeforeSession.Matter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What keeps a session from being created, and what only warns. */
class BeforeSessionTests {
    private final Course course = new Course();

    private List<String> found() {
        return found(ShippedSafety.RULES.beforeSession());
    }

    private List<String> found(SafetyRules.BeforeSession rules) {
        return BeforeSession.obstacles(course.state(), rules).stream()
                .map(one -> (one.refuses() ? "refuses " : "warns ") + one.matter())
                .toList();
    }

    private void answers(Learning.Contraindication... present) {
        course.ask(new LearningCommand.AnswerContraindications(List.of(present), null, Course.BY));
    }

    private void danger(long heardNr) {
        course.ask(new NoticeCommand.ReportSessionRisk(EntityId.parse("demo~s1"), heardNr, 0, null));
    }

    private void patientAnswers(Learning.Contraindication... present) {
        course.ask(new LearningCommand.AnswerContraindications(List.of(present), null, true, Course.BY));
    }

    private Learning.Contraindications known() {
        return java.util.Objects.requireNonNull(course.state().learning().contraindications());
    }

    /** Who said yes and then no is looked at by a therapist, and both answers are seen. */
    @Test
    void aPatientsRetractionWaitsForATherapist() {
        course.ask(new LearningCommand.PlanSafety("at home", "Kim", "+49 30 1234", Course.BY));
        patientAnswers(Learning.Contraindication.EPILEPSY);
        assertEquals(List.of("refuses " + Matter.CONTRAINDICATION_PRESENT), found());
        patientAnswers();
        assertEquals(List.of("refuses " + Matter.CONTRAINDICATION_PRESENT), found());
        assertEquals(List.of(Learning.Contraindication.EPILEPSY), known().retracted());
        patientAnswers(Learning.Contraindication.STRONG_MOTION_SICKNESS);
        assertEquals(2, known().present().size(), "a retraction is not forgotten by answering again");
        assertEquals(List.of(Learning.Contraindication.EPILEPSY), known().retracted());
        patientAnswers(Learning.Contraindication.STRONG_MOTION_SICKNESS, Learning.Contraindication.EPILEPSY);
        assertEquals(List.of(), known().retracted(), "yes again");
        patientAnswers();
        assertEquals(2, known().retracted().size());
        course.ask(new LearningCommand.OverrideContraindications("asked again, never had one", Course.BY));
        assertEquals(List.of(), found());
        patientAnswers();
        assertEquals(List.of("refuses " + Matter.CONTRAINDICATION_PRESENT), found(), "new answers end that");
        answers();
        assertEquals(List.of(), found(), "a therapist's own answers are in force at once");
        assertEquals(List.of(), known().retracted());
    }

    @Test
    void whoWasNotAskedIsRefusedAndWhoHasNoPlanIsWarnedOf() {
        assertEquals(
                List.of("refuses " + Matter.CONTRAINDICATIONS_UNANSWERED, "warns " + Matter.SAFETY_PLAN_MISSING),
                found());
        answers();
        course.ask(new LearningCommand.PlanSafety("at home", "Kim", "+49 30 1234", Course.BY));
        assertEquals(List.of(), found());
    }

    @Test
    void aClinicMayOnlyWarn() {
        assertEquals(
                List.of("warns " + Matter.CONTRAINDICATIONS_UNANSWERED, "refuses " + Matter.SAFETY_PLAN_MISSING),
                found(new SafetyRules.BeforeSession(Missing.WARN, Missing.REFUSE, Missing.REFUSE)));
    }

    @Test
    void aTherapistMayOverrideBothUntilThereIsNews() {
        course.ask(new LearningCommand.OverrideContraindications("asked on paper", Course.BY));
        course.ask(new LearningCommand.GoWithoutSafetyPlan("in the next room", Course.BY));
        assertEquals(List.of(), found());
        danger(12);
        assertEquals(List.of("refuses " + Matter.SAFETY_PLAN_MISSING), found());
        course.ask(new LearningCommand.GoWithoutSafetyPlan("still in the next room", Course.BY));
        assertEquals(List.of(), found());
        answers(Learning.Contraindication.EPILEPSY);
        assertEquals(List.of("refuses " + Matter.CONTRAINDICATION_PRESENT), found());
        course.ask(new LearningCommand.OverrideContraindications("neurologist agreed", Course.BY));
        assertEquals(List.of(), found());
    }

    @Test
    void afterSignsOfDangerAPlanIsNeededAlsoWhenTheyWereAnswered() {
        answers();
        danger(12);
        course.ask(new ScaleCommand.CloseNotice(
                course.state().assessments().notices().get(0).nr(), "called", Course.BY));
        assertEquals(List.of("refuses " + Matter.SAFETY_PLAN_MISSING), found());
    }

    @Test
    void eachMessageNamesTheWayToMendItAndTheWayAround() {
        List<String> messages = BeforeSession.obstacles(course.state(), ShippedSafety.RULES.beforeSession()).stream()
                .map(BeforeSession.Obstacle::message)
                .toList();
        assertTrue(messages.get(0).contains("answer-contraindications"));
        assertTrue(messages.get(0).contains("override-contraindications"));
        assertTrue(messages.get(1).contains("plan-safety"));
        assertTrue(messages.get(1).contains("go-without-safety-plan"));
    }
}
