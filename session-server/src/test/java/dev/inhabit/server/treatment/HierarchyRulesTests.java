package dev.inhabit.server.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.protocol.Outcome;
import dev.inhabit.server.treatment.HierarchyEvent.ItemMovedByRule;
import dev.inhabit.server.treatment.HierarchyEvent.ItemMovedByTherapist;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a feared situation moves on. */
class HierarchyRulesTests {
    private final Course course = new Course();

    @Test
    void theFirstExposureBegins() {
        long item = course.item(60, "1B");
        course.session("other", "1A", 50, 40);
        assertEquals(ItemStatus.NOT_STARTED, course.status(item));
        long result = course.session("s1", "1B", 62, 60);
        assertEquals(ItemStatus.IN_PROGRESS, course.status(item));
        ItemMovedByRule moved =
                (ItemMovedByRule) course.events().get(course.events().size() - 1);
        assertEquals(List.of(result), moved.becauseNrs());
        assertEquals(62, course.state().hierarchy().find(item).orElseThrow().currentSuds());
        assertEquals(60, course.state().hierarchy().find(item).orElseThrow().initialSuds());
    }

    @Test
    void twoSessionsRunningWithHalvedDistressHabituate() {
        long item = course.item(60, "1B");
        course.session("s1", "1B", 80, 60);
        course.session("s2", "1B", 75, 40);
        assertEquals(ItemStatus.IN_PROGRESS, course.status(item));
        course.session("s3", "1B", 70, 41);
        assertEquals(ItemStatus.IN_PROGRESS, course.status(item), "41 is more than half of the first peak of 80");
        course.session("s4", "1B", 70, 40);
        assertEquals(ItemStatus.IN_PROGRESS, course.status(item), "not running");
        course.session("s5", "1B", 68, 39);
        assertEquals(ItemStatus.HABITUATED, course.status(item));
    }

    @ParameterizedTest
    @CsvSource({"80, 60, HABITUATED", "81, 61, IN_PROGRESS", "80, 61, IN_PROGRESS"})
    void aPeakTwentyLowerThanBeforeCountsAsWell(int second, int third, ItemStatus status) {
        long item = course.item(60, "1B");
        course.session("s1", "1B", 100, 95);
        course.session("s2", "1B", second, 75);
        course.session("s3", "1B", third, 55);
        assertEquals(status, course.status(item));
    }

    @Test
    void whatWasLeftBreaksTheRun() {
        long item = course.item(60, "1B");
        course.session("s1", "1B", 80, 60);
        course.session("s2", "1B", 75, 30);
        course.ask(course.result("s3", "1B", Outcome.QUIT, 1_000, 70, 10, "x"));
        course.session("s4", "1B", 75, 30);
        assertEquals(ItemStatus.IN_PROGRESS, course.status(item));
        course.session("s5", "1B", 75, 30);
        assertEquals(ItemStatus.HABITUATED, course.status(item));
    }

    @Test
    void masteryNeedsAnotherContextAndRealLife() {
        long item = course.item(60, "1B");
        course.session("s1", "1B", 80, 40);
        course.session("s2", "1B", 75, 40);
        assertEquals(ItemStatus.HABITUATED, course.status(item));
        course.ask(course.result("s3", "1B", Outcome.COMPLETED, 1_000, 60, 20, "s2"));
        course.ask(new HierarchyCommand.PractiseItem(item, Course.BY));
        assertEquals(ItemStatus.HABITUATED, course.status(item), "the context was the same");
        course.session("s4", "1B", 50, 26);
        assertEquals(ItemStatus.HABITUATED, course.status(item), "26 is above 25");
        course.session("s5", "1B", 50, 25);
        assertEquals(ItemStatus.MASTERED, course.status(item));
    }

    @Test
    void anExposureThatWasHomeworkIsRealLife() {
        long item = course.item(60, "1B");
        course.session("s1", "1B", 80, 40);
        course.session("s2", "1B", 75, 40);
        course.session("s3", "1B", 50, 20);
        assertEquals(ItemStatus.HABITUATED, course.status(item));
        long task = course.ask(new HomeworkCommand.AssignHomework(
                Homework.Kind.EXPOSURE, "Do it", Course.TODAY.plusDays(3), item, "UTC", Course.BY));
        course.ask(new HomeworkCommand.ReportHomework(task, Homework.Status.ATTEMPTED, null, null, 60, 50, Course.BY));
        assertEquals(ItemStatus.MASTERED, course.status(item));
    }

    @Test
    void theTherapistMovesWithAReasonAndTheRulesBeginAnew() {
        long item = course.item(60, "1B");
        course.session("s1", "1B", 80, 40);
        course.session("s2", "1B", 75, 40);
        course.ask(new HierarchyCommand.MoveItem(item, ItemStatus.IN_PROGRESS, "still avoids it", Course.BY));
        assertEquals(ItemStatus.IN_PROGRESS, course.status(item));
        course.session("s3", "1B", 75, 40);
        assertEquals(ItemStatus.IN_PROGRESS, course.status(item));
        course.session("s4", "1B", 75, 40);
        assertEquals(ItemStatus.HABITUATED, course.status(item));
        assertEquals(
                ErrorCode.CONFLICT,
                course.refused(new HierarchyCommand.MoveItem(item, ItemStatus.HABITUATED, "x", Course.BY))
                        .code());
    }

