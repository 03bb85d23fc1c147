package dev.inhabit.affect.evaluation;

import dev.inhabit.affect.Emotion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A report as aligned text for a terminal; shares with three digits, as papers print them. */
public final class ReportTable {
    private static final Map<String, String> WAYS = Map.of(
            "session", ": begins with nothing known of a speaker, whose recordings then follow each other",
            "alone", ": nothing is ever known of a speaker");

    private final StringBuilder text = new StringBuilder();
    /** Only words have thresholds of their own. */
    private final boolean thresholds;

    private ReportTable(boolean thresholds) {
        this.thresholds = thresholds;
    }

    public static String of(EvaluationReport report) {
        ReportTable table = new ReportTable(report.sense().equals("text"));
        table.head(report);
        report.runs().forEach(table::run);
        return table.text.toString();
    }

    private void head(EvaluationReport report) {
        line("%s · %s (%s)", report.sense(), report.data(), report.form());
        for (EvaluationReport.Model model : report.models()) {
            line(
                    "  model          %s, %s, sha256 %s…",
                    model.name(), model.licence(), model.sha256().substring(0, 12));
        }
        EvaluationReport.Training training = report.training();
        if (training.checked()) {
            line(
                    "  training data  %d of %d samples stand in the training manifest and are left out",
                    training.refused(), training.samples());
        } else {
            line("  training data  the model has no training manifest: it may have been trained on this");
        }
        for (Map.Entry<String, Integer> reason : report.leftOut().entrySet()) {
            line("  left out       %d: %s", reason.getValue(), reason.getKey());
        }
    }

    private void run(EvaluationReport.Run run) {
        Figures figures = run.figures();
        line("");
        line("%s%s", run.name(), WAYS.getOrDefault(run.name(), ""));
        run.faces().ifPresent(this::faces);
        line(
                "  read           %d of %d; accuracy %s of these, %s of all",
                figures.read(), figures.samples(), share(figures.accuracy()), share(figures.accuracyOfAll()));
        line(
                "  classes        mean recall (UAR) %s, macro-F1 %s%s",
                share(figures.uar()),
                share(figures.macroF1()),
                thresholds ? ", by thresholds " + share(figures.presentMacroF1()) : "");
        line(
                "  named          %s of what was read; of this right %s",
                share(figures.named()), share(figures.accuracyOfNamed()));
        line("  calibration    ECE %s in %d bins", share(figures.calibration().ece()), Calibration.BINS);
        Latency latency = run.latency();
        line(
                "  latency        min %.2f ms, p50 %.2f ms, p99 %.2f ms of %d readings",
                latency.minMs(), latency.p50Ms(), latency.p99Ms(), latency.readings());
        if (figures.read() > 0) {
            classes(figures);
            confusion(figures);
            groups(figures.groups());
        }
    }

    private void faces(EvaluationReport.Faces faces) {
        line("  detector       %s", faces.detector());
        line("  pictures       %d read, %d unreadable", faces.pictures(), faces.unreadable());
        if (faces.findingLearnt() > 0) {
            line(
                    "                 %d of them the detector or the points were trained on: not counted as found or missed",
                    faces.findingLearnt());
        }
        line("  faces found    %s of %d labelled", share(faces.found()), faces.labelled());
        if (faces.counted() > 0) {
            line(
                    "  faces counted  %d missed and %d false of %d in %d pictures",
                    faces.missedFaces(), faces.falseBoxes(), faces.expectedFaces(), faces.counted());
        }
    }

    private void classes(Figures figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(List.of("class", "samples", "recall", "precision", "F1"), "F1 by threshold"));
        for (Figures.OfClass each : figures.classes()) {
            rows.add(row(
                    List.of(
                            each.label(),
                            Integer.toString(each.samples()),
                            share(each.recall()),
                            share(each.precision()),
                            share(each.f1())),
                    share(each.presentF1())));
        }
        table(rows);
    }

    private List<String> row(List<String> cells, String byThreshold) {
        List<String> row = new ArrayList<>(cells);
        if (thresholds) {
            row.add(byThreshold);
        }
        return row;
    }

    private void confusion(Figures figures) {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("is \\ read as"));
        Emotion.all().forEach(emotion -> head.add(emotion.label()));
        rows.add(head);
        for (Emotion truth : Emotion.all()) {
            List<String> row = new ArrayList<>(List.of(truth.label()));
            figures.confusion().get(truth.index()).forEach(count -> row.add(count.toString()));
            rows.add(row);
        }
        table(rows);
    }

    private void groups(List<Figures.OfGroup> groups) {
        if (groups.isEmpty()) {
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("group", "samples", "read", "accuracy", "UAR", "macro-F1"));
        for (Figures.OfGroup group : groups) {
            rows.add(List.of(
                    group.group(),
                    Integer.toString(group.samples()),
                    Integer.toString(group.read()),
                    share(group.accuracy()),
                    share(group.uar()),
                    share(group.macroF1())));
        }
        table(rows);
    }

    /** Columns as wide as their widest cell; the first to the left, numbers to the right. */
    private void table(List<List<String>> rows) {
        line("");
        for (List<String> row : rows) {
            StringBuilder cells = new StringBuilder("  ");
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = rows.stream()
                        .mapToInt(each -> each.get(at).length())
                        .max()
                        .orElse(1);
                cells.append(String.format(
                        Locale.ROOT, column == 0 ? "%-" + width + "s" : "  %" + width + "s", row.get(column)));
            }
            line("%s", cells.toString().stripTrailing());
        }
    }

    private static String share(OptionalDouble share) {
        return share.isEmpty() ? "–" : String.format(Locale.ROOT, "%.3f", share.getAsDouble());
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
