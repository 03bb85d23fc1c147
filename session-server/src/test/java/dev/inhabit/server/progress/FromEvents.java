package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.protocol.ProgressView.HomeworkFigures;
import dev.inhabit.protocol.ProgressView.Progress;
import dev.inhabit.protocol.ProgressView.ReliableChange;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.GoalEvent;
import dev.inhabit.server.treatment.Goals;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.HomeworkEvent;
import dev.inhabit.server.treatment.LevelEvent;
import dev.inhabit.server.treatment.ScaleEvent;
import dev.inhabit.server.treatment.TreatmentEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All figures of progress computed a second time, from nothing but the list of events and by other code. */
final class FromEvents {
    /** As a clinic might have it of its questionnaire. */
    static final ProgressSettings SETTINGS =
            new ProgressSettings(Map.of("lsas", new ProgressSettings.Reliability(.84, 25)));

    private final List<TreatmentEvent> events;
    private final SituationsFromEvents situations;
    private final String scale;
    private final int below;

    private FromEvents(List<TreatmentEvent> events) {
        this.events = events;
        this.situations = new SituationsFromEvents(events);
        GoalEvent.TargetSet target =
                of(events, GoalEvent.TargetSet.class).reduce((a, b) -> b).orElse(null);
        this.scale = target == null ? "lsas" : target.scale();
        this.below = target == null ? 30 : target.below();
    }

    /** @param shown at the end of that day, of a clinic with {@link #SETTINGS} */
    static void agrees(List<TreatmentEvent> events, LocalDate day, Progress shown) {
        FromEvents own = new FromEvents(events);
        own.symptoms(shown);
        agree(own.changes(Goals.Aspect.CONFIDENCE), shown.confidence());
        agree(own.changes(Goals.Aspect.FUNCTION), shown.function());
        agrees(own.attainment(), 1, shown.goalAttainment());
        own.homework(day, shown.homework());
        LineFromEvents.agrees(SituationsFromEvents.peaks(own.situations.telling()), 25, false, shown.distress());
        own.situations.agree(shown.items());
        agrees(own.treatment(), 0, shown.treatment());
        new ToldByEvents(events).tell(shown);
    }

    /** Percent of a level, where no result was told twice. */
    static double level(List<TreatmentEvent> events, int level) {
        return new FromEvents(events).level(level);
    }

    static void agrees(@Nullable Double wanted, int decimals, @Nullable Figure figure) {
        assertNotNull(figure);
        if (wanted == null) {
            assertNull(figure.value(), figure.toString());
            assertNull(figure.shown(), figure.toString());
            assertNotNull(figure.whyNot(), figure.toString());
        } else {
            assertEquals(wanted, Objects.requireNonNull(figure.value()), 1e-9, figure.toString());
            String shown = Objects.requireNonNull(figure.shown());
            assertTrue(shown.endsWith(" " + figure.unit()), shown);
            String number = shown.substring(0, shown.indexOf(' '));
            assertEquals(decimals, number.contains(".") ? number.length() - number.indexOf('.') - 1 : 0, shown);
            assertEquals(wanted, Double.parseDouble(number), .5 * Math.pow(10, -decimals) + 1e-9, shown);
            assertNull(figure.whyNot(), figure.toString());
        }
    }

    private static void agree(Map<String, @Nullable Double> wanted, List<Figure> shown) {
        assertEquals(
                List.copyOf(wanted.keySet()), shown.stream().map(Figure::name).toList());
        shown.forEach(one -> agrees(wanted.get(one.name()), 0, one));
    }

    private void symptoms(Progress shown) {
        List<Double> totals = totals();
        agrees(reduction(totals), 0, shown.anxietyReduction());
        agrees(
                reduction(scores(answers -> Objects.requireNonNull(answers.get("avoidance")))),
                0,
                shown.avoidanceReduction());
        LineFromEvents.agrees(totals, below, true, shown.symptoms());
        ReliableChange change = shown.reliableChange();
        if (totals.size() < 2) {
            assertNull(change);
        } else {
            // 25·√2·√.16, the standard error of a difference.
            double errors = (totals.get(totals.size() - 1) - totals.get(0)) / 14.142135623730951;
            agrees(errors, 2, Objects.requireNonNull(change).index());
            assertEquals(errors <= -1.96 || errors >= 1.96, change.reliable());
        }
    }

    private List<Double> totals() {
        return scores(answers ->
                answers.values().stream().mapToDouble(Integer::doubleValue).sum());
    }

    private List<Double> scores(ToDoubleFunction<Map<String, Integer>> score) {
        return of(events, ScaleEvent.ScaleAnswered.class)
                .filter(one -> one.scale().equals(scale))
                .sorted(Comparator.comparing(ScaleEvent.ScaleAnswered::on))
                .map(one -> score.applyAsDouble(one.answers()))
                .toList();
    }

    private static @Nullable Double reduction(List<Double> scores) {
        return scores.size() < 2 || scores.get(0) == 0
                ? null
                : 100 - 100 * scores.get(scores.size() - 1) / scores.get(0);
    }

    private Map<String, @Nullable Double> changes(Goals.Aspect aspect) {
        Map<String, Integer> first = new LinkedHashMap<>();
        Map<String, @Nullable Double> changes = new LinkedHashMap<>();
        of(events, GoalEvent.SelfRated.class)
                .filter(one -> one.aspect() == aspect)
                .forEach(one -> {
                    Integer before = first.putIfAbsent(one.situation(), one.value());
                    changes.put(one.situation(), before == null ? null : 100.0 * one.value() / before - 100);
                });
        return changes;
    }

