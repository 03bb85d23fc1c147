package dev.inhabit.server.report;

import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.ProgressView.Figure;
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

/** The clinical report of a course of treatment: all that its therapist may see of it, each figure with its formula. */
final class CourseForTherapist {
    private final CourseParts parts;
    private final CourseParts.Course course;
    private final Words words;
    private final CourseRecords records;

    private CourseForTherapist(CourseParts parts) {
        this.parts = parts;
        this.course = parts.course();
        this.words = parts.words();
        this.records = new CourseRecords(parts);
    }

    static Report of(CourseParts parts) {
        return new CourseForTherapist(parts).report();
    }

    private Report report() {
        return new Report(
                Words.LANGUAGE,
                "Report of the course of treatment",
                "Clinical report for the therapist. Not for the patient: it holds therapists' reasons and notices.",
                "course-report-clinical-" + words.isoDay(parts.writtenAtMs()),
                "Course of treatment, clinical and confidential",
                facts(),
                List.of(
                        progress(),
                        distress(),
                        symptoms(),
                        records.questionnaires(),
                        levels(),
                        records.hierarchy(),
                        records.homework(),
                        records.goals(),
                        records.learning(),
                        records.safety()),
                Imprint.clinical(words, parts.writtenAtMs()));
    }

    private List<Fact> facts() {
        TreatmentView.Target target = course.goals().target();
        long open = course.scales().notices().stream()
                .filter(notice -> notice.closedAtMs() == null)
                .count();
        return List.of(
                new Fact("Patient", Words.text(parts.patientName()) + " (" + parts.patientId() + ")"),
                new Fact(
                        "Course",
                        parts.begunAtMs() == null ? "nothing recorded yet" : "since " + words.day(parts.begunAtMs())),
                new Fact(
                        "Sessions that are over",
                        String.valueOf(parts.sessions().size())),
                new Fact("Model of treatment", Words.words(course.learning().mode())),
                new Fact(
                        "Target",
                        target == null
                                ? "LSAS below 30 (none was set)"
                                : parts.questionnaires().title(target.scale()) + ", below " + target.below()),
                new Fact("Notices that are open", open == 0 ? "none" : String.valueOf(open)));
    }

    private Section progress() {
        ProgressView.Progress progress = course.progress();
        List<List<String>> rows = new ArrayList<>();
        rows.add(figure("Treatment (proposal)", progress.treatment()));
        rows.add(figure("Anxiety, reduction", progress.anxietyReduction()));
        rows.add(figure("Avoidance, reduction", progress.avoidanceReduction()));
        progress.confidence().forEach(one -> rows.add(figure("Confidence: " + one.name(), one)));
        progress.function().forEach(one -> rows.add(figure("Function: " + one.name(), one)));
        rows.add(figure("Goal attainment (T)", progress.goalAttainment()));
        rows.add(figure("Homework completed", progress.homework().completion()));
        rows.add(figure("Homework succeeded", progress.homework().success()));
        ProgressView.ReliableChange change = progress.reliableChange();
        if (change != null) {
            rows.add(figure(change.reliable() ? "Reliable change: yes" : "Reliable change: no", change.index()));
        }
        return new Section(
                "Progress", List.of(Table.wordy("Figures", List.of("Figure", "Value", "Formula", "From"), rows)));
    }

    private static List<String> figure(String name, Figure figure) {
        return List.of(
                name,
                figure.shown() == null ? "none: " + figure.whyNot() : figure.shown(),
                figure.formula(),
                Words.count(figure.inputs().size(), "event"));
    }

    private Section distress() {
        Chart.Curves chart = new CourseCharts.TrendOf(
                        "Highest distress of each session",
                        "peak SUDS",
                        "session",
                        Chart.Role.DISTRESS,
                        new Chart.Axis("SUDS", 0, 100, 25),
                        true,
                        sessions())
                .of(course.progress().distress());
        return new Section(
                "Distress over the course", trend(chart, course.progress().distress(), "session"));
    }

