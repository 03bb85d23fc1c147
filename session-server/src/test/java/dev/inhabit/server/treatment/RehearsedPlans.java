package dev.inhabit.server.treatment;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.DropCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes on between the sessions of a made-up patient: homework, questionnaires, goals, ratings, and a therapist who now
 * and then judges a session otherwise than the server did, or moves a situation by hand.
 */
final class RehearsedPlans {
    private static final double CRITERION_UNMET = .3;
    private static final double FALL_CLASSED = .2;
    private static final double NOT_REPORTED = .15;
    private static final double ONLY_TRIED = .15;
    private static final double NOT_JUDGED = .2;

    private final Course course;
    private final RehearsedPatient patient;
    private final List<Long> goals = new ArrayList<>();
    private @Nullable Long task;

    RehearsedPlans(Course course, RehearsedPatient patient) {
        this.course = course;
        this.patient = patient;
    }

    void begin() {
        for (int weight : List.of(1, 3, 9)) {
            goals.add(course.ask(new GoalCommand.SetGoal("Speak up", weight, List.of(), Course.BY)));
        }
    }

    /** Now and then what the exposure asks for was not done, although the patient stayed. */
    ExposureResult judged(ExposureResult one) {
        boolean unmet = patient.aside() < CRITERION_UNMET && one.outcome() == Outcome.COMPLETED;
        return !unmet
                ? one
                : new ExposureResult(
                        one.session(),
                        one.sessionNr(),
                        one.sublevel(),
                        one.outcome(),
                        one.startedAt(),
                        one.endedAt(),
                        one.activeMs(),
                        one.plannedMs(),
                        one.startSuds(),
                        one.peakSuds(),
                        one.endSuds(),
                        one.ratings(),
                        one.targetSuds(),
                        one.context(),
                        false,
                        one.measures());
    }

    void looksBack(EntityId session) {
        if (patient.aside() < FALL_CLASSED) {
            DropCause cause = patient.aside() < .5 ? DropCause.HABITUATION : DropCause.AVOIDANCE;
            course.ask(new LevelCommand.ClassDrop(session, cause, "seen in the recording", Course.BY));
        }
    }

    void weekIsOver(int week) {
        homework();
        questionnaires();
        course.ask(
                new GoalCommand.RateGoal(goals.get(week % goals.size()), (int) (5 * patient.aside()) - 2, Course.BY));
        course.ask(new GoalCommand.RateSelf(
                Goals.Aspect.FUNCTION, week % 2 == 0 ? "work" : "home", 1 + (int) (10 * patient.aside()), Course.BY));
        if (week == 3 && patient.aside() < .5) {
            course.ask(new GoalCommand.SetTarget("lsas", 45, Course.BY));
        }
        if (week == 4 && patient.aside() < .5) {
            HierarchyItem first = course.state().hierarchy().items().get(0);
            ItemStatus to = first.status() == ItemStatus.IN_PROGRESS ? ItemStatus.NOT_STARTED : ItemStatus.IN_PROGRESS;
            course.ask(new HierarchyCommand.MoveItem(first.nr(), to, "avoids it again", Course.BY));
        }
        if (week == 5 && patient.aside() < .5) {
            course.ask(new GoalCommand.DropGoal(goals.get(0), "no longer wanted", Course.BY));
            goals.remove(0);
        }
    }

    private void homework() {
        Long last = task;
        if (last != null && patient.aside() >= NOT_REPORTED) {
            report(last);
        }
        long item = course.state().hierarchy().items().stream()
                .filter(one -> one.practisedNr() == null)
                .findFirst()
                .orElse(course.state().hierarchy().items().get(0))
                .nr();
        task = course.ask(new HomeworkCommand.AssignHomework(
                Homework.Kind.EXPOSURE, "Try it outside", course.today().plusDays(6), item, "UTC", Course.BY));
    }

    private void report(long last) {
        boolean done = patient.isDiligent();
        boolean judged = patient.aside() >= NOT_JUDGED;
        Homework.Status status = !done
                ? Homework.Status.SKIPPED
                : patient.aside() < ONLY_TRIED ? Homework.Status.ATTEMPTED : Homework.Status.COMPLETED;
        course.ask(new HomeworkCommand.ReportHomework(
                last,
                status,
                (status == Homework.Status.COMPLETED && judged)
                        ? (Boolean) (patient.chance() > patient.fear() / 2)
                        : null,
                null,
                done ? (Integer) RehearsedCourse.percent(patient.fear()) : null,
                done ? (Integer) RehearsedCourse.percent(patient.fear() / 2) : null,
                Course.BY));
    }

    private void questionnaires() {
        course.scale("lsas", Map.of("fear", score(), "avoidance", score()));
        int confidence = (int) Math.round(1 + 9 * (1 - patient.fear()));
        course.ask(new GoalCommand.RateSelf(Goals.Aspect.CONFIDENCE, "all", confidence, Course.BY));
    }

    /** Half of a questionnaire's 144 points, less fear less of them, with an error of some points. */
    private int score() {
        return (int) Math.round(12 + 45 * patient.fear() + 6 * patient.chance());
    }
}
