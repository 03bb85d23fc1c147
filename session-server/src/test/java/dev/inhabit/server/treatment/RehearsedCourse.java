package dev.inhabit.server.treatment;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.levels.LevelCatalog;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.RehearsedSession;
import dev.inhabit.server.session.SessionResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Eight weeks of a made-up patient with a therapist who goes by a plan: sub-levels 1A to 3C in order, each tried twice at
 * most; then the situations that are still feared. Where a level is locked the one below is practised once more; the second
 * time the therapist opens it.
 */
public final class RehearsedCourse {
    public static final int WEEKS = 8;

    private static final int SESSIONS_A_WEEK = 4;
    private static final int TRIES = 2;
    private static final LevelCatalog LEVELS =
            LevelCatalog.load(Path.of(System.getProperty("inhabit.root"), "config", "levels"));
    private static final List<String> WAY = LEVELS.all().stream()
            .map(Level::sublevel)
            .filter(sublevel -> sublevel.compareTo("3C") <= 0)
            .toList();

    private final Course course = new Course();
    private final RehearsedPatient patient;
    private final Map<String, Integer> tries = new HashMap<>();
    private final List<Week> weeks = new ArrayList<>();
    private final List<String> heldBack = new ArrayList<>();
    private final RehearsedPlans plans;

    /** How things stand at the end of a week, after so many events. */
    public record Week(LocalDate day, int events, TreatmentState state) {}

    private RehearsedCourse(RehearsedPatient patient) {
        this.patient = patient;
        this.plans = new RehearsedPlans(course, patient);
    }

    public static RehearsedCourse of(RehearsedPatient patient) {
        RehearsedCourse rehearsed = new RehearsedCourse(patient);
        for (String sublevel : List.of("1A", "1C", "2B", "3A", "3C")) {
            rehearsed.course.item(60, sublevel);
        }
        rehearsed.plans.begin();
        for (int week = 0; week < WEEKS; week++) {
            rehearsed.week(week);
        }
        return rehearsed;
    }

    /** The same sub-level in every session, whatever comes of it. */
    public static RehearsedCourse ofAlways(String sublevel, RehearsedPatient patient) {
        RehearsedCourse rehearsed = new RehearsedCourse(patient);
        for (int i = 0; i < WEEKS * SESSIONS_A_WEEK; i++) {
            rehearsed.course.at(appointment(i));
            rehearsed.exposure(sublevel, i);
        }
        return rehearsed;
    }

    public Course course() {
        return course;
    }

    public List<Week> weeks() {
        return List.copyOf(weeks);
    }

    /** Sub-levels that were wanted while they were locked. */
    public List<String> heldBack() {
        return List.copyOf(heldBack);
    }

    private static Instant appointment(int session) {
        int week = session / SESSIONS_A_WEEK;
        int day = session % SESSIONS_A_WEEK;
        return Course.T0.plus(Duration.ofDays(7L * week + day));
    }

    private void week(int week) {
        for (int i = week * SESSIONS_A_WEEK; i < (week + 1) * SESSIONS_A_WEEK; i++) {
            course.at(appointment(i));
            String sublevel = allowed(wanted());
            expectedAndReviewed(sublevel, i);
        }
        course.at(appointment(week * SESSIONS_A_WEEK).plus(Duration.ofDays(6)));
        plans.weekIsOver(week);
        weeks.add(new Week(course.today(), course.events().size(), course.state()));
    }

    private String wanted() {
        return WAY.stream()
                .filter(sublevel -> course.state().levels().passed(sublevel).isEmpty())
                .filter(sublevel -> tries.getOrDefault(sublevel, 0) < TRIES)
                .findFirst()
                .orElseGet(this::stillFeared);
    }

    /** Of the situations that are not mastered the one that was practised least. */
    private String stillFeared() {
        return course.state().hierarchy().items().stream()
                .filter(item -> item.status() != ItemStatus.MASTERED)
                .map(item -> Objects.requireNonNull(item.sublevel()))
                .min(Comparator.comparing(sublevel -> tries.getOrDefault(sublevel, 0)))
                .orElse(WAY.get(WAY.size() - 1));
    }

    private String allowed(String wanted) {
        if (course.state().levels().missing(wanted).isEmpty()) {
            return wanted;
        }
        int level = LevelProgress.levelOf(wanted);
        boolean before = heldBack.stream().anyMatch(sublevel -> LevelProgress.levelOf(sublevel) == level);
        heldBack.add(wanted);
        if (before) {
            course.ask(new LevelCommand.OverrideLevel("" + level, true, "ready for it in real life", Course.BY));
            return wanted;
        }
        return LevelProgress.sublevelsOf(level - 1).stream()
                .filter(sublevel -> course.state().levels().passed(sublevel).isEmpty())
                .min(Comparator.comparing(sublevel -> tries.getOrDefault(sublevel, 0)))
                .orElseThrow();
    }

    /** In every third session the patient says before what is feared and after how likely it is now. */
    private void expectedAndReviewed(String sublevel, int nr) {
        Optional<Long> expected = nr % 3 == 0
                ? Optional.of(course.ask(new LearningCommand.ExpectOutcome(
                        id(nr), "They laugh", null, percent(.9 * patient.fear()), Course.BY)))
                : Optional.empty();
        boolean left = exposure(sublevel, nr);
        expected.ifPresent(it -> course.ask(new LearningCommand.ReviewOutcome(
                it,
                percent(.9 * patient.fear() * (left ? 1 : patient.chance())),
                false,
                null,
                List.of(),
                List.of(),
                Course.BY)));
    }

    /** @return whether the patient left */
    private boolean exposure(String sublevel, int nr) {
        tries.merge(sublevel, 1, Integer::sum);
        Level level = LEVELS.find(sublevel).orElseThrow();
        // Every other session is another context: a slightly friendlier audience.
        Integer mood = nr % 2 == 0
                ? null
                : Integer.valueOf(Math.max(0, level.audience().mood() - 5));
        SessionResult result =
                RehearsedSession.of(id(nr), Course.PATIENT, level, mood, patient.today(), appointment(nr));
        boolean left = result.outcome() == Outcome.QUIT;
        patient.learns(left);
        course.at(result.endedAt());
        course.ask(new LevelCommand.RecordResult(plans.judged(Treatments.exposure(result))));
        plans.looksBack(result.session());
        return left;
    }

    private static EntityId id(int nr) {
        return EntityId.parse("demo~session-" + nr);
    }

    static int percent(double share) {
        return (int) Math.round(100 * Math.max(0, Math.min(1, share)));
    }
}