    private @Nullable Double attainment() {
        Map<Long, Integer> weights = new HashMap<>();
        Map<Long, Integer> values = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof GoalEvent.GoalSet goal) {
                weights.put(i + 1L, goal.weight());
            } else if (events.get(i) instanceof GoalEvent.GoalRated rating) {
                values.put(rating.goalNr(), rating.value());
            } else if (events.get(i) instanceof GoalEvent.GoalDropped goal) {
                values.remove(goal.goalNr());
            }
        }
        double sum = 0;
        double all = 0;
        double variance = 0;
        for (Map.Entry<Long, Integer> one : values.entrySet()) {
            int weight = Objects.requireNonNull(weights.get(one.getKey()));
            sum += weight * one.getValue();
            all += weight;
            variance += .7 * weight * weight;
        }
        return values.isEmpty() ? null : 50 + 10 * sum / Math.sqrt(variance + .3 * all * all);
    }

    private Map<Long, HomeworkEvent.@Nullable HomeworkReported> tasks(Map<Long, LocalDate> due) {
        Map<Long, HomeworkEvent.@Nullable HomeworkReported> tasks = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof HomeworkEvent.HomeworkAssigned task) {
                tasks.put(i + 1L, null);
                due.put(i + 1L, task.due());
            } else if (events.get(i) instanceof HomeworkEvent.HomeworkReported report) {
                tasks.put(report.assignmentNr(), report);
            } else if (events.get(i) instanceof HomeworkEvent.HomeworkWithdrawn task) {
                tasks.remove(task.assignmentNr());
            }
        }
        return tasks;
    }

    private void homework(LocalDate day, HomeworkFigures shown) {
        Map<Long, LocalDate> due = new HashMap<>();
        Map<Homework.Status, Integer> counted = new EnumMap<>(Homework.Status.class);
        int overdue = 0;
        int judged = 0;
        int succeeded = 0;
        Map<Long, HomeworkEvent.@Nullable HomeworkReported> tasks = tasks(due);
        for (Map.Entry<Long, HomeworkEvent.@Nullable HomeworkReported> task : tasks.entrySet()) {
            HomeworkEvent.HomeworkReported report = task.getValue();
            if (report == null) {
                overdue += Objects.requireNonNull(due.get(task.getKey())).isBefore(day) ? 1 : 0;
                continue;
            }
            counted.merge(report.status(), 1, Integer::sum);
            Boolean how = report.succeeded();
            if (report.status() == Homework.Status.COMPLETED && how != null) {
                judged++;
                succeeded += how ? 1 : 0;
            }
        }
        assertEquals(tasks.size(), shown.assigned());
        assertEquals(counted.getOrDefault(Homework.Status.ATTEMPTED, 0), shown.attempted());
        assertEquals(counted.getOrDefault(Homework.Status.COMPLETED, 0), shown.completed());
        assertEquals(counted.getOrDefault(Homework.Status.SKIPPED, 0), shown.skipped());
        assertEquals(overdue, shown.overdue());
        agrees(completion(), 0, shown.completion());
        agrees(judged == 0 ? null : 100.0 * succeeded / judged, 0, shown.success());
    }

    private @Nullable Double completion() {
        Map<Long, HomeworkEvent.@Nullable HomeworkReported> tasks = tasks(new HashMap<>());
        long done = tasks.values().stream()
                .filter(report -> report != null && report.status() == Homework.Status.COMPLETED)
                .count();
        return tasks.isEmpty() ? null : 100.0 * done / tasks.size();
    }

    private double level(int level) {
        List<String> passed = of(events, LevelEvent.SublevelPassed.class)
                .map(LevelEvent.SublevelPassed::sublevel)
                .filter(sublevel -> sublevel.startsWith("" + level))
                .toList();
        double begun = Stream.of("A", "B", "C", "D", "E")
                .map(step -> level + step)
                .filter(sublevel -> !passed.contains(sublevel))
                .findFirst()
                .flatMap(sublevel -> situations.sessions().stream()
                        .filter(one -> one.sublevel().equals(sublevel))
                        .reduce((earlier, later) -> later))
                .map(FromEvents::thirdsOfPassing)
                .orElse(0);
        return 20 * (passed.size() + begun / 3);
    }

    /** Of completed, the criterion met and the target reached; what has all three is passed. */
    private static int thirdsOfPassing(ExposureResult last) {
        if (last.outcome() != Outcome.COMPLETED || last.startedAt() == null) {
            return 0;
        }
        Boolean goal = last.goalReached();
        boolean met = goal == null ? last.activeMs() >= last.plannedMs() : goal;
        boolean calm = last.endSuds() != null && last.endSuds() <= last.targetSuds();
        return met || calm ? 2 : 1;
    }

    private @Nullable Double wayDone() {
        List<Double> totals = totals();
        if (totals.size() < 2) {
            return null;
        }
        double first = totals.get(0);
        double latest = totals.get(totals.size() - 1);
        if (latest < below) {
            return 100.0;
        }
        return latest >= first || first <= below ? 0.0 : 100 - 100 * (latest - below) / (first - below);
    }

    private double treatment() {
        double levels = 0;
        for (int level = 1; level <= 5; level++) {
            levels += level(level) / 5;
        }
        List<Double> parts = new ArrayList<>(List.of(levels));
        for (Double part : new @Nullable Double[] {situations.hierarchy(), wayDone(), completion()}) {
            if (part != null) {
                parts.add(part);
            }
        }
        return parts.stream().mapToDouble(Double::doubleValue).sum() / parts.size();
    }

    static Stream<ExposureResult> results(List<TreatmentEvent> events) {
        return of(events, LevelEvent.ResultRecorded.class).map(LevelEvent.ResultRecorded::result);
    }

    static <E> Stream<E> of(List<TreatmentEvent> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
