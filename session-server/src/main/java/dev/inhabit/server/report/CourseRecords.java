package dev.inhabit.server.report;

import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.report.Report.Block;
import dev.inhabit.server.report.Report.Fact;
import dev.inhabit.server.report.Report.Paragraph;
import dev.inhabit.server.report.Report.Section;
import dev.inhabit.server.report.Report.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What stands in the record of a course, entry by entry, for its therapist. */
final class CourseRecords {
    private final CourseParts parts;
    private final CourseParts.Course course;
    private final Words words;

    CourseRecords(CourseParts parts) {
        this.parts = parts;
        this.course = parts.course();
        this.words = parts.words();
    }

    /** Totals of the target questionnaire. */
    Table totals() {
        Map<Long, TreatmentView.Answered> answered = new HashMap<>();
        course.scales().answered().forEach(one -> answered.put(one.answeredNr(), one));
        return Table.ofNumbers(
                "Totals",
                List.of("No.", "Day", "Total"),
                course.progress().symptoms().points().stream()
                        .map(point -> List.of(
                                String.valueOf(point.x()),
                                answered.containsKey(point.sequenceNr())
                                        ? Words.shortDay(
                                                answered.get(point.sequenceNr()).on())
                                        : Words.NONE,
                                Words.score(point.value())))
                        .toList());
    }

    Section questionnaires() {
        List<TreatmentView.Answered> answered = course.scales().answered();
        if (answered.isEmpty()) {
            return new Section("Questionnaires", List.of(new Paragraph("None was answered yet.")));
        }
        return new Section(
                "Questionnaires",
                List.of(Table.wordy(
                        "Answers, scored by the version that they name",
                        List.of("Day", "Questionnaire", "Total", "Parts", "What it says", "From"),
                        answered.stream().map(this::answered).toList())));
    }

    private List<String> answered(TreatmentView.Answered one) {
        return List.of(
                Words.shortDay(one.on()),
                parts.questionnaires().title(one.scale()) + " (version " + one.version() + ")",
                total(one),
                one.parts().isEmpty()
                        ? Words.NONE
                        : new java.util.TreeMap<>(one.parts())
                                .entrySet().stream()
                                        .map(part -> part.getKey() + " " + Words.score(part.getValue()))
                                        .collect(Collectors.joining(", ")),
                parts.questionnaires().said(one),
                Words.count(one.answers().size(), "answer"));
    }

    /** An instrument of levels has no total, and nothing is wrong with that. */
    private static String total(TreatmentView.Answered one) {
        String whyNot = one.noTotalBecause();
        return one.total() == null && whyNot != null ? "none: " + whyNot : Words.score(one.total());
    }

    Section hierarchy() {
        List<TreatmentView.Item> items = course.hierarchy().items();
        if (items.isEmpty()) {
            return new Section("Fear hierarchy", List.of(new Paragraph("There is no hierarchy yet.")));
        }
        Map<Long, ProgressView.ItemTrend> trends = new HashMap<>();
        course.progress().items().forEach(one -> trends.put(one.itemNr(), one));
        return new Section(
                "Fear hierarchy",
                List.of(
                        Table.wordy(
                                "Situations, the easiest first",
                                List.of(
                                        "Situation",
                                        "Sub-level",
                                        "SUDS at first",
                                        "Now",
                                        "Status",
                                        "Moved by",
                                        "Exposures",
                                        "Trend"),
                                items.stream()
                                        .map(item -> List.of(
                                                item.description(),
                                                parts.sublevel(item.sublevel()),
                                                String.valueOf(item.initialSuds()),
                                                String.valueOf(item.currentSuds()),
                                                Words.words(item.status()),
                                                moved(item.move()),
                                                item.exposures().size()
                                                        + (item.practised() ? ", met in real life" : ""),
                                                trends.containsKey(item.itemNr())
                                                        ? CourseCharts.slope(
                                                                trends.get(item.itemNr())
                                                                        .trend(),
                                                                "session")
                                                        : Words.NONE))
                                        .toList()),
                        exposures(items, trends)));
    }

