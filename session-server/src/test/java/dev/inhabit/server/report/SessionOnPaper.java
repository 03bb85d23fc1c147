package dev.inhabit.server.report;

import dev.inhabit.protocol.FillersCounted;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.RiskCategory;
import dev.inhabit.protocol.RiskLevel;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.SessionRequest.SceneEvent;
import dev.inhabit.protocol.SessionRequest.SudsSource;
import dev.inhabit.protocol.SessionView;
import dev.inhabit.protocol.SummaryView;
import dev.inhabit.protocol.TreatmentView;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import dev.inhabit.server.record.RetentionClass;
import dev.inhabit.server.record.Subject;
import dev.inhabit.server.record.TenantId;
import dev.inhabit.server.replay.SessionReplay;
import dev.inhabit.server.session.Asker;
import dev.inhabit.server.session.AudienceSettings;
import dev.inhabit.server.session.Auditorium;
import dev.inhabit.server.session.SessionEvent;
import dev.inhabit.server.session.SpeechChunk;
import dev.inhabit.server.session.Telemetry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sessions as their logs hold them, and what a report is made of from these; nothing is decided and nothing stored. */
public final class SessionOnPaper {
    static final EntityId ID = new EntityId(new TenantId("demo"), "session");
    static final Asker THERAPIST = new Asker("demo~t", Role.THERAPIST);
    static final Asker PATIENT = new Asker("demo~p", Role.PATIENT);
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");
    private static final long REST_MS = 120_000;
    static final String PATIENT_NAME = "Łukasz Ñandú";

    private final List<Line> lines = new ArrayList<>();
    private boolean notesErased;

    /** Created; the heart is measured at rest for two minutes, then the scene begins. */
    static SessionOnPaper begun() {
        SessionOnPaper session = new SessionOnPaper();
        session.at(-REST_MS, new SessionEvent.Created(THERAPIST, "demo~p1", Auditorium.LEVEL, "demo~t", 42, 1, 60));
        for (long ms = -REST_MS + 5_000; ms < 0; ms += 5_000) {
            session.at(ms, telemetry(0, 0, 71.5, null));
        }
        session.at(0, new SessionEvent.Started(THERAPIST));
        return session;
    }

    /** One line of the log; what it says may name the numbers of lines before it by their labels. */
    private record Line(long atMs, String label, Function<Map<String, Long>, SessionEvent> event) {}

    /** @param atMs after the start, ms */
    SessionOnPaper at(long atMs, SessionEvent event) {
        return at(atMs, "", labels -> event);
    }

    private SessionOnPaper at(long atMs, String label, Function<Map<String, Long>, SessionEvent> event) {
        lines.add(new Line(atMs, label, event));
        return this;
    }

    private static long number(Map<String, Long> labels, String label) {
        return Objects.requireNonNull(labels.get(label));
    }

    private static Recorded<SessionEvent> recorded(long atMs, Recorded.Body<SessionEvent> body) {
        Instant when = BEGIN.plusMillis(REST_MS + atMs);
        return new Recorded<>(
                "session.x",
                1,
                new Subject(new TenantId("demo"), "p"),
                RetentionClass.CLINICAL,
                null,
                null,
                when,
                when,
                body);
    }

    /** The key of the notes was destroyed. */
    SessionOnPaper withNotesErased() {
        notesErased = true;
        return this;
    }

    static SessionEvent rated(int suds, @Nullable String trigger) {
        return new SessionEvent.SudsRecorded(PATIENT, suds, trigger, SudsSource.HAND, false);
    }

    static SessionEvent telemetry(long fromMs, long toMs, @Nullable Double bpm, @Nullable SpeechChunk speech) {
        return new SessionEvent.TelemetryRecorded(new Telemetry(
                fromMs, toMs, bpm, 5, List.of(), List.of(), null, null, null, null, null, null, 0, 0, -1, "", -1, null,
                speech));
    }

    static SpeechChunk speech(double wordsPerMinute, double fillersPerMinute) {
        return new SpeechChunk(
                40,
                wordsPerMinute,
                wordsPerMinute * 1.2,
                fillersPerMinute,
                FillersCounted.SOUNDS_AND_WORDS,
                6,
                1,
                800.0,
                .2,
                .55,
                3.1,
                .4);
    }

