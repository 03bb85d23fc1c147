package dev.inhabit.server.report;

import dev.inhabit.protocol.OwnSceneView;
import dev.inhabit.protocol.RiskFinding;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.TelemetryChunk;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.report.Report.Block;
import dev.inhabit.server.report.Report.Fact;
import dev.inhabit.server.report.Report.Section;
import dev.inhabit.server.report.Report.Table;
import dev.inhabit.server.session.Habituation;
import dev.inhabit.server.session.PinnedRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The clinical report of a session: all that its therapist may see of it, each figure with its formula. */
final class SessionForTherapist {
    private static final List<String> FIGURES = List.of("Figure", "Value", "Formula", "From");

    private final SessionParts parts;
    private final SessionView view;
    private final Words words;
    private final List<TelemetryChunk> scene;
    private final HeartCurve heart;

    private SessionForTherapist(SessionParts parts) {
        this.parts = parts;
        this.view = parts.view();
        this.words = parts.words();
        this.scene = parts.scene();
        this.heart = HeartCurve.of(parts.heart(), parts.lengthMs());
    }

    static Report of(SessionParts parts) {
        return new SessionForTherapist(parts).report();
    }

    private Report report() {
        List<Section> sections = new ArrayList<>();
        sections.add(distress());
        sections.add(heart());
        Table speech = SpeechFigures.table(scene);
        sections.add(new Section(
                "Speech", List.of(speech == null ? new Report.Paragraph("Nothing that was said was read.") : speech)));
        sections.add(new Section(
                "What was done, in order",
                List.of(Table.wordy(
                        "Adjustments, events of the scene, pauses and the end",
                        List.of("Session time", "Clock", "What", "By"),
                        SessionDoings.rows(parts)))));
        sections.add(suggestions());
        sections.add(danger());
        sections.add(lookingBack());
        sections.add(notes());
        return new Report(
                Words.LANGUAGE,
                "Session report",
                "Clinical report for the therapist. Not for the patient: it holds notes.",
                "session-report-clinical-" + words.isoDay(parts.beganAtMs()),
                "Session report, clinical and confidential",
                facts(),
                sections,
                Imprint.clinical(words, parts.writtenAtMs()));
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Patient", Words.text(parts.patientName()) + " (" + view.patientId() + ")"));
        facts.add(new Fact("Session", view.sessionId()));
        facts.add(new Fact("Sub-level", view.sublevel() + " " + view.levelTitle()));
        OwnSceneView own = view.scene();
        if (own != null) {
            facts.add(new Fact("Scene", own.name() + ", difficulty " + own.difficulty()));
        }
        facts.add(new Fact("Date", words.day(parts.beganAtMs())));
        facts.add(new Fact(
                "Started, ended",
                words.moment(view.startedAtMs()) + " – " + words.moment(view.endedAtMs()) + " ("
                        + parts.zone().getId() + ")"));
        facts.add(new Fact(
                "Session time",
                Words.activeTime(view.activeMs()) + " of " + Words.activeTime(view.plannedMs()) + " planned"));
        facts.add(new Fact("Outcome", view.outcome() == null ? Words.NONE : Words.words(view.outcome())));
        facts.add(new Fact("In control at the end", parts.name(view.controllerId())));
        OwnSceneView.SceneGoal goal = view.goal();
        if (own != null && goal != null) {
            facts.add(new Fact(
                    "Goal",
                    "%s: %s, reached from %d %% (measured by: %s)"
                            .formatted(
                                    own.goal(),
                                    goal.percent() == null ? "not told" : Words.number(goal.percent(), 0) + " %",
                                    goal.thresholdPercent(),
                                    Words.words(goal.measuredBy()))));
        }
        facts.add(new Fact("Record", parts.events().size() + " events, fingerprint of the state " + view.stateHash()));
        return facts;
    }