    /** The latest exposure to each situation, and habituation from one to the next. */
    private Table exposures(List<TreatmentView.Item> items, Map<Long, ProgressView.ItemTrend> trends) {
        return Table.wordy(
                "The latest exposure to each situation, and habituation to it",
                List.of("Situation", "Activation", "Load", "Fell by", "Between sessions", "By habituation, in all"),
                items.stream()
                        .filter(item -> !item.exposures().isEmpty() && trends.containsKey(item.itemNr()))
                        .map(item -> {
                            TreatmentView.Exposure last =
                                    item.exposures().get(item.exposures().size() - 1);
                            ProgressView.ItemTrend trend = Objects.requireNonNull(trends.get(item.itemNr()));
                            return List.of(
                                    item.description(),
                                    activation(last),
                                    Words.number(last.load(), 1, "SUDS"),
                                    last.dropCause() == null
                                            ? Words.NONE
                                            : Words.words(last.dropCause())
                                                    + (last.classedNr() == null ? "" : ", by a therapist"),
                                    shown(trend.betweenSessions()),
                                    shown(trend.cumulative()));
                        })
                        .toList());
    }

    private static String activation(TreatmentView.Exposure one) {
        String suds =
                Words.number(one.activationSuds() == null ? null : Double.valueOf(one.activationSuds()), 0, "SUDS");
        return one.activationBpm() == null ? suds : suds + ", " + Words.number(one.activationBpm(), 0, "bpm");
    }

    private static String shown(ProgressView.Figure figure) {
        return figure.shown() == null ? Words.text(figure.whyNot()) : figure.shown();
    }

    private String moved(TreatmentView.@org.jspecify.annotations.Nullable ItemMove move) {
        if (move == null) {
            return Words.NONE;
        }
        return move.rule() != null
                ? "rule: " + Words.words(move.rule()) + ", from "
                        + Words.count(move.becauseNrs().size(), "event")
                : parts.name(move.by()) + ": " + Words.text(move.reason());
    }

    Section homework() {
        TreatmentView.Homework homework = course.homework();
        if (homework.assignments().isEmpty()) {
            return new Section("Homework", List.of(new Paragraph("Nothing was assigned yet.")));
        }
        List<List<String>> rows = homework.assignments().stream()
                .map(one -> List.of(
                        Words.shortDay(one.due()),
                        Words.words(one.kind()) + ": " + one.text(),
                        one.overdue() ? "overdue" : Words.words(one.status()),
                        Words.yesNo(one.succeeded()),
                        one.sudsBefore() == null && one.sudsAfter() == null
                                ? Words.NONE
                                : Words.number(one.sudsBefore()) + " → " + Words.number(one.sudsAfter()),
                        Words.text(one.reflection())))
                .toList();
        return new Section(
                "Homework",
                List.of(
                        CourseCharts.homework(homework, CourseCharts.homeworkWeeks(homework)),
                        Table.wordy(
                                "Assignments",
                                List.of("Due", "Assignment", "State", "Succeeded", "SUDS", "What the patient wrote"),
                                rows)));
    }

    Section goals() {
        List<Block> blocks = new ArrayList<>();
        List<TreatmentView.Goal> goals = course.goals().goals();
        blocks.add(
                goals.isEmpty()
                        ? new Paragraph("There are no goals yet.")
                        : Table.wordy(
                                "Goals (goal attainment scaling: −2 much less than expected, 0 as expected, +2 much more)",
                                List.of("Goal", "Weight", "Attained", "Last rated", "Ratings"),
                                goals.stream().map(this::goal).toList()));
        List<TreatmentView.SelfRatings> ratings = course.goals().ratings();
        if (!ratings.isEmpty()) {
            blocks.add(Table.wordy(
                    "Self-ratings, 1 to 10",
                    List.of("Of", "Situation", "Values", "Change"),
                    ratings.stream()
                            .map(one -> List.of(
                                    Words.words(one.aspect()),
                                    one.situation(),
                                    one.points().stream()
                                            .map(point -> point.value() + " (" + words.shortDay(point.atMs()) + ")")
                                            .collect(Collectors.joining(", ")),
                                    one.change().shown() == null
                                            ? "none: " + one.change().whyNot()
                                            : one.change().shown()))
                            .toList()));
        }
        return new Section("Goals and self-ratings", blocks);
    }