    @Test
    void afterATherapistMovedItBackAnotherAttemptInRealLifeBegins() {
        long item = course.item(60, null);
        course.ask(new HierarchyCommand.PractiseItem(item, Course.BY));
        assertEquals(ItemStatus.IN_PROGRESS, course.status(item));
        course.ask(new HierarchyCommand.MoveItem(item, ItemStatus.NOT_STARTED, "it was another shop", Course.BY));
        assertEquals(ItemStatus.NOT_STARTED, course.status(item));
        long again = course.ask(new HierarchyCommand.PractiseItem(item, Course.BY));
        assertEquals(ItemStatus.IN_PROGRESS, course.status(item));
        assertEquals(List.of(again), because());
    }

    @Test
    void masteryAfterATherapistMovedItBackRestsOnAnAttemptOfAfterwards() {
        long item = course.item(60, "1B");
        course.session("s1", "1B", 80, 40);
        course.session("s2", "1B", 75, 40);
        long first = course.ask(new HierarchyCommand.PractiseItem(item, Course.BY));
        course.ask(new HierarchyCommand.PractiseItem(item, Course.BY));
        long mastered = course.session("s3", "1B", 50, 20);
        assertEquals(ItemStatus.MASTERED, course.status(item));
        assertEquals(List.of(mastered, first), because(), "where nothing was moved by hand the first attempt counts");
        course.ask(new HierarchyCommand.MoveItem(item, ItemStatus.HABITUATED, "avoids it again", Course.BY));
        long last = course.session("s4", "1B", 50, 20);
        assertEquals(ItemStatus.HABITUATED, course.status(item));
        long again = course.ask(new HierarchyCommand.PractiseItem(item, Course.BY));
        assertEquals(ItemStatus.MASTERED, course.status(item));
        assertEquals(List.of(last, again), because());
    }

    private List<Long> because() {
        return ((ItemMovedByRule) course.events().get(course.events().size() - 1)).becauseNrs();
    }

    @Test
    void whatDistressedNobodyAtFirstIsNotHalved() {
        long item = course.item(60, "1B");
        course.session("s1", "1B", 0, 0);
        course.session("s2", "1B", 0, 0);
        course.session("s3", "1B", 0, 0);
        assertEquals(ItemStatus.IN_PROGRESS, course.status(item));
    }

    @Test
    void whatIsNotThereAndWhatIsNotWholeIsRefused() {
        long item = course.item(60, "1B");
        assertEquals(
                ErrorCode.NOT_FOUND,
                course.refused(new HierarchyCommand.RemoveItem(99, Course.BY)).code());
        assertEquals(
                ErrorCode.NOT_FOUND,
                course.refused(new HierarchyCommand.MoveItem(99, ItemStatus.MASTERED, "x", Course.BY))
                        .code());
        for (List<Long> order : List.of(List.<Long>of(), List.of(item, item), List.of(item, 99L))) {
            assertEquals(
                    "itemNrs",
                    course.refused(new HierarchyCommand.ReorderItems(order, Course.BY))
                            .field());
        }
        assertEquals(
                "sublevel",
                course.refused(new HierarchyCommand.AddItem("x", 1, "6A", Course.BY))
                        .field());
    }

    /** Whatever comes in whatever order: by rule only one step forward, each resting on what was recorded before. */
    @Property(tries = 60)
    void noIllegalMove(@ForAll long seed) {
        Random random = new Random(seed);
        Course any = new Course();
        List<Long> items = new ArrayList<>(List.of(any.item(50, "1A"), any.item(70, "1A"), any.item(80, "1B")));
        for (int i = 0; i < 40; i++) {
            something(any, items, random, i);
        }
        Map<Long, ItemStatus> status = new HashMap<>();
        for (int i = 0; i < any.events().size(); i++) {
            TreatmentEvent event = any.events().get(i);
            if (event instanceof ItemMovedByRule moved) {
                ItemStatus before = status.getOrDefault(moved.itemNr(), ItemStatus.NOT_STARTED);
                assertEquals(before, moved.from());
                assertEquals(before.steps() + 1, moved.to().steps());
                long nr = i + 1L;
                assertTrue(moved.becauseNrs().stream().allMatch(because -> because < nr), moved.toString());
                status.put(moved.itemNr(), moved.to());
            } else if (event instanceof ItemMovedByTherapist moved) {
                status.put(moved.itemNr(), moved.to());
            }
        }
        items.forEach(item -> assertEquals(status.getOrDefault(item, ItemStatus.NOT_STARTED), any.status(item)));
    }

    private static void something(Course any, List<Long> items, Random random, int i) {
        long item = items.get(random.nextInt(items.size()));
        switch (random.nextInt(6)) {
            case 0 -> any.ask(new HierarchyCommand.PractiseItem(item, Course.BY));
            case 1 -> {
                ItemStatus to = List.of(ItemStatus.values()).get(random.nextInt(4));
                if (any.status(item) != to) {
                    any.ask(new HierarchyCommand.MoveItem(item, to, "why not", Course.BY));
                }
            }
            case 2 -> {
                java.util.Collections.shuffle(items, random);
                any.ask(new HierarchyCommand.ReorderItems(items, Course.BY));
            }
            default -> {
                int peak = random.nextInt(101);
                any.ask(any.result(
                        "s" + i,
                        List.of("1A", "1B").get(random.nextInt(2)),
                        List.of(Outcome.values()).get(random.nextInt(4)),
                        random.nextInt(2) * Course.PLANNED_MS,
                        peak,
                        random.nextInt(peak + 1),
                        "c" + random.nextInt(2)));
            }
        }
    }
}
