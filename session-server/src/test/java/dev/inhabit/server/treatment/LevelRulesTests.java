package dev.inhabit.server.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.treatment.LevelEvent.PassRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Passing sub-levels, and what opens because of it. */
class LevelRulesTests {
    private final Course course = new Course();

    /** The target of these sessions is 40, planned are 300 000 ms. */
    @ParameterizedTest
    @CsvSource({
        "COMPLETED, 300000, 40, true",
        "COMPLETED, 300000, 41, false",
        "COMPLETED, 299999, 10, false",
        "QUIT, 300000, 10, false",
        "PAUSED, 300000, 10, false",
        "HARDWARE_ISSUE, 300000, 10, false",
    })
    void aSublevelIsPassed(Outcome outcome, long activeMs, int end, boolean passed) {
        course.ask(course.result("s1", "1A", outcome, activeMs, 70, end, "c"));
        assertEquals(passed, course.state().levels().passed("1A").isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "80, 50, false, COMPLETED, 300000, true",
        "80, 51, false, COMPLETED, 300000, false",
        "80, 10, false, QUIT, 300000, false",
        "90, 10, false, COMPLETED, 1000, false",
        "90, 10, true, COMPLETED, 300000, false",
    })
    void whatWasFearedAndDidNotComePassesAsWell(
            int before, int after, boolean happened, Outcome outcome, long activeMs, boolean passed) {
        long expected = course.ask(
                new LearningCommand.ExpectOutcome(EntityId.parse("demo~s1"), "They laugh", null, before, Course.BY));
        course.ask(course.result("s1", "1A", outcome, activeMs, 90, 85, "c"));
        assertTrue(course.state().levels().passed("1A").isEmpty());
        long review = course.ask(
                new LearningCommand.ReviewOutcome(expected, after, happened, null, List.of(), List.of(), Course.BY));
        assertEquals(passed, course.state().levels().passed("1A").isPresent());
        course.state().levels().passed("1A").ifPresent(one -> {
            assertEquals(PassRule.EXPECTANCY_DROPPED, one.rule());
            assertEquals(List.of(2L, review), one.becauseNrs());
        });
    }

    @Test
    void fourOfFiveOpenTheNextLevelAndNothingBeyond() {
        assertTrue(
                course.state().levels().isOpen("1A") && course.state().levels().isOpen("1E"));
        assertFalse(course.state().levels().isOpen("2A"));
        for (String sublevel : List.of("1A", "1C", "1D")) {
            course.session("s" + sublevel, sublevel, 50, 30);
        }
        assertEquals(
                "sub-level 2A is locked: 3 of 5 sub-levels of level 1 are passed, 4 are needed;"
                        + " a therapist can open it and say why",
                course.state().levels().missing("2A").orElseThrow());
        course.session("s1E", "1E", 50, 30);
        assertTrue(course.state().levels().isOpen("2E"));
        assertFalse(course.state().levels().isOpen("3A"));
        assertTrue(course.state().levels().missing("2E").isEmpty());
    }

    @Test
    void theTherapistsLastWordCounts() {
        course.ask(new LevelCommand.OverrideLevel("4", true, "asked", Course.BY));
        assertTrue(course.state().levels().isOpen("4A"));
        course.ask(new LevelCommand.OverrideLevel("4A", false, "too early", Course.BY));
        assertFalse(course.state().levels().isOpen("4A"));
        assertTrue(course.state().levels().isOpen("4B"));
        assertTrue(course.state().levels().missing("4A").orElseThrow().contains("closed by a therapist"));
        course.ask(new LevelCommand.OverrideLevel("4", true, "again", Course.BY));
        assertTrue(course.state().levels().isOpen("4A"));
        for (String place : List.of("", "0", "6", "1F", "A1", "11")) {
            assertEquals(
                    "place",
                    course.refused(new LevelCommand.OverrideLevel(place, true, "x", Course.BY))
                            .field());
        }
    }

    @Test
    void aResultIsRecordedOnceAndACorrectionReplacesIt() {
        LevelCommand.RecordResult first = course.result("s1", "1A", Outcome.COMPLETED, 300_000, 70, 60, "c");
        course.ask(first);
        int events = course.events().size();
        assertEquals(Decision.nothing(), first.decide(course.state(), Course.T0));
        ExposureResult r = first.result();
        ExposureResult same = again(r, r.sessionNr() + 5, 60);
        assertEquals(Decision.nothing(), new LevelCommand.RecordResult(same).decide(course.state(), Course.T0));
        course.ask(new LevelCommand.RecordResult(again(r, r.sessionNr() + 6, 35)));
        assertEquals(1, course.state().results().all().size());
        assertEquals(35, course.state().results().all().get(0).result().endSuds());
        assertTrue(course.state().levels().passed("1A").isPresent(), "a late rating can pass it");
        assertEquals(events + 2, course.events().size());
        assertEquals(Decision.nothing(), first.decide(course.state(), Course.T0), "what is older changes nothing");
    }

    private static ExposureResult again(ExposureResult r, long sessionNr, int end) {
        return new ExposureResult(
                r.session(),
                sessionNr,
                r.sublevel(),
                r.outcome(),
                r.startedAt(),
                r.endedAt(),
                r.activeMs(),
                r.plannedMs(),
                r.startSuds(),
                r.peakSuds(),
                end,
                r.ratings(),
                r.targetSuds(),
                r.context(),
                r.goalReached(),
                r.measures());
    }

    /** The goal stands for having stayed: planned are 300 000 ms, the target is 40. */
    @ParameterizedTest
    @CsvSource({"true, 300000, 40, true", "true, 1000, 40, true", "false, 300000, 10, false", "true, 300000, 41, false"
    })
    void aSceneOfItsOwnIsPassedByItsGoal(boolean goalReached, long activeMs, int end, boolean passed) {
        ExposureResult r = course.result("s1", "5A", Outcome.COMPLETED, activeMs, 70, end, "c")
                .result();
        course.ask(new LevelCommand.RecordResult(new ExposureResult(
                r.session(),
                r.sessionNr(),
                r.sublevel(),
                r.outcome(),
                r.startedAt(),
                r.endedAt(),
                r.activeMs(),
                r.plannedMs(),
                r.startSuds(),
                r.peakSuds(),
                r.endSuds(),
                r.ratings(),
                r.targetSuds(),
                r.context(),
                goalReached,
                null)));
        assertEquals(passed, course.state().levels().passed("5A").isPresent());
    }
}