    private List<Block> trend(Chart.Curves chart, ProgressView.Series series, String step) {
        ProgressView.Prediction prediction = series.prediction();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "Slope",
                series.slope().value() == null
                        ? "none: " + series.slope().whyNot()
                        : Words.number(series.slope().value(), 2) + " points a " + step,
                series.slope().formula(),
                Words.count(series.slope().inputs().size(), "event")));
        if (series.slopeLow() != null && series.slopeHigh() != null) {
            rows.add(List.of(
                    "Interval",
                    Words.number(series.slopeLow(), 2) + " to " + Words.number(series.slopeHigh(), 2) + ", confidence "
                            + Words.number(series.confidencePercent(), 1, "%"),
                    "exact distribution of Kendall's statistic (Sen 1968)",
                    Words.count(series.points().size(), "value")));
        }
        rows.add(List.of(
                "Target of " + Words.score(prediction.target()) + " (proposal)",
                predicted(prediction, step),
                prediction.why(),
                Words.count(series.points().size(), "value")));
        return List.of(chart, Table.wordy("Trend", List.of("Figure", "Value", "Formula", "From"), rows));
    }

    private static String predicted(ProgressView.Prediction prediction, String step) {
        return switch (prediction.outlook()) {
            case REACHED -> "reached since " + step + " " + prediction.at();
            case EXPECTED ->
                "expected at %s %d (earliest %s, latest %s)"
                        .formatted(
                                step,
                                prediction.at(),
                                prediction.earliest() == null ? "open" : prediction.earliest(),
                                prediction.latest() == null ? "open" : prediction.latest());
            case NOT_FALLING -> "not in sight";
            case RISING -> "not in sight: it gets worse";
            case NOT_ENOUGH_DATA -> "not enough data";
        };
    }

    private Table sessions() {
        Map<Long, Integer> numbers = new HashMap<>();
        course.progress().distress().points().forEach(point -> numbers.put(point.sequenceNr(), point.x()));
        return Table.wordy(
                "Sessions; only those with two ratings count as points",
                List.of("No.", "Date", "Sub-level", "Outcome", "Minutes", "First", "Peak", "Last", "Ratings"),
                parts.sessions().stream()
                        .map(one -> List.of(
                                Words.number(numbers.get(one.resultNr())),
                                words.shortDay(one.atMs()),
                                one.sublevel(),
                                Words.words(one.outcome()),
                                Words.number(one.activeMs() / 60_000.0, 1) + " of "
                                        + Words.number(one.plannedMs() / 60_000.0, 0),
                                Words.number(one.startSuds()),
                                Words.number(one.peakSuds()),
                                Words.number(one.endSuds()),
                                String.valueOf(one.ratings())))
                        .toList());
    }

    private Section symptoms() {
        Chart.Curves chart = new CourseCharts.TrendOf(
                        "Totals of the target questionnaire",
                        "total",
                        "questionnaire",
                        Chart.Role.SCORE,
                        null,
                        true,
                        records.totals())
                .of(course.progress().symptoms());
        return new Section(
                "Symptoms over the course", trend(chart, course.progress().symptoms(), "questionnaire"));
    }

    private Section levels() {
        List<List<String>> rows = new ArrayList<>();
        course.levels()
                .levels()
                .forEach(level -> rows.add(List.of(
                        "Level " + level.level(),
                        level.open() ? "open" : "not open",
                        level.passed() + " of " + level.sublevels().size(),
                        figure("", level.progress()).get(1),
                        Words.count(level.progress().inputs().size(), "event"),
                        Words.text(level.missing()))));
        List<Block> blocks = new ArrayList<>();
        blocks.add(CourseCharts.levels(
                course.levels().levels(),
                "How much of each level is done",
                Table.wordy(
                        "Levels; done = 100·(passed + fraction of the current sub-level)/5",
                        List.of("Level", "State", "Passed", "Done", "From", "What it waits for"),
                        rows)));
        List<TreatmentView.LevelOverride> overrides = course.levels().overrides();
        blocks.add(
                overrides.isEmpty()
                        ? new Paragraph("No therapist opened or closed anything by hand.")
                        : Table.wordy(
                                "Opened or closed by a therapist",
                                List.of("When", "What", "To", "Reason", "By"),
                                overrides.stream()
                                        .map(one -> List.of(
                                                words.moment(one.atMs()),
                                                one.place(),
                                                one.open() ? "open" : "closed",
                                                one.reason(),
                                                parts.name(one.by())))
                                        .toList()));
        return new Section("Levels", blocks);
    }
}
