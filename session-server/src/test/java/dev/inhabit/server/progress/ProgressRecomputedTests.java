package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.ProgressView;
import dev.inhabit.server.treatment.Course;
import dev.inhabit.server.treatment.GoalCommand;
import dev.inhabit.server.treatment.Goals;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.HomeworkCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

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
        assertEquals(
                progress, Progress.of(course.rebuilt(course.events().size()), Course.TODAY, ProgressSettings.NONE));
        FromEvents.agrees(FromEvents.reduction(course.events()), progress.anxietyReduction());
        FromEvents.agrees(
                FromEvents.confidence(course.events()),
                progress.confidence().isEmpty() ? null : progress.confidence().get(0));
        FromEvents.agrees(
                FromEvents.completion(course.events()), progress.homework().completion());
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
}