    private List<String> goal(TreatmentView.Goal goal) {
        if (goal.attained().isEmpty()) {
            return List.of(goal.text(), String.valueOf(goal.weight()), "not rated", Words.NONE, "0");
        }
        TreatmentView.Point last = goal.attained().get(goal.attained().size() - 1);
        String level = goal.levels().size() == 5 ? ": " + goal.levels().get(last.value() + 2) : "";
        return List.of(
                goal.text(),
                String.valueOf(goal.weight()),
                signed(last.value()) + level,
                words.shortDay(last.atMs()),
                String.valueOf(goal.attained().size()));
    }

    private static String signed(int value) {
        return value > 0 ? "+" + value : Words.number(value, 0);
    }

    Section learning() {
        List<TreatmentView.Expectation> expectations = course.learning().expectations();
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                expectations.isEmpty()
                        ? new Paragraph("No expectation was written down yet.")
                        : Table.wordy(
                                "What was feared and what came of it (surprise = likelihood before, where it did not happen)",
                                List.of(
                                        "When",
                                        "Feared",
                                        "To be seen by",
                                        "Before, after",
                                        "Happened",
                                        "Surprise",
                                        "Safety behaviours",
                                        "Contexts",
                                        "Learned"),
                                expectations.stream().map(this::expectation).toList()));
        if (!course.learning().reflections().isEmpty()) {
            blocks.add(LookingBack.reflections(course.learning().reflections(), words));
        }
        return new Section("Learning record", blocks);
    }

    private List<String> expectation(TreatmentView.Expectation one) {
        TreatmentView.Review review = one.review();
        return List.of(
                words.shortDay(one.atMs()),
                one.fearedOutcome(),
                Words.text(one.criterion()),
                one.probability() + " % → " + (review == null ? Words.NONE : review.probability() + " %"),
                review == null ? Words.NONE : Words.yesNo(review.happened()),
                one.surprise() == null ? Words.NONE : Words.number(one.surprise(), 2),
                review == null ? Words.NONE : Words.text(String.join(", ", review.safetyBehaviours())),
                review == null ? Words.NONE : Words.text(String.join(", ", review.contexts())),
                review == null ? Words.NONE : Words.text(review.learned()));
    }

    Section safety() {
        TreatmentView.Safety safety = course.safety();
        TreatmentView.SafetyPlan plan = safety.plan();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Report.Facts(List.of(
                new Fact(
                        "Where, and whom to call",
                        plan == null
                                ? "not written down"
                                : plan.location() + "; " + plan.contactName() + ", " + plan.contactPhone() + " ("
                                        + words.shortDay(plan.atMs()) + ")"),
                new Fact(
                        "Contraindications",
                        !safety.asked()
                                ? "not asked yet"
                                : safety.contraindications().isEmpty()
                                        ? "asked, none"
                                        : safety.contraindications().stream()
                                                .map(Words::words)
                                                .collect(Collectors.joining(", "))),
                new Fact("Remark", Words.text(safety.remark())))));
        List<TreatmentView.Notice> notices = course.scales().notices();
        blocks.add(
                notices.isEmpty()
                        ? new Paragraph("No answer opened a notice. That is no sign of safety.")
                        : Table.wordy(
                                "Notices: answers that a therapist must look into",
                                List.of("Opened", "Questionnaire", "State", "Closed", "Why"),
                                notices.stream()
                                        .map(one -> List.of(
                                                words.moment(one.atMs()),
                                                parts.questionnaires().title(one.scale()),
                                                state(one),
                                                one.closedAtMs() == null ? "open" : words.moment(one.closedAtMs()),
                                                Words.text(one.closedBecause())))
                                        .toList()));
        return new Section("Safety", blocks);
    }

    /** How it stands, and who was told or said to look into it, in order. */
    private String state(TreatmentView.Notice notice) {
        List<String> state = new ArrayList<>(List.of(Words.words(notice.state())));
        notice.escalations()
                .forEach(one ->
                        state.add("passed on to the " + Words.words(one.reach()) + " on " + words.moment(one.atMs())));
        if (notice.acknowledgedAtMs() != null) {
            state.add("acknowledged by " + parts.name(notice.acknowledgedBy()) + " on "
                    + words.moment(notice.acknowledgedAtMs()));
        }
        return String.join("; ", state);
    }
}
