package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.ProgressView;
import dev.inhabit.server.session.DropCause;
import dev.inhabit.server.treatment.Course;
import dev.inhabit.server.treatment.GoalCommand;
import dev.inhabit.server.treatment.Goals;
import dev.inhabit.server.treatment.HierarchyCommand;
import dev.inhabit.server.treatment.HierarchyItem;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.HomeworkCommand;
import dev.inhabit.server.treatment.ItemStatus;
import dev.inhabit.server.treatment.LevelCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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
        ProgressView.Progress progress = Progress.of(course.state(), course.today(), FromEvents.SETTINGS);
        assertEquals(
                progress, Progress.of(course.rebuilt(course.events().size()), course.today(), FromEvents.SETTINGS));
        FromEvents.agrees(course.events(), course.today(), progress);
    }

    private static void something(Course course, List<Long> tasks, Random random, int i) {
        switch (random.nextInt(9)) {
            case 0 -> course.scale("lsas", Map.of("fear", random.nextInt(73), "avoidance", random.nextInt(73)));
            case 1 ->
                course.ask(new GoalCommand.RateSelf(Goals.Aspect.CONFIDENCE, "all", 1 + random.nextInt(10), Course.BY));
            case 2 ->
                tasks.add(course.ask(new HomeworkCommand.AssignHomework(
                        Homework.Kind.EXPOSURE, "t", Course.TODAY.plusDays(9), null, "UTC", Course.BY)));
            case 3 -> {
                if (!tasks.isEmpty()) {
                    Homework.Status status = List.of(Homework.Status.values()).get(1 + random.nextInt(3));
                    Boolean succeeded = List.of(Optional.of(true), Optional.of(false), Optional.<Boolean>empty())
                            .get(random.nextInt(3))
                            .orElse(null);
                    course.ask(new HomeworkCommand.ReportHomework(
                            tasks.get(random.nextInt(tasks.size())),
                            status,
                            status == Homework.Status.COMPLETED ? succeeded : null,
                            null,
                            null,
                            null,
                            Course.BY));
                }
            }
            case 4 -> course.item(random.nextInt(101), List.of("1A", "1B").get(random.nextInt(2)));
            case 5 -> moved(course, random);
            case 6 -> {
                if (!course.state().results().all().isEmpty()) {
                    int which = random.nextInt(course.state().results().all().size());
                    course.ask(new LevelCommand.ClassDrop(
                            course.state().results().all().get(which).result().session(),
                            List.of(DropCause.values()).get(random.nextInt(3)),
                            "seen",
                            Course.BY));
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

    private static void moved(Course course, Random random) {
        List<HierarchyItem> items = course.state().hierarchy().items();
        if (!items.isEmpty()) {
            HierarchyItem item = items.get(random.nextInt(items.size()));
            ItemStatus to = List.of(ItemStatus.values()).get(random.nextInt(4));
            course.ask(
                    item.status() == to
                            ? new HierarchyCommand.RemoveItem(item.nr(), Course.BY)
                            : new HierarchyCommand.MoveItem(item.nr(), to, "why not", Course.BY));
        }
    }
}
