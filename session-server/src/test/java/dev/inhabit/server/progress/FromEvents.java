package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.server.treatment.ExposureResult;
import dev.inhabit.server.treatment.GoalEvent;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.HomeworkEvent;
import dev.inhabit.server.treatment.LevelEvent;
import dev.inhabit.server.treatment.ScaleEvent;
import dev.inhabit.server.treatment.TreatmentEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Figures of progress computed a second time, from nothing but the list of events and by other code. */
final class FromEvents {
    private FromEvents() {}

    static void agrees(@Nullable Double wanted, @Nullable Figure figure) {
        if (wanted == null) {
            assertTrue(figure == null || figure.value() == null, String.valueOf(figure));
        } else {
            assertEquals(
                    wanted,
                    Objects.requireNonNull(Objects.requireNonNull(figure).value()),
                    1e-9);
        }
    }

    /** Of the totals of all LSAS. */
    static @Nullable Double reduction(List<TreatmentEvent> events) {
        return reduction(events, answers -> answers.values().stream()
                .mapToDouble(Integer::doubleValue)
                .sum());
    }

    static @Nullable Double avoidanceReduction(List<TreatmentEvent> events) {
        return reduction(events, answers -> Objects.requireNonNull(answers.get("avoidance")));
    }

    private static @Nullable Double reduction(
            List<TreatmentEvent> events, ToDoubleFunction<Map<String, Integer>> score) {
        List<Double> scores = of(events, ScaleEvent.ScaleAnswered.class)
                .filter(one -> one.scale().equals("lsas"))
                .map(one -> score.applyAsDouble(one.answers()))
                .toList();
        return scores.size() < 2 || scores.get(0) == 0
                ? null
                : 100 - 100 * scores.get(scores.size() - 1) / scores.get(0);
    }

    static @Nullable Double confidence(List<TreatmentEvent> events) {
        List<Integer> values = of(events, GoalEvent.SelfRated.class)
                .map(GoalEvent.SelfRated::value)
                .toList();
        return values.size() < 2 ? null : 100.0 * values.get(values.size() - 1) / values.get(0) - 100;
    }

    static @Nullable Double completion(List<TreatmentEvent> events) {
        Map<Long, Homework.Status> tasks = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof HomeworkEvent.HomeworkAssigned) {
                tasks.put(i + 1L, Homework.Status.ASSIGNED);
            } else if (events.get(i) instanceof HomeworkEvent.HomeworkReported report) {
                tasks.put(report.assignmentNr(), report.status());
            }
        }
        long done = tasks.values().stream()
                .filter(Homework.Status.COMPLETED::equals)
                .count();
        return tasks.isEmpty() ? null : 100.0 * done / tasks.size();
    }

    /** Percent of a level, where no result was told twice. */
    static double level(List<TreatmentEvent> events, int level) {
        List<String> passed = of(events, LevelEvent.SublevelPassed.class)
                .map(LevelEvent.SublevelPassed::sublevel)
                .filter(sublevel -> sublevel.startsWith("" + level))
                .toList();
        double begun = Stream.of("A", "B", "C", "D", "E")
                .map(step -> level + step)
                .filter(sublevel -> !passed.contains(sublevel))
                .findFirst()
                .flatMap(sublevel -> results(events)
                        .filter(one -> one.sublevel().equals(sublevel))
                        .reduce((earlier, later) -> later))
                .map(FromEvents::partsOfPassing)
                .orElse(0.0);
        return 20 * (passed.size() + begun);
    }

    private static double partsOfPassing(ExposureResult last) {
        return last.isCompleted() ? (1 + (last.activeMs() >= last.plannedMs() ? 1 : 0)) / 3.0 : 0;
    }

    /** Peaks of the sessions that can tell of distress, in order. */
    static List<Double> peaks(List<TreatmentEvent> events) {
        List<Double> peaks = new ArrayList<>();
        results(events)
                .filter(one -> one.ratings() > 1)
                .forEach(one -> peaks.add((double) Objects.requireNonNull(one.peakSuds())));
        return peaks;
    }

    /**
     * What becomes of peaks that are to be 25 or less: by where the line of the median of all slopes is, looked at step by
     * step.
     */
    static String outlook(List<TreatmentEvent> events) {
        List<Double> all = peaks(events);
        int n = all.size();
        boolean last = n > 0 && all.get(n - 1) <= 25;
        if (last && n > 1 && all.get(n - 2) <= 25) {
            return "REACHED";
        }
        if (n < 4) {
            return "NOT_ENOUGH_DATA";
        }
        List<Double> slopes = new ArrayList<>();
        for (int later = 2; later <= n; later++) {
            for (int earlier = 1; earlier < later; earlier++) {
                slopes.add((all.get(later - 1) - all.get(earlier - 1)) / (later - earlier));
            }
        }
        double slope = middle(slopes);
        List<Double> rests = new ArrayList<>();
        for (int x = 1; x <= n; x++) {
            rests.add(all.get(x - 1) - slope * x);
        }
        double rest = middle(rests);
        if (last && rest + slope * n <= 25 + 1e-9) {
            return "REACHED";
        }
        if (slope > 0) {
            return "RISING";
        }
        for (int x = n + 1; x <= n + 200; x++) {
            if (rest + slope * x <= 25 + 1e-9) {
                return "EXPECTED at " + x;
            }
        }
        return "NOT_FALLING";
    }

    private static double middle(List<Double> some) {
        double[] sorted =
                some.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
    }

    static Stream<ExposureResult> results(List<TreatmentEvent> events) {
        return of(events, LevelEvent.ResultRecorded.class).map(LevelEvent.ResultRecorded::result);
    }

    static <E> Stream<E> of(List<TreatmentEvent> events, Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }
}
