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

/**
 * A course of treatment as its patient reads about it, in plain words: their sessions, situations, homework, goals and what
 * they told. Neither reasons and remarks of therapists nor notices, bands and other questionnaires are looked at here.
 */
final class CourseForPatient {
    private final CourseParts parts;
    private final CourseParts.Course course;
    private final Words words;

    private CourseForPatient(CourseParts parts) {
        this.parts = parts;
        this.course = parts.course();
        this.words = parts.words();
    }

    static Report of(CourseParts parts) {
        return new CourseForPatient(parts).report();
    }

    private Report report() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("Where you are", whereYouAre()));
        sections.add(new Section("Your sessions", sessions()));
        sections.add(new Section("Levels", levels()));
        add(sections, "Situations", situations());
        add(sections, "What you practised on your own", homework());
        add(sections, "Your goals", goals());
        add(sections, "How you rate yourself", ratings());
        add(sections, "What you expected, and what happened", expectations());
        add(sections, "Your questionnaire", questionnaire());
        String name = parts.patientName();
        return new Report(
                Words.LANGUAGE,
                "Your way so far",
                name == null ? "What you practised, and how it goes" : "For " + name,
                "course-" + words.isoDay(parts.writtenAtMs()),
                "Your way so far",
                List.of(
                        new Fact("Since", parts.begunAtMs() == null ? "today" : words.day(parts.begunAtMs())),
                        new Fact("Sessions", String.valueOf(parts.sessions().size()))),
                sections,
                Imprint.forPatient(words, parts.writtenAtMs()));
    }

    private static void add(List<Section> sections, String heading, List<Block> blocks) {
        if (!blocks.isEmpty()) {
            sections.add(new Section(heading, blocks));
        }
    }

    private List<Block> whereYouAre() {
        if (parts.sessions().isEmpty()) {
            return List.of(
                    new Paragraph("You are at the beginning. After your first session there will be more here."));
        }
        String shown = course.progress().treatment().shown();
        ProgressView.HomeworkFigures homework = course.progress().homework();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Paragraph("You have been in %s. Each of them was a step towards what you want to be able to do."
                .formatted(Words.count(parts.sessions().size(), "session"))));
        if (shown != null) {
            blocks.add(
                    new Paragraph("Of the whole way, levels, situations, homework and questionnaire together, you have"
                            + " done about " + shown + "."));
        }
        if (homework.completed() + homework.attempted() > 0) {
            blocks.add(new Paragraph("On your own you completed %s and tried %d more."
                    .formatted(Words.count(homework.completed(), "task"), homework.attempted())));
        }
        return blocks;
    }

    private List<Block> sessions() {
        Map<Long, Integer> numbers = new HashMap<>();
        ProgressView.Series series = course.progress().distress();
        series.points().forEach(point -> numbers.put(point.sequenceNr(), point.x()));
        Table values = Table.ofNumbers(
                "Your ratings in each session, 0 (none) to 100 (the worst)",
                List.of("Session", "Day", "What you practised", "First", "Highest", "Last"),
                parts.sessions().stream()
                        .filter(one -> numbers.containsKey(one.resultNr()))
                        .map(one -> List.of(
                                Words.number(numbers.get(one.resultNr())),
                                words.shortDay(one.atMs()),
                                parts.sublevelTitles().getOrDefault(one.sublevel(), one.sublevel()),
                                Words.number(one.startSuds()),
                                Words.number(one.peakSuds()),
                                Words.number(one.endSuds())))
                        .toList());
        if (series.points().isEmpty()) {
            return List.of(new Paragraph("There are no ratings to show yet."));
        }
        Chart.Curves chart = withoutTarget(new CourseCharts.TrendOf(
                        "Your highest distress in each session",
                        "highest rating",
                        "session",
                        Chart.Role.DISTRESS,
                        new Chart.Axis("0 none to 100 the worst", 0, 100, 25),
                        false,
                        values)
                .of(series));
        return List.of(new Paragraph(way(series)), chart);
    }

    /** Where distress should come to is between therapist and patient, and no line on paper. */
    private static Chart.Curves withoutTarget(Chart.Curves chart) {
        return new Chart.Curves(
                chart.title(),
                chart.description(),
                chart.x(),
                chart.left(),
                chart.right(),
                chart.bands(),
                chart.lines().stream()
                        .filter(line -> line.role() != Chart.Role.TARGET)
                        .toList(),
                chart.values());
    }

    private String way(ProgressView.Series series) {
        Double slope = series.slope().value();
        if (slope == null) {
            return "After four sessions with ratings a line will show where this is going.";
        } else if (slope <= -0.5) {
            return "Your highest distress comes down: by about " + Words.count(Math.round(-slope), "point")
                    + " from one session to the next.";
        }
        String so = slope >= 0.5
                ? "Your highest distress goes up so far: by about " + Words.count(Math.round(slope), "point")
                        + " from one session to the next."
                : "Your highest distress stays about the same so far.";
        if (wentOnToHarder(series)) {
            return so + " As you go on to harder situations that is to be expected.";
        }
        return slope >= 0.5 ? so + " That is no failing; talk with your therapist about what would help." : so;
    }

    /** Whether the latest of those sessions was at a higher sub-level than the first. */
    private boolean wentOnToHarder(ProgressView.Series series) {
        Map<Long, String> sublevels = new HashMap<>();
        parts.sessions().forEach(one -> sublevels.put(one.resultNr(), one.sublevel()));
        String first = sublevels.get(series.points().get(0).sequenceNr());
        String latest =
                sublevels.get(series.points().get(series.points().size() - 1).sequenceNr());
        return first != null && latest != null && latest.compareTo(first) > 0;
    }

    private List<Block> levels() {
        List<TreatmentView.Level> levels = course.levels().levels();
        Table values = Table.ofNumbers(
                "Levels",
                List.of("Level", "Done", "Open"),
                levels.stream()
                        .map(level -> List.of(
                                "Level " + level.level(),
                                Words.text(level.progress().shown()),
                                level.open() ? "yes" : "not yet"))
                        .toList());
        return List.of(CourseCharts.levels(levels, "How much of each level you have done", values));
    }

    private List<Block> situations() {
        List<TreatmentView.Item> items = course.hierarchy().items();
        return items.isEmpty()
                ? List.of()
                : List.of(Table.wordy(
                        "Situations, and how much distress they cause you: 0 (none) to 100 (the worst)",
                        List.of("Situation", "At first", "Now", "How far you are"),
                        items.stream()
                                .map(item -> List.of(
                                        item.description(),
                                        String.valueOf(item.initialSuds()),
                                        String.valueOf(item.currentSuds()),
                                        switch (item.status()) {
                                            case NOT_STARTED -> "still to come";
                                            case IN_PROGRESS -> "you are practising it";
                                            case HABITUATED -> "it has become easier";
                                            case MASTERED -> "you can do it";
                                        }))
                                .toList()));
    }

    private List<Block> homework() {
        TreatmentView.Homework homework = course.homework();
        if (homework.assignments().isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        TreatmentView.Assignment next = homework.next();
        if (next != null) {
            blocks.add(new Paragraph("Next, until " + Words.shortDay(next.due()) + ": " + next.text()));
        }
        blocks.add(CourseCharts.homework(homework, CourseCharts.homeworkWeeks(homework)));
        blocks.add(Table.wordy(
                "Your tasks",
                List.of("Until", "Task", "How it went", "What you wrote"),
                homework.assignments().stream()
                        .map(one -> List.of(
                                Words.shortDay(one.due()),
                                one.text(),
                                switch (one.status()) {
                                    case ASSIGNED -> one.overdue() ? "not told yet" : "still to come";
                                    case ATTEMPTED -> "you tried it";
                                    case COMPLETED -> "done";
                                    case SKIPPED -> "not this time";
                                },
                                Words.text(one.reflection())))
                        .toList()));
        return blocks;
    }

    private List<Block> goals() {
        List<TreatmentView.Goal> goals = course.goals().goals();
        return goals.isEmpty()
                ? List.of()
                : List.of(Table.wordy(
                        "Goals",
                        List.of("Goal", "Where you are"),
                        goals.stream()
                                .map(goal -> List.of(goal.text(), attained(goal)))
                                .toList()));
    }

    private static String attained(TreatmentView.Goal goal) {
        if (goal.attained().isEmpty()) {
            return "not rated yet";
        }
        int value = goal.attained().get(goal.attained().size() - 1).value();
        if (goal.levels().size() == 5) {
            return goal.levels().get(value + 2);
        }
        return value > 0 ? "further than you expected" : value == 0 ? "as you wanted" : "on the way";
    }

    private List<Block> ratings() {
        List<TreatmentView.SelfRatings> ratings = course.goals().ratings();
        return ratings.isEmpty()
                ? List.of()
                : List.of(Table.wordy(
                        "Your own ratings, 1 (not at all) to 10 (fully)",
                        List.of("Situation", "At first", "Now"),
                        ratings.stream()
                                .map(one -> List.of(
                                        one.situation(),
                                        String.valueOf(one.points().get(0).value()),
                                        String.valueOf(one.points()
                                                .get(one.points().size() - 1)
                                                .value())))
                                .toList()));
    }

    private List<Block> expectations() {
        List<TreatmentView.Expectation> expectations = course.learning().expectations();
        List<Block> blocks = new ArrayList<>();
        if (!expectations.isEmpty()) {
            blocks.add(Table.wordy(
                    "In your own words",
                    List.of(
                            "What you were afraid of",
                            "How likely it seemed",
                            "Afterwards",
                            "What happened",
                            "What you learned"),
                    expectations.stream().map(CourseForPatient::expectation).toList()));
        }
        if (!course.learning().reflections().isEmpty()) {
            blocks.add(LookingBack.reflections(course.learning().reflections(), words));
        }
        return blocks;
    }

    private static List<String> expectation(TreatmentView.Expectation one) {
        TreatmentView.Review review = one.review();
        return List.of(
                one.fearedOutcome(),
                one.probability() + " %",
                review == null ? Words.NONE : review.probability() + " %",
                review == null ? "not looked at yet" : review.happened() ? "it happened" : "it did not happen",
                review == null ? Words.NONE : Words.text(review.learned()));
    }

    private List<Block> questionnaire() {
        ProgressView.Series series = course.progress().symptoms();
        if (series.points().isEmpty()) {
            return List.of();
        }
        Chart.Curves chart = withoutTarget(new CourseCharts.TrendOf(
                        "Your totals",
                        "total",
                        "questionnaire",
                        Chart.Role.SCORE,
                        null,
                        false,
                        new CourseRecords(parts).totals())
                .of(series));
        return List.of(
                new Paragraph(
                        "A lower total means that you were less troubled in the days that the questions are about."),
                chart);
    }
}
