package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StressLinkedVariabilityTests {
    @Test
    void halfAndDoubleAreEquallyFar() {
        assertEquals(0, StressLinkedVariability.logRatio(42, 42));
        assertEquals(-Math.log(2), StressLinkedVariability.logRatio(21, 42), 1e-12);
        assertEquals(Math.log(2), StressLinkedVariability.logRatio(84, 42), 1e-12);
    }

    @Test
    void itIsAboutTheSamePersonAlone() {
        assertEquals(StressLinkedVariability.logRatio(15, 30), StressLinkedVariability.logRatio(40, 80), 1e-12);
    }

    @Test
    void onlyAFallIsArousalAndAQuarterIsTheMost() {
        assertEquals(0, StressLinkedVariability.arousal(50, 40));
        assertEquals(.5, StressLinkedVariability.arousal(20, 40), 1e-12);
        assertEquals(1, StressLinkedVariability.arousal(10, 40), 1e-12);
        assertEquals(1, StressLinkedVariability.arousal(1, 40));
    }

    @Test
    void nothingIsComparedWithNothing() {
        assertThrows(IllegalArgumentException.class, () -> StressLinkedVariability.logRatio(0, 40));
        assertThrows(IllegalArgumentException.class, () -> StressLinkedVariability.logRatio(40, 0));
    }
}
