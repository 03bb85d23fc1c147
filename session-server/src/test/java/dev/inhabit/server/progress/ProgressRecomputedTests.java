package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.ProgressView.Figure;
import dev.inhabit.server.record.EventMeta;
import dev.inhabit.server.treatment.Course;
import dev.inhabit.server.treatment.GoalCommand;
import dev.inhabit.server.treatment.GoalEvent;
import dev.inhabit.server.treatment.Goals;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.HomeworkCommand;
import dev.inhabit.server.treatment.HomeworkEvent;
import dev.inhabit.server.treatment.ScaleEvent;
import dev.inhabit.server.treatment.TreatmentEvent;
import dev.inhabit.server.treatment.TreatmentState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Every figure is what its events say, computed again from the events alone, and names them. */
class ProgressRecomputedTests {
    @Property(tries = 60)
    void figuresAreThoseOfTheEvents(@ForAll long seed) {
        Random random = new Random(seed);
        Course course = new Course();
        List<Long> tasks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            something(course, tasks, random, i);
        }
        ProgressView.Progress progress = Progress.of(course.state(), Course.TODAY, ProgressSettings.NONE);
        assertEquals(progress, Progress.of(folded(course.events()), Course.TODAY, ProgressSettings.NONE));
        agrees(reduction(course.events()), progress.anxietyReduction());
        agrees(
                confidence(course.events()),
                progress.confidence().isEmpty() ? null : progress.confidence().get(0));
        agrees(completion(course.events()), progress.homework().completion());
        Stream.of(
                        progress.treatment(),
                        progress.anxietyReduction(),
                        progress.homework().completion())
                .flatMap(figure -> figure.inputs().stream())
                .forEach(input -> assertTrue(
                        input.sequenceNr() >= 1
                                && input.sequenceNr() <= course.events().size(),
                        input.toString()));
    }

    private static void agrees(@Nullable Double wanted, @Nullable Figure figure) {
        if (wanted == null) {
            assertTrue(figure == null || figure.value() == null, String.valueOf(figure));
        } else {
            assertEquals(
                    wanted,
                    Objects.requireNonNull(Objects.requireNonNull(figure).value()),
                    1e-9);
        }
    }

    private static void something(Course course, List<Long> tasks, Random random, int i) {
        switch (random.nextInt(5)) {
            case 0 -> course.scale("lsas", Map.of("fear", random.nextInt(73), "avoidance", random.nextInt(73)));
            case 1 ->
                course.ask(new GoalCommand.RateSelf(Goals.Aspect.CONFIDENCE, "all", 1 + random.nextInt(10), Course.BY));
            case 2 ->
                tasks.add(course.ask(new HomeworkCommand.AssignHomework(
                        Homework.Kind.EXPOSURE, "t", Course.TODAY.plusDays(9), null, "UTC", Course.BY)));
            case 3 -> {
                if (!tasks.isEmpty()) {
                    Homework.Status status = List.of(Homework.Status.values()).get(1 + random.nextInt(3));
                    course.ask(new HomeworkCommand.ReportHomework(
                            tasks.get(random.nextInt(tasks.size())), status, null, null, null, null, Course.BY));
                }
            }
            default ->
                course.ask(course.result(
                        "s" + i,
                        List.of("1A", "1B", "2A").get(random.nextInt(3)),
                        List.of(Outcome.values()).get(random.nextInt(4)),
                        Course.PLANNED_MS,
                        random.nextInt(101),
                        random.nextInt(101),
                        "c"));
        }
    }

    private static TreatmentState folded(List<TreatmentEvent> events) {
        TreatmentState state = TreatmentState.empty(Course.PATIENT);
        long nr = 0;
        for (TreatmentEvent event : events) {
            state = event.applyTo(state, new EventMeta(++nr, Course.T0, Course.T0));
        }
        return state;
    }

    private static @Nullable Double reduction(List<TreatmentEvent> events) {
        List<Double> totals = new ArrayList<>();
        for (TreatmentEvent event : events) {
            if (event instanceof ScaleEvent.ScaleAnswered answered) {
                totals.add(answered.answers().values().stream()
                        .mapToDouble(Integer::doubleValue)
                        .sum());
            }
        }
        return totals.size() < 2 || totals.get(0) == 0
                ? null
                : 100 - 100 * totals.get(totals.size() - 1) / totals.get(0);
    }

    private static @Nullable Double confidence(List<TreatmentEvent> events) {
        List<Integer> values = new ArrayList<>();
        for (TreatmentEvent event : events) {
            if (event instanceof GoalEvent.SelfRated rated) {
                values.add(rated.value());
            }
        }
        return values.size() < 2 ? null : 100.0 * values.get(values.size() - 1) / values.get(0) - 100;
    }

    private static @Nullable Double completion(List<TreatmentEvent> events) {
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
}