    /**
     * A session of five minutes in which all happens that a report can tell. Words that only a therapist may read begin with
     * {@code MARK}.
     */
    public static SessionOnPaper eventful() {
        SessionOnPaper session = begun();
        int[] suds = {45, 62, 78, 70, 58, 47, 35, 30};
        for (int i = 0; i < suds.length; i++) {
            SessionEvent rating = rated(suds[i], i == 2 ? "MARK-trigger" : null);
            session.at(10_000 + 40_000L * i, "rating-" + i, labels -> rating);
        }
        for (long ms = 5_000; ms <= 300_000; ms += 5_000) {
            boolean isGap = ms > 120_000 && ms <= 150_000;
            double bpm = 74 + 30 * Math.exp(-Math.pow((ms - 90_000) / 70_000.0, 2));
            session.at(
                    ms, telemetry(ms - 5_000, ms, isGap ? null : Double.valueOf(bpm), speech(120 + ms / 10_000.0, 2)));
        }
        session.at(30_000, new SessionEvent.AudienceAdjusted(THERAPIST, new AudienceSettings(30, 70, 4), 301, null));
        session.at(35_000, "note", labels -> new SessionEvent.NoteAdded(THERAPIST, "MARK-note-first"));
        session.at(60_000, new SessionEvent.EventInjected(THERAPIST, SceneEvent.LATECOMER, "MARK-tag", 601));
        session.at(
                90_000,
                "suggestion",
                labels -> new SessionEvent.SuggestionMade(
                        "stays-high",
                        -1,
                        "MARK-reason-of-a-rule",
                        List.of(80_000L, 85_000L),
                        "MARK-suggested-tag",
                        .04,
                        null,
                        false));
        session.at(
                95_000,
                "",
                labels -> new SessionEvent.SuggestionAnswered(THERAPIST, number(labels, "suggestion"), false));
        session.at(
                100_000,
                new SessionEvent.RiskLanguageHeard(
                        RiskLevel.MODERATE,
                        List.of(new SessionEvent.RiskLanguageHeard.Finding(
                                RiskCategory.HOPELESSNESS, RiskLevel.MODERATE, "MARK-rule", "MARK-phrase")),
                        "abcdef123456"));
        session.at(110_000, new SessionEvent.ControlTaken(THERAPIST, "MARK-reason-for-control"));
        session.at(
                120_000,
                "",
                labels -> new SessionEvent.NoteAmended(
                        THERAPIST, number(labels, "note"), "MARK-note-now\nand a second line"));
        session.at(
                140_000,
                "",
                labels -> new SessionEvent.SudsCorrected(
                        THERAPIST, number(labels, "rating-3"), 68, "MARK-reason-for-correction"));
        session.at(140_000, new SessionEvent.Encouraged(THERAPIST, "You're doing great <b>"));
        session.at(300_000, new SessionEvent.Ended(THERAPIST, Outcome.COMPLETED));
        return session;
    }

    SessionReplay replay() {
        Map<String, Long> labels = new HashMap<>();
        List<Recorded<SessionEvent>> log = new ArrayList<>();
        lines.stream().sorted(Comparator.comparingLong(Line::atMs)).forEach(line -> {
            SessionEvent event = line.event().apply(labels);
            boolean erased = notesErased
                    && (event instanceof SessionEvent.NoteAdded || event instanceof SessionEvent.NoteAmended);
            log.add(recorded(line.atMs(), erased ? new Recorded.Erased<>() : new Recorded.Known<>(event)));
            labels.put(line.label(), (long) log.size());
        });
        return new SessionReplay(ID, log);
    }

    /** @param as whose view of it */
    SessionParts parts(Role as) {
        SessionReplay replay = replay();
        SessionView view = Objects.requireNonNull(replay.view(replay.atActive(Long.MAX_VALUE), as));
        return new SessionParts(
                view,
                replay.recorded(0, Integer.MAX_VALUE, as),
                List.of(
                        new SummaryView.Achievement(SummaryView.AchievementKind.DISTRESS_HALVED, null, List.of(4L)),
                        new SummaryView.Achievement(
                                SummaryView.AchievementKind.FEAR_DISPROVED, "SEEN they laugh", List.of(5L, 6L))),
                new TreatmentView.Reflection(
                        9, BEGIN.toEpochMilli(), ID.toString(), "SEEN I stayed", null, "SEEN I can", null),
                PATIENT_NAME,
                ZoneId.of("Europe/Berlin"),
                List.of(),
                null,
                Map.of("demo~t", "Dr. Ana Müller", "demo~p", "Łukasz Ñandú"),
                BEGIN.plusSeconds(86_400).toEpochMilli());
    }
}
