package dev.inhabit.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.server.content.Problem;
import dev.inhabit.server.crowd.simulation.PersonalityMix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifficultySliderTests {
    private static final DifficultySlider SLIDER = slider();

    private static DifficultySlider slider() {
        List<Problem> problems = new ArrayList<>();
        Path file = Path.of(System.getProperty("inhabit.root"), "config", "scenarios", "difficulty.yaml");
        return DifficultyTable.READER
                .read(file, "", problems)
                .map(DifficultySlider::new)
                .orElseThrow(() -> new AssertionError(problems));
    }

    /** The designer's form in the specification. */
    @Test
    void atSixItIsTheSpecification() {
        ScenarioParameters six = SLIDER.at(6);
        assertEquals(new PersonalityShares(25, 50, 25, 0), six.personalities());
        assertEquals(4, six.npcCount());
        assertEquals(5, six.ambientNoise());
        assertEquals(3, six.crowdedness());
        assertEquals(6, six.eyeContact());
        assertEquals(5, six.friendliness());
        assertEquals(3, six.criticism());
        assertEquals(3, six.timePressure());
        assertEquals(6, six.predictability());
        assertEquals(5, six.socialEvaluation());
        assertEquals(4, six.stakes());
        assertEquals(70, six.successThresholdPercent());
        assertEquals(5, six.minutes());
    }

    @Property
    void everyParameterOnlyGetsHarder(
            @ForAll @IntRange(min = 1, max = 10) int one, @ForAll @IntRange(min = 1, max = 10) int other) {
        ScenarioParameters easier = SLIDER.at(Math.min(one, other));
        ScenarioParameters harder = SLIDER.at(Math.max(one, other));
        List<ToIntFunction<ScenarioParameters>> rising = List.of(
                ScenarioParameters::npcCount,
                ScenarioParameters::ambientNoise,
                ScenarioParameters::crowdedness,
                parameters -> parameters.distractions() ? 1 : 0,
                ScenarioParameters::eyeContact,
                parameters -> -parameters.friendliness(),
                ScenarioParameters::criticism,
                ScenarioParameters::challengingQuestions,
                ScenarioParameters::timePressure,
                parameters -> -parameters.predictability(),
                ScenarioParameters::socialEvaluation,
                ScenarioParameters::stakes,
                ScenarioParameters::visibleAnxietyReactions,
                ScenarioParameters::successThresholdPercent,
                ScenarioParameters::minutes,
                parameters -> parameters.personalities().hostile(),
                parameters -> -parameters.personalities().friendly());
        for (int i = 0; i < rising.size(); i++) {
            assertTrue(rising.get(i).applyAsInt(easier) <= rising.get(i).applyAsInt(harder), "parameter " + i);
        }
        if (one != other) {
            assertTrue(easier.personalities().threat() < harder.personalities().threat());
        }
    }

    /** The crowd has the same table in its own code. */
    @Test
    void theMixIsThatOfTheCrowd() {
        for (int difficulty = 1; difficulty <= 10; difficulty++) {
            PersonalityShares shares = SLIDER.at(difficulty).personalities();
            assertEquals(
                    PersonalityMix.byDifficulty(difficulty),
                    new PersonalityMix(shares.friendly(), shares.neutral(), shares.skeptical(), shares.hostile()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "4, 25, 50, 25, 0, 1, 2, 1, 0",
        "1, 25, 50, 25, 0, 0, 1, 0, 0",
        "3, 25, 50, 25, 0, 1, 1, 1, 0",
        "8, 0, 20, 40, 40, 0, 2, 3, 3",
        "5, 80, 20, 0, 0, 4, 1, 0, 0"
    })
    void peopleAreDividedByLargestRemainder(
            int people, int friendly, int neutral, int skeptical, int hostile, int a, int b, int c, int d) {
        assertEquals(List.of(a, b, c, d), new PersonalityShares(friendly, neutral, skeptical, hostile).split(people));
    }

    @Property
    void noShareIsOffByAPersonAndNobodyIsLost(
            @ForAll @IntRange(min = 1, max = 500) int people,
            @ForAll @IntRange(max = 100) int first,
            @ForAll @IntRange(max = 100) int second,
            @ForAll @IntRange(max = 100) int third) {
        int friendly = first;
        int neutral = second * (100 - friendly) / 100;
        int skeptical = third * (100 - friendly - neutral) / 100;
        PersonalityShares shares =
                new PersonalityShares(friendly, neutral, skeptical, 100 - friendly - neutral - skeptical);
        List<Integer> split = shares.split(people);
        assertEquals(people, split.stream().mapToInt(Integer::intValue).sum());
        for (int i = 0; i < split.size(); i++) {
            assertTrue(Math.abs(split.get(i) * 100 - shares.percent().get(i) * people) < 100);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11, -1})
    void thereIsNothingBeyondTheEnds(int difficulty) {
        assertThrows(IllegalArgumentException.class, () -> SLIDER.at(difficulty));
    }

    @Test
    void sharesThatAreNoWholeAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new PersonalityShares(25, 50, 24, 0));
        assertThrows(IllegalArgumentException.class, () -> new PersonalityShares(-1, 50, 26, 25));
    }
}
