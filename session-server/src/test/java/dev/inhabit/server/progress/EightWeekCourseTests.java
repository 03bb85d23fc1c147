package dev.inhabit.server.progress;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.ProgressView.Outlook;
import dev.inhabit.server.journal.GoldenEvents;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.treatment.Course;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.GoalEvent.GoalDropped;
import dev.inhabit.server.treatment.HierarchyEvent.ItemMovedByRule;
import dev.inhabit.server.treatment.HierarchyEvent.ItemMovedByTherapist;
import dev.inhabit.server.treatment.HierarchyEvent.Rule;
import dev.inhabit.server.treatment.LevelEvent.DropClassed;
import dev.inhabit.server.treatment.LevelEvent.LevelOverridden;
import dev.inhabit.server.treatment.LevelEvent.LevelUnlocked;
import dev.inhabit.server.treatment.LevelEvent.PassRule;
import dev.inhabit.server.treatment.LevelEvent.ResultRecorded;
import dev.inhabit.server.treatment.LevelEvent.SublevelPassed;
import dev.inhabit.server.treatment.RehearsedCourse;
import dev.inhabit.server.treatment.RehearsedPatient;
import dev.inhabit.server.treatment.TreatmentDomain;
import dev.inhabit.server.treatment.TreatmentEvent;
import dev.inhabit.server.treatment.TreatmentState;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole courses of eight weeks through levels 1A to 3C: patients drawn at random, the real rules, no waiting. */
class EightWeekCourseTests {
    private static final List<RehearsedCourse> COURSES = LongStream.rangeClosed(1, 10)
            .mapToObj(seed -> RehearsedCourse.of(RehearsedPatient.drawn(seed)))
            .toList();

    @Test
    void eachGoesFrom1ATo3C() {
        for (RehearsedCourse one : COURSES) {
            List<String> trained = FromEvents.results(one.course().events())
                    .map(ExposureResult::sublevel)
                    .toList();
            assertEquals("1A", trained.get(0));
            assertTrue(trained.contains("3C"), trained.toString());
            assertEquals(RehearsedCourse.WEEKS, one.weeks().size());
        }
    }

    @Test
    void overTenCoursesLevelsUnlockHoldBackAndAreOpenedByATherapist() {
        assertTrue(all(LevelUnlocked.class).findAny().isPresent());
        assertTrue(COURSES.stream().anyMatch(one -> !one.heldBack().isEmpty()));
        assertTrue(all(LevelOverridden.class).findAny().isPresent());
        assertEquals(
                EnumSet.allOf(Rule.class),
                all(ItemMovedByRule.class).map(ItemMovedByRule::rule).collect(toSet()));
        assertEquals(
                EnumSet.allOf(PassRule.class),
                all(SublevelPassed.class).map(SublevelPassed::rule).collect(toSet()));
    }

    private static <E extends TreatmentEvent> Stream<E> all(Class<E> kind) {
        return COURSES.stream().flatMap(one -> FromEvents.of(one.course().events(), kind));
    }

    /** Ids of sessions begin anew with each course. */
    @Test
    void nothingIsPassedByASessionThatWasLeft() {
        boolean someoneLeft = false;
        for (RehearsedCourse one : COURSES) {
            Set<EntityId> left = FromEvents.results(one.course().events())
                    .filter(ExposureResult::wasLeft)
                    .map(ExposureResult::session)
                    .collect(toSet());
            someoneLeft |= !left.isEmpty();
            assertTrue(FromEvents.of(one.course().events(), SublevelPassed.class)
                    .noneMatch(pass -> left.contains(pass.session())));
        }
        assertTrue(someoneLeft);
    }

    /** By the list of events: four passed below open a level, at once and not before; and nobody was where it was locked. */
    @Test
    void aLevelIsOpenOnceFourBelowArePassedOrATherapistSaysSo() {
        for (RehearsedCourse one : COURSES) {
            Set<String> passed = new HashSet<>();
            Set<Integer> unlocked = new HashSet<>(Set.of(1));
            Set<Integer> overridden = new HashSet<>();
            for (TreatmentEvent event : one.course().events()) {
                if (event instanceof SublevelPassed pass) {
                    assertTrue(passed.add(pass.sublevel()), "passed once");
                } else if (event instanceof LevelUnlocked level) {
                    assertEquals(4, passedOf(passed, level.level() - 1));
                    unlocked.add(level.level());
                } else if (event instanceof LevelOverridden word) {
                    overridden.add(Integer.valueOf(word.place()));
                } else if (event instanceof ResultRecorded session) {
                    int level = Integer.parseInt(session.result().sublevel().substring(0, 1));
                    assertTrue(unlocked.contains(level) || overridden.contains(level), session.toString());
                    assertTrue(passedOf(passed, 1) < 4 || unlocked.contains(2));
                    assertTrue(passedOf(passed, 2) < 4 || unlocked.contains(3));
                }
            }
        }
    }

    private static long passedOf(Set<String> passed, int level) {
        return passed.stream()
                .filter(sublevel -> sublevel.startsWith("" + level))
                .count();
    }