    private Section distress() {
        SessionView.HabituationView habituation = view.habituation();
        List<SessionView.SudsPoint> ratings = view.suds();
        SessionView.SudsPoint last = SessionCurve.last(ratings);
        List<Block> blocks = new ArrayList<>();
        blocks.add(SessionCurve.of(parts, heart, "Distress (SUDS)", "SUDS", true, ratings()));
        List<List<String>> rows = new ArrayList<>();
        String all = Words.count(ratings.size(), "rating");
        rows.add(List.of(
                "First, peak, last",
                last == null
                        ? Words.NONE
                        : ratings.get(0).suds() + ", "
                                + SessionCurve.peak(ratings).suds() + ", " + last.suds(),
                "as rated; expected here " + view.sudsTarget().low() + " to "
                        + view.sudsTarget().high(),
                all));
        rows.add(List.of(
                "Reduction within the session",
                Words.number(habituation.reductionPercent(), 0, "%"),
                "100·(peak − last)/peak",
                all));
        rows.add(List.of(
                "Slope",
                Words.number(habituation.slopePerMin(), 1, "SUDS/min"),
                "Theil–Sen: median of all slopes between two ratings of the last five minutes, and of the last three where they go"
                        + " further back, those within 10 s counted once",
                Words.count(inWindow(ratings), "rating")));
        rows.add(List.of(
                "Trend",
                Words.words(habituation.trend()),
                "falling: slope ≤ %s and the last two do not rise; rising: slope ≥ %s (proposal)"
                        .formatted(
                                Words.number(Habituation.FALLING_PER_MIN, 0),
                                Words.number(Habituation.RISING_PER_MIN, 0)),
                Words.count(inWindow(ratings), "rating")));
        rows.add(List.of(
                "Habituated",
                Words.yesNo(habituation.habituated()),
                "slope below 0, now as far below the peak as the clinic asks (max(10, 15 % of it) where it set nothing else),"
                        + " the last two do not rise (proposal)",
                all));
        blocks.add(Table.wordy("Habituation within the session", FIGURES, rows));
        blocks.add(new Report.Paragraph(habituation.reason() + ". A fall within one session is a description and not an"
                + " outcome: the response to treatment follows the fall from session to session more."));
        return new Section("Distress and habituation", blocks);
    }

    private static int inWindow(List<SessionView.SudsPoint> ratings) {
        return Habituation.window(ratings, SessionView.SudsPoint::atActiveMs, PinnedRules.BEFORE.spanMinMs())
                .size();
    }

    private Table ratings() {
        Map<Long, String> by = new HashMap<>();
        parts.all(SessionUpdate.Suds.class)
                .forEach(said -> by.put(
                        said.event().sequenceNr(), parts.name(said.event().by())));
        return Table.wordy(
                "Ratings of distress",
                List.of("Session time", "Clock", "SUDS", "Heart rate", "After", "Remark", "By"),
                Stream.concat(
                                view.suds().stream()
                                        .map(one -> rating(
                                                one,
                                                Words.activeTime(one.atActiveMs()),
                                                one.late() ? "told after the end" : Words.NONE,
                                                by)),
                                view.sudsAside().stream().map(one -> rating(one, Words.NONE, aside(one), by)))
                        .toList());
    }

    private String aside(SessionView.SudsPoint one) {
        Long startedAtMs = view.startedAtMs();
        return startedAtMs == null || one.occurredAtMs() < startedAtMs
                ? "expected, before the start: in no figure"
                : "felt after the end: in no figure";
    }

    private List<String> rating(SessionView.SudsPoint one, String sessionTime, String remark, Map<Long, String> by) {
        return List.of(
                sessionTime,
                words.clock(one.occurredAtMs()),
                String.valueOf(one.suds()),
                heart(one.heart()),
                Words.text(one.trigger()),
                one.corrected() ? "corrected" : remark,
                by.getOrDefault(one.sequenceNr(), Words.NONE));
    }

    /** With its age where it is not of that very moment. */
    private static String heart(SessionView.@Nullable RatedHeart heart) {
        return heart == null
                ? Words.NONE
                : Words.number(heart.bpm(), 0, "bpm")
                        + (heart.ageMs() < 1_000 ? "" : ", " + heart.ageMs() / 1_000 + " s before");
    }

