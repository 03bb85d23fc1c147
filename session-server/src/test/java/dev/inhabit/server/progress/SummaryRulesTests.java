package dev.inhabit.server.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.SummaryView.Achievement;
import dev.inhabit.protocol.SummaryView.AchievementKind;
import dev.inhabit.protocol.SummaryView.HomeworkProposal;
import dev.inhabit.protocol.SummaryView.ProposalReason;
import dev.inhabit.protocol.TreatmentView.HomeworkKind;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.treatment.Course;
import dev.inhabit.server.treatment.HierarchyCommand;
import dev.inhabit.server.treatment.Homework;
import dev.inhabit.server.treatment.HomeworkCommand;
import dev.inhabit.server.treatment.LearningCommand;
import dev.inhabit.server.treatment.Results;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a session is said to have brought, and what is proposed to practise after it. */
class SummaryRulesTests {
    private final Course course = new Course();

    private Results.Known known(String session) {
        return course.state().results().of(EntityId.parse("demo~" + session)).orElseThrow();
    }

    private List<Achievement> achieved(String session) {
        return Achievements.of(course.state(), known(session));
    }

    private List<AchievementKind> kinds(String session) {
        return achieved(session).stream().map(Achievement::kind).toList();
    }

    private Optional<HomeworkProposal> proposed(String session) {
        return HomeworkProposals.after(known(session).result(), course.state(), course.today());
    }

    private void left(String session, int peak, int end) {
        course.ask(course.result(session, "3C", Outcome.QUIT, Course.PLANNED_MS, peak, end, session));
    }

    @Test
    void aFirstSessionWithHalfTheDistressAtItsEnd() {
        course.session("one", "3C", 80, 40);
        assertEquals(
                List.of(
                        AchievementKind.FIRST_OF_SUBLEVEL,
                        AchievementKind.STAYED_AS_PLANNED,
                        AchievementKind.DISTRESS_HALVED,
                        AchievementKind.SUBLEVEL_PASSED),
                kinds("one"));
        assertEquals(List.of(1L), achieved("one").get(0).becauseNrs());
        course.session("two", "3C", 80, 41);
        assertEquals(
                List.of(AchievementKind.STAYED_AS_PLANNED), kinds("two"), "41 is more than half, 80 no lower peak");
        course.session("three", "3C", 79, 50);
        assertTrue(kinds("three").contains(AchievementKind.LOWEST_PEAK));
    }

    @Test
    void leavingBringsNothingThatRestsOnAFall() {
        course.session("one", "3C", 80, 70);
        left("two", 60, 5);
        assertEquals(List.of(), kinds("two"));
        course.ask(course.result("three", "3C", Outcome.COMPLETED, Course.PLANNED_MS - 1, 60, 50, "x"));
        assertEquals(List.of(), kinds("three"), "the peak of a session that was left counts as any other");
    }

    @Test
    void theFourthPassOpensTheNextLevelAndSaysSo() {
        for (String sublevel : List.of("1A", "1B", "1C", "1D")) {
            course.session("at-" + sublevel, sublevel, 40, 10);
        }
        assertTrue(!kinds("at-1C").contains(AchievementKind.LEVEL_OPENED));
        Achievement opened = achieved("at-1D").stream()
                .filter(one -> one.kind() == AchievementKind.LEVEL_OPENED)
                .findFirst()
                .orElseThrow();
        assertEquals("2", opened.about());
    }

    @Test
    void aSituationThatMovedAndAFearThatWasWrongAreNamed() {
        long item = course.item(80, "3C");
        long fear = course.ask(
                new LearningCommand.ExpectOutcome(EntityId.parse("demo~two"), "They laugh", null, 80, Course.BY));
        course.session("one", "3C", 80, 40);
        course.session("two", "3C", 60, 20);
        assertEquals(
                "Order in a café",
                achieved("two").stream()
                        .filter(one -> one.kind() == AchievementKind.SITUATION_HABITUATED)
                        .findFirst()
                        .orElseThrow()
                        .about());
        course.ask(new LearningCommand.ReviewOutcome(fear, 20, true, null, List.of(), List.of(), Course.BY));
        assertTrue(!kinds("two").contains(AchievementKind.FEAR_DISPROVED), "it did happen");
        course.ask(new LearningCommand.ReviewOutcome(fear, 20, false, null, List.of(), List.of(), Course.BY));
        assertTrue(kinds("two").contains(AchievementKind.FEAR_DISPROVED));
        assertTrue(!kinds("one").contains(AchievementKind.FEAR_DISPROVED), "it was of the other session");
        course.ask(new HierarchyCommand.PractiseItem(item, Course.BY));
        course.session("three", "3C", 40, 20);
        assertTrue(kinds("three").contains(AchievementKind.SITUATION_MASTERED));
    }

    @Test
    void distressThatFellIsMetInRealLifeAndOnceIsEnough() {
        long item = course.item(80, "3C");
        course.session("one", "3C", 80, 41);
        assertEquals(ProposalReason.LOOK_BACK, proposed("one").orElseThrow().reason());
        course.session("two", "3C", 80, 40);
        HomeworkProposal meet = proposed("two").orElseThrow();
        assertEquals(HomeworkKind.EXPOSURE, meet.kind());
        assertEquals(item, meet.itemNr());
        assertEquals(course.today().plusDays(7).toString(), meet.due());
        course.ask(new HomeworkCommand.AssignHomework(
                Homework.Kind.EXPOSURE, "Order", course.today().plusDays(7), item, "UTC", Course.BY));
        assertEquals(Optional.empty(), proposed("two"));
        course.later(8);
        assertTrue(proposed("two").isPresent(), "what is overdue is proposed again");
    }

    @Test
    void whoLeftIsNotSentToMeetIt() {
        course.item(80, "3C");
        left("one", 80, 10);
        HomeworkProposal write = proposed("one").orElseThrow();
        assertEquals(HomeworkKind.JOURNALING, write.kind());
        assertEquals(ProposalReason.LEFT_EARLY, write.reason());
        assertNull(write.itemNr());
    }

    @ParameterizedTest
    @CsvSource({
        "100, 30, 5, 70, excellent",
        "100, 31, 5, 69, good",
        "100, 50, 5, 50, good",
        "100, 51, 5, 49, partial",
        "100, 75, 5, 25, partial",
        "100, 76, 5, 24, poor",
        "60, 60, 5, 0, poor",
        "0, 0, 5, , ",
        "60, 60, 1, , "
    })
    void aFallHasItsBand(int peak, int end, int ratings, Double percent, String band) {
        assertEquals(percent, SudsBands.of(peak, peak, end, ratings).reductionPercent());
        assertEquals(band, SudsBands.of(peak, peak, end, ratings).band());
    }
}
