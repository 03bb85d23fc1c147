package dev.inhabit.server.treatment;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.safety.NoticeReach;
import dev.inhabit.server.session.DropCause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One of each command of a course of treatment, in an order in which each is accepted. */
public final class TreatmentSamples {
    private static final EntityId BY = Course.BY;
    private static final EntityId SESSION = EntityId.parse("demo~session-1");

    static final ExposureResult RESULT = new ExposureResult(
            SESSION,
            41,
            "1A",
            Outcome.COMPLETED,
            Instant.parse("2026-03-02T09:00:00.123Z"),
            Instant.parse("2026-03-02T09:05:00.123Z"),
            300_000,
            60_000,
            30,
            45,
            15,
            4,
            20,
            "0f0f0f0f0f0f 1/0/0",
            null,
            null);
    static final Scored SCORED =
            new Scored("1", 12.5, null, Map.of("fear", 7.0), Map.of("severity", "mild"), List.of(), null, true, null);

    /** The numbers that commands name are those of the events that those before lead to. */
    public static final List<TreatmentCommand> COMMANDS = List.of(
            new HierarchyCommand.AddItem("Order in a café; äöü", 30, "1A", BY), // 1
            new HierarchyCommand.AddItem("Speak to a hall", 90, null, BY), // 2
            new HierarchyCommand.AmendItem(2, "Speak to a full hall", 95, "5E", BY),
            new HierarchyCommand.ReorderItems(List.of(2L, 1L), BY),
            new HierarchyCommand.RemoveItem(2, BY),
            new HierarchyCommand.MoveItem(1, ItemStatus.HABITUATED, "seen outside", BY),
            new HierarchyCommand.PractiseItem(1, BY), // 7
            new LearningCommand.ExpectOutcome(SESSION, "All laugh", "I hear laughter", 80, BY), // 8
            new LevelCommand.RecordResult(RESULT), // 9, and the sub-level passed: 10
            new LearningCommand.ReviewOutcome(
                    8, 20, false, "They listened", List.of("looked away"), List.of("office"), BY), // 11
            new LevelCommand.OverrideLevel("3C", true, "asked for it", BY),
            new HomeworkCommand.AssignHomework(
                    Homework.Kind.EXPOSURE, "Ask for the way", LocalDate.parse("2026-03-09"), 1L, "UTC", BY), // 13
            new HomeworkCommand.ReportHomework(13, Homework.Status.COMPLETED, true, "It went well", 60, 30, BY),
            new HomeworkCommand.AssignHomework(
                    Homework.Kind.JOURNALING, "Write", LocalDate.parse("2026-03-09"), null, "UTC", BY), // 15
            new HomeworkCommand.WithdrawHomework(15, "not needed", BY),
            new GoalCommand.SetGoal("Speak up at work", 2, List.of("a", "b", "c", "d", "e"), BY), // 17
            new GoalCommand.RateGoal(17, 1, BY),
            new GoalCommand.DropGoal(17, "reached", BY),
            new GoalCommand.RateSelf(Goals.Aspect.CONFIDENCE, "small groups", 3, BY),
            new GoalCommand.SetTarget("lsas", 30, BY),
            new LearningCommand.ChooseMode(Learning.Mode.MIXED, BY),
            new LearningCommand.PlanSafety("at home", "Kim", "+49 30 1234", BY),
            new LearningCommand.AnswerContraindications(
                    List.of(Learning.Contraindication.EPILEPSY), "as a child", BY), // 24
            new ScaleCommand.AnswerScale(
                    "phq-9", LocalDate.parse("2026-03-01"), Map.of("9", 1, "1", 3), SCORED, "UTC", BY), // 25, 26
            new ScaleCommand.CloseNotice(26, "talked to", BY),
            new LearningCommand.ReflectSession(SESSION, "Spoke up; äöü", null, "Silence passes", null, BY), // 28
            new MessageCommand.SendMessage(
                    "I would rather not be here any more; äöü",
                    true,
                    new Messages.Risk(
                            RiskLevel.SEVERE,
                            List.of(new Messages.Finding(
                                    RiskCategory.ACTIVE_IDEATION, RiskLevel.SEVERE, "not-be-here", "not be here")),
                            "0a1b2c3d4e5f"),
                    BY), // 29, read: 30, and its notice: 31
            new MessageCommand.MarkMessagesRead(29, false, BY),
            new LearningCommand.OverrideContraindications("fit, says the cardiologist", BY), // 33
            new NoticeCommand.ReportSessionRisk(SESSION, 33, 0, null), // 34
            new NoticeCommand.ReportSessionRisk(SESSION, 40, 0, null),
            new NoticeCommand.EscalateNotice(34, 1, NoticeReach.CARE_TEAM, Duration.ZERO),
            new NoticeCommand.ReportSessionRisk(SESSION, 40, 40, BY),
            new NoticeCommand.ReportSessionRisk(SESSION, 50, 40, BY), // 38
            new NoticeCommand.AcknowledgeNotice(38, BY),
            new LearningCommand.GoWithoutSafetyPlan("is in the next room", BY),
            new LevelCommand.ClassDrop(SESSION, DropCause.AVOIDANCE, "looked at the floor", BY));

    private TreatmentSamples() {}
}