    @Test
    void progressAtTheEndOfEachWeekIsThatOfTheEvents() {
        for (RehearsedCourse one : COURSES) {
            for (RehearsedCourse.Week week : one.weeks()) {
                TreatmentState rebuilt = one.course().rebuilt(week.events());
                assertEquals(week.state(), rebuilt);
                ProgressView.Progress shown = Progress.of(week.state(), week.day(), FromEvents.SETTINGS);
                assertEquals(shown, Progress.of(rebuilt, week.day(), FromEvents.SETTINGS));
                List<TreatmentEvent> events = one.course().events().subList(0, week.events());
                FromEvents.agrees(events, week.day(), shown);
                for (int level = 1; level <= 3; level++) {
                    FromEvents.agrees(FromEvents.level(events, level), 0, LevelFigures.of(week.state(), level));
                }
            }
            GoldenEvents.checkState(new TreatmentDomain(), one.course().state());
        }
    }

    /** Else a figure could be compared that is never there. */
    @Test
    void somewhereInTheTenCoursesEachFigureHasAValueAndEachWayIsTaken() {
        Set<String> valued = new HashSet<>();
        for (RehearsedCourse one : COURSES) {
            ProgressView.Progress shown =
                    Progress.of(one.course().state(), one.course().today(), FromEvents.SETTINGS);
            Stream.concat(
                            Stream.of(
                                    shown.treatment(),
                                    shown.anxietyReduction(),
                                    shown.avoidanceReduction(),
                                    shown.goalAttainment(),
                                    shown.homework().completion(),
                                    shown.homework().success(),
                                    shown.confidence().get(0),
                                    shown.function().get(0),
                                    shown.symptoms().slope()),
                            shown.items().stream()
                                    .flatMap(item -> Stream.of(
                                            item.betweenSessions(),
                                            item.cumulative(),
                                            item.trend().slope())))
                    .filter(figure -> figure.value() != null)
                    .forEach(figure -> valued.add(figure.name()));
            one.weeks().stream()
                    .map(week -> Progress.of(week.state(), week.day(), FromEvents.SETTINGS))
                    .flatMap(week -> Stream.concat(
                            Stream.of(week.distress(), week.symptoms()),
                            week.items().stream().map(ProgressView.ItemTrend::trend)))
                    .filter(series -> series.prediction().latest() != null)
                    .forEach(series -> valued.add("latest"));
            valued.add(shown.homework().overdue() > 0 ? "overdue" : "in time");
            valued.add(shown.homework().attempted() > 0 ? "attempted" : "not attempted");
            valued.add("target " + shown.symptoms().prediction().target());
        }
        assertTrue(
                valued.containsAll(List.of(
                        "treatment",
                        "anxiety-reduction",
                        "avoidance-reduction",
                        "goal-attainment",
                        "homework-completed",
                        "homework-succeeded",
                        "all",
                        "work",
                        "slope",
                        "between-sessions",
                        "cumulative-habituation",
                        "latest",
                        "overdue",
                        "attempted",
                        "target 30.0",
                        "target 45.0")),
                valued.toString());
        assertTrue(COURSES.stream()
                .flatMap(one -> FromEvents.results(one.course().events()))
                .anyMatch(one -> one.isCompleted() && Boolean.FALSE.equals(one.goalReached())));
        assertTrue(all(DropClassed.class).findAny().isPresent());
        assertTrue(all(ItemMovedByTherapist.class).findAny().isPresent());
        assertTrue(all(GoalDropped.class).findAny().isPresent());
    }

    @Test
    void theOutlookIsNowOneAndNowTheOther() {
        Set<Outlook> seen = new HashSet<>();
        for (RehearsedCourse one : COURSES) {
            one.weeks()
                    .forEach(week -> seen.add(Progress.of(week.state(), week.day(), ProgressSettings.NONE)
                            .distress()
                            .prediction()
                            .outlook()));
        }
        assertTrue(seen.containsAll(Set.of(Outlook.EXPECTED, Outlook.RISING)), seen.toString());
    }

    /** The same person, keeping nothing, some and more of each session of the same sub-level. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void distressFallsOverTheWeeksAsMuchAsThePatientKeeps(long seed) {
        ProgressView.Series nothing = distress(RehearsedPatient.staying(seed, 0));
        ProgressView.Series some = distress(RehearsedPatient.staying(seed, .02));
        ProgressView.Series more = distress(RehearsedPatient.staying(seed, .06));
        assertTrue(known(nothing.slopeLow()) <= 0 && known(nothing.slopeHigh()) >= 0, "neither way");
        assertTrue(known(some.slopeHigh()) < 0, "falls");
        assertTrue(known(more.slopeHigh()) < known(some.slopeLow()), "falls faster");
    }

    private static ProgressView.Series distress(RehearsedPatient patient) {
        Course course = RehearsedCourse.ofAlways("2D", patient).course();
        return Progress.of(course.state(), course.today(), ProgressSettings.NONE)
                .distress();
    }

    private static double known(@Nullable Double value) {
        return Objects.requireNonNull(value);
    }
}
