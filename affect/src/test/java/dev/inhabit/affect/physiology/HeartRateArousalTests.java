package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeartRateArousalTests {
    @ParameterizedTest
    @CsvSource({"72,72,0", "92,72,0.5", "112,72,1", "150,72,1", "60,72,0", "97,72,0.625"})
    void risesByAFortiethOfEachBeat(double heartRateBpm, double baselineBpm, double arousal) {
        assertEquals(arousal, HeartRateArousal.of(heartRateBpm, baselineBpm), 1e-12);
    }

    @Test
    void ratesThatNoHeartHasAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> HeartRateArousal.of(0, 72));
        assertThrows(IllegalArgumentException.class, () -> HeartRateArousal.of(80, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> HeartRateArousal.of(301, 72));
    }
}