    private Section heart() {
        Double baseline = view.baselineHeartRateBpm();
        HeartCurve.Peak peak = heart.peak();
        if (heart.isEmpty() && baseline == null) {
            return new Section("Heart rate", List.of(new Report.Paragraph("No heart rate came in the scene.")));
        }
        String readings = Words.count(heart.readings(), "reading") + " of 5 s";
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "Baseline",
                Words.number(baseline, 0, "bpm"),
                "median of the last 120 s at rest before the start",
                view.baselineRestS() + " s of signal"));
        rows.add(List.of(
                "Peak",
                peak == null
                        ? Words.NONE
                        : Words.number(peak.bpm(), 0) + " bpm at " + Words.activeTime(peak.atActiveMs()),
                "highest reading of the scene without its pauses",
                readings));
        rows.add(List.of(
                "Recovery",
                Words.number(view.habituation().recoveryPercent(), 1, "%"),
                "100·(peak − last)/(peak − baseline)" + whyNoRecovery(baseline, peak),
                readings));
        List<Block> blocks = new ArrayList<>();
        if (parts.heartFile() != null) {
            blocks.add(new Report.Paragraph(
                    "No heart rate came while the session ran. What stands here is from the file of "
                            + parts.heartFile() + ", taken in afterwards; nothing was judged by it."));
        }
        blocks.add(Table.wordy("Heart rate in the scene", FIGURES, rows));
        if (!view.heartPhases().isEmpty()) {
            blocks.add(phases());
        }
        if (!heart.isEmpty()) {
            blocks.add(heart.table());
        }
        return new Section("Heart rate", blocks);
    }

    private Table phases() {
        return Table.wordy(
                "The scene in four equal parts (readings of them are a proposal)",
                List.of("Part", "Session time", "Mean", "Over the baseline", "Reading"),
                view.heartPhases().stream()
                        .map(one -> List.of(
                                Words.words(one.part()),
                                Words.activeTime(one.fromActiveMs()) + " – " + Words.activeTime(one.toActiveMs()),
                                Words.number(one.bpm(), 0, "bpm"),
                                Words.number(one.overBaselineBpm(), 0, "bpm"),
                                one.reading() == null ? Words.NONE : Words.words(one.reading())))
                        .toList());
    }

    private String whyNoRecovery(@Nullable Double baseline, HeartCurve.@Nullable Peak peak) {
        if (view.habituation().recoveryPercent() != null) {
            return "";
        } else if (baseline == null) {
            return "; none without a baseline";
        } else if (peak == null || peak.bpm() <= baseline) {
            return "; none where the peak is not above the baseline";
        }
        return "; withheld while motion sickness is reported";
    }

    private Section suggestions() {
        Map<Long, SessionParts.Said<SessionUpdate.SuggestionAnswered>> answers = new HashMap<>();
        parts.all(SessionUpdate.SuggestionAnswered.class)
                .forEach(said -> answers.put(said.update().suggestionSequenceNr(), said));
        List<List<String>> rows = new ArrayList<>();
        for (SessionParts.Said<SessionUpdate.Suggested> one : parts.all(SessionUpdate.Suggested.class)) {
            SessionUpdate.Suggested said = one.update();
            SessionParts.Said<SessionUpdate.SuggestionAnswered> answer =
                    answers.get(one.event().sequenceNr());
            rows.add(List.of(
                    Words.activeTime(one.event().atActiveMs()),
                    Words.words(said.rule()) + (said.tag() == null ? "" : ": " + said.tag()),
                    said.step() < 0 ? "easier" : said.step() > 0 ? "harder" : "no change",
                    said.reason()
                            + (said.chance() == null
                                    ? ""
                                    : " (by chance with probability " + Words.number(said.chance(), 3) + ")"),
                    Words.count(said.evidenceActiveMs().size(), "reading"),
                    Boolean.TRUE.equals(said.followedAtOnce())
                            ? "followed at once by the server"
                            : answer == null
                                    ? "not answered"
                                    : (answer.update().followed() ? "followed" : "left") + " at "
                                            + Words.activeTime(answer.event().atActiveMs()) + " by "
                                            + parts.name(answer.event().by())));
        }
        return new Section(
                "Suggestions and decisions",
                List.of(
                        rows.isEmpty()
                                ? new Report.Paragraph("No rule suggested anything.")
                                : Table.wordy(
                                        "Suggestions of rules (proposals, without clinical validation)",
                                        List.of("Session time", "Rule", "Step", "Reason", "From", "Decision"),
                                        rows)));
    }

    private Section danger() {
        List<SessionParts.Said<SessionUpdate.RiskLanguageHeard>> heard =
                parts.all(SessionUpdate.RiskLanguageHeard.class);
        if (heard.isEmpty()) {
            return new Section(
                    "Signs of danger in words",
                    List.of(new Report.Paragraph("None was recorded. That is no sign of safety.")));
        }
        return new Section(
                "Signs of danger in words",
                List.of(
                        new Report.Paragraph(
                                "A reading of words by rules and not an assessment: it may open a question and"
                                        + " closes none."),
                        Table.wordy(
                                "Signs",
                                List.of("Session time", "Level", "Kind", "Phrase", "Rules"),
                                heard.stream()
                                        .map(one -> List.of(
                                                Words.activeTime(one.event().atActiveMs()),
                                                Words.words(one.update().level()),
                                                joined(one.update(), finding -> Words.words(finding.category())),
                                                joined(one.update(), finding -> "“" + finding.phrase() + "”"),
                                                one.update().rulesVersion()))
                                        .toList())));
    }

    private static String joined(
            SessionUpdate.RiskLanguageHeard heard, java.util.function.Function<RiskFinding, String> part) {
        return heard.findings().stream().map(part).distinct().collect(Collectors.joining(", "));
    }

    private Section lookingBack() {
        List<Block> blocks = new ArrayList<>();
        List<String> achieved = LookingBack.achieved(parts.achievements());
        blocks.add(
                achieved.isEmpty()
                        ? new Report.Paragraph("The rules found nothing that was achieved.")
                        : new Report.Points(achieved));
        TreatmentView.Reflection reflection = parts.reflection();
        blocks.add(
                reflection == null
                        ? new Report.Paragraph("The patient has not looked back on it yet.")
                        : new Report.Facts(LookingBack.written(reflection)));
        return new Section("Achieved, and looking back", blocks);
    }

    private Section notes() {
        Map<Long, List<SessionParts.Said<SessionUpdate.NoteAmended>>> amended =
                parts.all(SessionUpdate.NoteAmended.class).stream()
                        .collect(Collectors.groupingBy(said -> said.update().noteSequenceNr()));
        List<Report.Entry> entries = new ArrayList<>();
        for (SessionView.NoteView note : view.notes()) {
            List<SessionParts.Said<SessionUpdate.NoteAmended>> later =
                    amended.getOrDefault(note.sequenceNr(), List.of());
            String heading = "%s, at %s of the session, by %s (event %d)"
                    .formatted(
                            words.moment(note.atMs()),
                            Words.activeTime(note.atActiveMs()),
                            parts.name(note.by()),
                            note.sequenceNr());
            if (!later.isEmpty()) {
                var last = later.get(later.size() - 1).event();
                heading += "; version %d of %s by %s (event %d)"
                        .formatted(
                                later.size() + 1,
                                words.moment(last.recordedAtMs()),
                                parts.name(last.by()),
                                last.sequenceNr());
            }
            entries.add(new Report.Entry(heading, note.text() == null ? "(not readable any more)" : note.text()));
        }
        return new Section(
                "Notes, as they stand now",
                List.of(entries.isEmpty() ? new Report.Paragraph("There are no notes.") : new Report.Entries(entries)));
    }
}
