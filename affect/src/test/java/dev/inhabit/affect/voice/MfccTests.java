package dev.inhabit.affect.voice;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MfccTests {
    private static final double TOLERANCE = 1e-2;
    private static final float[] SINE = Sounds.sine(440, .5, 16_000);
    private static final float[] NOISE = Sounds.noise(16_000);

    private final Mfcc forty = new Mfcc(16_000);
    private final Mfcc thirteen = new Mfcc(16_000, 13, 512, 160, 40);

    @Test
    void theNoiseIsTheReferencesNoise() {
        assertEquals(-.049530965, NOISE[0], 1e-8);
        assertEquals(-.024867961, NOISE[4], 1e-8);
    }

    @Test
    void fortyCoefficientsOfAFrame() {
        double[][] sine = forty.of(SINE);
        assertEquals(32, sine.length);
        assertArrayEquals(LibrosaReference.SINE_FRAME_10, sine[10], TOLERANCE);
        assertArrayEquals(LibrosaReference.NOISE_FRAME_10, forty.of(NOISE)[10], TOLERANCE);
    }

    @Test
    void fortyCoefficientsOnAverage() {
        assertArrayEquals(LibrosaReference.SINE_MEAN, forty.mean(SINE), TOLERANCE);
        assertArrayEquals(LibrosaReference.NOISE_MEAN, forty.mean(NOISE), TOLERANCE);
    }

    @Test
    void thirteenCoefficientsOfShorterFrames() {
        assertArrayEquals(LibrosaReference.SINE_13_FRAME_50, thirteen.of(SINE)[50], TOLERANCE);
        assertArrayEquals(LibrosaReference.NOISE_13_FRAME_50, thirteen.of(NOISE)[50], TOLERANCE);
    }

    @Test
    void memoryUsedAgainChangesNothing() {
        double[] first = forty.mean(NOISE);
        forty.mean(Sounds.sine(300, .9, 64_000));
        assertArrayEquals(first, forty.mean(NOISE), 0);
    }
}
