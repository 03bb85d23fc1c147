package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HeartRateVariabilityTests {
    private static final double[] BY_HAND = {800, 810, 790, 860, 800, 805, 795, 850};

    private static HeartRateVariability of(double... nnMs) {
        return HeartRateVariability.of(nnMs).orElseThrow();
    }

    @Test
    void aSeriesDoneByHand() {
        HeartRateVariability hrv = of(BY_HAND);
        assertEquals(8, hrv.beats());
        assertEquals(813.75, hrv.meanNnMs());
        assertEquals(26.288237457, hrv.sdnnMs(), 5e-10);
        assertEquals(41.661904490, hrv.rmssdMs(), 5e-10);
        assertEquals(3, hrv.nn50());
        assertEquals(42.857143, hrv.pnn50Pct(), 5e-7);
        assertEquals(3, hrv.nn20());
        assertEquals(44.333691, hrv.sdsdMs(), 5e-7);
        assertEquals(hrv.sdsdMs() / Math.sqrt(2), hrv.sd1Ms());
        assertEquals(2 * 26.288237457 * 26.288237457, sum(hrv), 1e-6);
    }

    private static double sum(HeartRateVariability hrv) {
        return hrv.sd1Ms() * hrv.sd1Ms() + hrv.sd2Ms() * hrv.sd2Ms();
    }

    @Test
    void aDifferenceOfExactlyTheLimitDoesNotCount() {
        HeartRateVariability hrv = of(800, 850, 830, 850.5, 799.5);
        assertEquals(1, hrv.nn50());
        assertEquals(3, hrv.nn20());
        assertEquals(25, hrv.pnn50Pct());
    }

    @Test
    void noDifferenceIsFormedAcrossAGap() {
        HeartRateVariability hrv = of(800, 810, Double.NaN, 900, 905);
        assertEquals(4, hrv.beats());
        assertEquals(1, hrv.removed());
        assertEquals(0.2, hrv.removedShare());
        assertEquals(Math.sqrt((100 + 25) / 2.0), hrv.rmssdMs(), 1e-12);
        assertEquals(0, hrv.nn50());
    }

    @Test
    void theMeanRateIsTheMeanOfRates() {
        assertEquals(90, of(500, 1000, 500, 1000).meanHeartRateBpm(), 1e-12);
    }

    @Test
    void twoDifferencesAreTheLeast() {
        assertEquals(Optional.empty(), HeartRateVariability.of(new double[0]));
        assertEquals(Optional.empty(), HeartRateVariability.of(new double[] {800, 810, Double.NaN, 800}));
        assertTrue(HeartRateVariability.of(new double[] {800, 810, 800}).isPresent());
    }

    @Property
    void aSlowerHeartVariesNoMore(
            @ForAll @Size(min = 3, max = 200) List<@DoubleRange(min = 300, max = 1500) Double> intervals,
            @ForAll @DoubleRange(min = 0, max = 500) double laterMs) {
        double[] nnMs = intervals.stream().mapToDouble(nn -> nn).toArray();
        HeartRateVariability before = of(nnMs);
        HeartRateVariability after =
                of(Arrays.stream(nnMs).map(nn -> nn + laterMs).toArray());
        assertEquals(before.sdnnMs(), after.sdnnMs(), 1e-6);
        assertEquals(before.rmssdMs(), after.rmssdMs(), 1e-6);
        assertEquals(before.meanNnMs() + laterMs, after.meanNnMs(), 1e-6);
        assertTrue(before.pnn50Pct() <= before.pnn20Pct() && before.pnn20Pct() <= 100);
    }
}
