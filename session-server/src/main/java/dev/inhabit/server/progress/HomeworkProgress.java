package dev.inhabit.server.progress;

import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.HomeworkFigures;
import dev.inhabit.protocol.ProgressView.Input;
import dev.inhabit.protocol.TreatmentView.Week;
import dev.inhabit.server.treatment.Homework.Assignment;
import dev.inhabit.server.treatment.Homework.Status;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How homework goes. */
public final class HomeworkProgress {
    private static final int DAYS_A_WEEK = 7;

    private HomeworkProgress() {}

    /** @param today in the patient's time zone */
    public static HomeworkFigures figures(List<Assignment> assignments, LocalDate today) {
        return new HomeworkFigures(
                assignments.size(),
                count(assignments, Status.ATTEMPTED),
                count(assignments, Status.COMPLETED),
                count(assignments, Status.SKIPPED),
                (int) assignments.stream().filter(one -> one.isOverdue(today)).count(),
                completion(assignments),
                success(assignments));
    }

    private static int count(List<Assignment> assignments, Status status) {
        return (int) assignments.stream().filter(one -> one.status() == status).count();
    }

    static Figure completion(List<Assignment> assignments) {
        List<Input> inputs = assignments.stream()
                .map(one -> share(one.lastNr(), "completed", one.status() == Status.COMPLETED))
                .toList();
        return shareOf("homework-completed", "completed", "assigned", inputs, "nothing was assigned");
    }

    /** Of what was completed, as far as the patient said how it went. */
    static Figure success(List<Assignment> assignments) {
        List<Input> inputs = new ArrayList<>();
        for (Assignment one : assignments) {
            Boolean succeeded = one.report() == null ? null : one.report().succeeded();
            if (one.status() == Status.COMPLETED && succeeded != null) {
                inputs.add(share(one.lastNr(), "succeeded", succeeded));
            }
        }
        return shareOf(
                "homework-succeeded",
                "succeeded",
                "completed and judged",
                inputs,
                "of nothing that was completed it was said how it went");
    }

    private static Input share(long sequenceNr, String what, boolean is) {
        return new Input(sequenceNr, is ? what : "not " + what, is ? 1.0 : 0.0);
    }

    private static Figure shareOf(String name, String some, String all, List<Input> inputs, String whyNot) {
        long count = inputs.stream().filter(input -> Figures.value(input) > 0).count();
        String formula = "100·" + some + "/" + all + " = 100·" + count + "/" + inputs.size();
        return inputs.isEmpty()
                ? Figures.none(name, Figures.PERCENT, formula, whyNot, inputs)
                : Figures.percent(name, 100.0 * count / inputs.size(), formula, inputs);
    }

    /**
     * By the week in which it is due.
     *
     * @param begun the first day of the course, in the patient's time zone
     */
    public static List<Week> weeks(List<Assignment> assignments, LocalDate begun) {
        TreeMap<Integer, List<Assignment>> byWeek = new TreeMap<>();
        for (Assignment one : assignments) {
            long week = 1 + Math.floorDiv(ChronoUnit.DAYS.between(begun, one.due()), DAYS_A_WEEK);
            byWeek.computeIfAbsent((int) Math.max(1, week), key -> new ArrayList<>())
                    .add(one);
        }
        return byWeek.entrySet().stream()
                .map(entry -> new Week(
                        entry.getKey(),
                        entry.getValue().size(),
                        count(entry.getValue(), Status.ATTEMPTED),
                        count(entry.getValue(), Status.COMPLETED),
                        count(entry.getValue(), Status.SKIPPED),
                        count(entry.getValue(), Status.ASSIGNED)))
                .toList();
    }
}
