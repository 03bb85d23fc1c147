package dev.inhabit.server.gateway;

import dev.inhabit.server.catalog.ClinicContent;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.progress.ProgressSettings;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.report.CourseParts;
import dev.inhabit.server.report.Questionnaires;
import dev.inhabit.server.treatment.Course;
import dev.inhabit.server.treatment.GoalCommand;
import dev.inhabit.server.treatment.Goals;
import dev.inhabit.server.treatment.HierarchyCommand;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.HomeworkCommand;
import dev.inhabit.server.treatment.ItemStatus;
import dev.inhabit.server.treatment.Learning;
import dev.inhabit.server.treatment.LearningCommand;
import dev.inhabit.server.treatment.LevelCommand;
import dev.inhabit.server.treatment.ScaleCommand;
import dev.inhabit.server.treatment.TreatmentState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Courses of treatment by their own rules, and what a report is made of from these. */
final class CourseOnPaper {
    static final Questionnaires QUESTIONNAIRES =
            new Questionnaires(ClinicContent.SHIPPED.scales().in("en"));

    private CourseOnPaper() {}

    /** @param toPatient as the patient's own routes tell it */
    static CourseParts parts(TreatmentState state, boolean toPatient, @Nullable String name, Instant now) {
        TreatmentViews views = new TreatmentViews(state, toPatient, ZoneId.of("Europe/Berlin"), now);
        return new CourseParts(
                Course.PATIENT.toString(),
                name,
                ZoneId.of("Europe/Berlin"),
                state.begunAt() == null ? null : Long.valueOf(state.begunAt().toEpochMilli()),
                ReportSources.sessions(state),
                ReportSources.course(
                        views,
                        ProgressSettings.NONE,
                        ClinicContent.SHIPPED.safety().beforeSession(),
                        ClinicContent.SHIPPED.crisis(),
                        sublevel -> false),
                QUESTIONNAIRES,
                ClinicContent.SHIPPED.levels().all().stream().collect(Collectors.toMap(Level::sublevel, Level::title)),
                Map.of(Course.BY.toString(), "Dr. Ana Müller"),
                now.toEpochMilli());
    }

    /**
     * A short course in which all happens that a report can tell. What only a therapist may read begins with {@code MARK},
     * what the patient wrote or may read with {@code SEEN}.
     */
    static Course eventful() {
        Course course = new Course();
        long cafe = course.ask(new HierarchyCommand.AddItem("SEEN order in a café", 60, "1A", Course.BY));
        course.ask(new HierarchyCommand.AddItem("SEEN speak up in a meeting", 85, "2B", Course.BY));
        course.ask(new LevelCommand.OverrideLevel("2", true, "MARK-reason-of-override", Course.BY));
        course.ask(new LearningCommand.ChooseMode(Learning.Mode.MIXED, Course.BY));
        course.ask(new LearningCommand.PlanSafety("MARK-place", "MARK-whom", "MARK-phone", Course.BY));
        course.ask(new LearningCommand.AnswerContraindications(
                List.of(Learning.Contraindication.HEART_CONDITION), "MARK-remark", Course.BY));
        long goal = course.ask(new GoalCommand.SetGoal(
                "SEEN <script>alert('goal')</script>", 3, List.of("a", "b", "c", "SEEN-better", "e"), Course.BY));
        course.ask(new GoalCommand.RateGoal(goal, 1, Course.BY));
        long expectation =
                course.ask(new LearningCommand.ExpectOutcome(null, "SEEN they laugh", "MARK-criterion", 80, Course.BY));
        course.ask(new LearningCommand.ReviewOutcome(
                expectation,
                30,
                false,
                "SEEN nobody laughed",
                List.of("MARK-safety-behaviour"),
                List.of("MARK-context"),
                Course.BY));
        int[] peaks = {72, 65, 66, 54, 48, 41};
        for (int week = 0; week < peaks.length; week++) {
            course.session("s" + week, week < 4 ? "1A" : "2B", peaks[week], peaks[week] / 2);
            long task = course.ask(new HomeworkCommand.AssignHomework(
                    Homework.Kind.EXPOSURE,
                    "SEEN task of week " + (week + 1),
                    course.today().plusDays(5),
                    cafe,
                    "UTC",
                    Course.BY));
            course.later(5);
            if (week < 5) {
                course.ask(new HomeworkCommand.ReportHomework(
                        task,
                        week == 3
                                ? Homework.Status.SKIPPED
                                : week == 1 ? Homework.Status.ATTEMPTED : Homework.Status.COMPLETED,
                        (week == 3 || week == 1) ? null : Boolean.TRUE,
                        "SEEN it went well",
                        week == 3 ? null : Integer.valueOf(60),
                        week == 3 ? null : Integer.valueOf(30),
                        Course.BY));
            }
            course.scale("lsas", Map.of("fear", 40 - (4 * week), "avoidance", 38 - (5 * week)));
            course.ask(new GoalCommand.RateSelf(Goals.Aspect.CONFIDENCE, "SEEN small talk", 3 + week, Course.BY));
            course.later(2);
        }
        course.ask(new LearningCommand.ReflectSession(
                EntityId.parse("demo~s0"), "SEEN I stayed in it", null, null, "SEEN again", Course.BY));
        course.ask(new HierarchyCommand.MoveItem(cafe, ItemStatus.MASTERED, "MARK-reason-of-move", Course.BY));
        course.scale("phq-9", Map.of("1", 3, "2", 3, "3", 2, "4", 2, "5", 1, "6", 1, "7", 1, "8", 1, "9", 1));
        long notice = course.state().assessments().notices().get(0).nr();
        course.ask(new ScaleCommand.CloseNotice(notice, "MARK-reason-of-closing", Course.BY));
        return course;
    }

    static Instant now(Course course) {
        return course.today().atTime(12, 0).toInstant(java.time.ZoneOffset.UTC);
    }
}
