package dev.inhabit.server.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DistractionTests {
    private static final long PLANNED_MS = 600_000;

    private static List<Distraction> of(int noise, int predictability, boolean distractions, long seed) {
        PersonalityShares mix = new PersonalityShares(25, 50, 25, 0);
        ScenarioParameters set =
                new ScenarioParameters(4, mix, noise, 3, distractions, 6, 5, 3, 4, 3, predictability, 5, 4, 3, 70, 10);
        return Distraction.of(set, PLANNED_MS, seed);
    }

    @Property
    void theyComeInOrderAndWithinThePlannedTime(
            @ForAll @IntRange(max = 10) int noise, @ForAll @IntRange(max = 10) int predictability, @ForAll long seed) {
        long before = -1;
        for (Distraction one : of(noise, predictability, true, seed)) {
            assertTrue(one.atActiveMs() > before && one.atActiveMs() < PLANNED_MS);
            before = one.atActiveMs();
        }
        assertEquals(List.of(), of(noise, predictability, false, seed));
        assertEquals(of(noise, predictability, true, seed), of(noise, predictability, true, seed));
    }

    @Test
    void scriptedTheyAreAlwaysTheSameAndOtherwiseNot() {
        assertEquals(of(5, 10, true, 1), of(5, 10, true, 2));
        assertNotEquals(of(5, 0, true, 1), of(5, 0, true, 2));
    }

    @Test
    void theLouderTheMore() {
        for (int noise = 1; noise <= 10; noise++) {
            assertTrue(of(noise, 5, true, 1).size() >= of(noise - 1, 5, true, 1).size());
        }
        assertTrue(of(10, 5, true, 1).size() > of(0, 5, true, 1).size());
    }
}
