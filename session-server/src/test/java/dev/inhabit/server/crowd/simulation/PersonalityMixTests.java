package dev.inhabit.server.crowd.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PersonalityMixTests {
    /** Mean threat by difficulty, weights 0 to 3, as the design lists it. */
    @Test
    void threatRises() {
        int[] percent = {20, 30, 60, 75, 95, 100, 135, 155, 190, 220};
        for (int difficulty = 1; difficulty <= 10; difficulty++) {
            PersonalityMix mix = PersonalityMix.byDifficulty(difficulty);
            assertEquals(percent[difficulty - 1], mix.neutral() + 2 * mix.skeptical() + 3 * mix.hostile());
        }
        assertThrows(IllegalArgumentException.class, () -> PersonalityMix.byDifficulty(11));
    }
}
