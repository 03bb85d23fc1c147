package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyArousalTests {
    private static final OptionalDouble NONE = OptionalDouble.empty();

    @Test
    void theRateAloneIsTheRatesArousal() {
        assertEquals(Optional.of(new BodyArousal(.5, 1)), BodyArousal.of(OptionalDouble.of(.5), NONE, NONE));
    }

    @Test
    void whatIsKnownIsJoinedByItsWeights() {
        BodyArousal all = BodyArousal.of(OptionalDouble.of(1), OptionalDouble.of(.5), OptionalDouble.of(0))
                .orElseThrow();
        assertEquals(.6, all.arousal(), 1e-12);
        assertEquals(1, all.confidence());
        BodyArousal skin = BodyArousal.of(NONE, NONE, OptionalDouble.of(.8)).orElseThrow();
        assertEquals(.8, skin.arousal(), 1e-12);
        assertEquals(.6, skin.confidence(), 1e-12);
    }

    @Test
    void variabilityWithoutARateSaysNothing() {
        assertEquals(Optional.empty(), BodyArousal.of(NONE, OptionalDouble.of(1), NONE));
    }

    @Property
    void itLiesBetweenWhatIsJoined(
            @ForAll @DoubleRange(min = 0, max = 1) double rate,
            @ForAll @DoubleRange(min = 0, max = 1) double variability,
            @ForAll @DoubleRange(min = 0, max = 1) double skin) {
        double arousal = BodyArousal.of(
                        OptionalDouble.of(rate), OptionalDouble.of(variability), OptionalDouble.of(skin))
                .orElseThrow()
                .arousal();
        assertTrue(arousal >= Math.min(rate, Math.min(variability, skin)) - 1e-12);
        assertTrue(arousal <= Math.max(rate, Math.max(variability, skin)) + 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"2,2,0", "11,2,0.5", "20,2,1", "40,2,1", "1,3,0"})
    void skinArousalIsAnEighteenthOfEachResponseMore(double now, double rest, double arousal) {
        assertEquals(arousal, SkinArousal.of(now, rest), 1e-12);
    }

    @Test
    void responsesThatAreNoNumberAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> SkinArousal.of(-1, 2));
        assertThrows(IllegalArgumentException.class, () -> SkinArousal.of(2, Double.NaN));
    }
}
