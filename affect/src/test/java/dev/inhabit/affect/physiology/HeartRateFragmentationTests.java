package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeartRateFragmentationTests {
    private static HeartRateFragmentation of(double... nnMs) {
        return HeartRateFragmentation.of(nnMs).orElseThrow();
    }

    /** The series and figures of NeuroKit's own test. */
    @Test
    void theVectorOfNeuroKit() {
        HeartRateFragmentation read = of(888, 1262, 1290, 1274, 1300, 1244, 1266);
        assertEquals(.571429, read.inflectionShare(), 5e-7);
        assertEquals(.833333, read.inverseMeanSegment(), 5e-7);
        assertEquals(1, read.shortSegmentShare());
        assertEquals(1, read.alternationShare());
    }

    /** Three up, three down: one turn, no short segment. */
    @Test
    void aHeartThatTurnsSlowlyIsNotFragmented() {
        HeartRateFragmentation read = of(800, 810, 820, 830, 820, 810, 800);
        assertEquals(1 / 7.0, read.inflectionShare(), 1e-12);
        assertEquals(1 / 3.0, read.inverseMeanSegment(), 1e-12);
        assertEquals(0, read.shortSegmentShare());
        assertEquals(0, read.alternationShare());
    }

    /** Down after the gap is not a turn of up before it. */
    @Test
    void nothingIsFollowedAcrossWhatWasTakenOut() {
        HeartRateFragmentation read = of(800, 810, 820, Double.NaN, 900, 890, 880, 890);
        assertEquals(1 / 7.0, read.inflectionShare(), 1e-12);
        assertEquals(1 / (5 / 3.0), read.inverseMeanSegment(), 1e-12);
    }

    @Test
    void aHeartThatNeverTurnsHasNone() {
        assertTrue(HeartRateFragmentation.of(new double[] {800, 810, 820}).isEmpty());
        assertTrue(HeartRateFragmentation.of(new double[0]).isEmpty());
    }
}
