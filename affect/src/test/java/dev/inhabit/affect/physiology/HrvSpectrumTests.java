package dev.inhabit.affect.physiology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inhabit.affect.physiology.HrvSpectrum.Bands;
import dev.inhabit.affect.physiology.HrvSpectrum.TooFewBeats;
import dev.inhabit.affect.physiology.HrvSpectrum.TooMuchRemoved;
import org.junit.jupiter.api.Test;

class HrvSpectrumTests {
    /** Around 900 ms, 40 ms at 0.1 Hz and 20 ms at 0.25 Hz: 800 and 200 ms². */
    private static double[] twoRhythms(int beats) {
        double[] rrMs = new double[beats];
        double s = 0;
        for (int i = 0; i < beats; i++) {
            rrMs[i] = 900 + 40 * Math.sin(2 * Math.PI * 0.1 * s) + 20 * Math.sin(2 * Math.PI * 0.25 * s);
            s += rrMs[i] / 1000;
        }
        return rrMs;
    }

    @Test
    void theSquareOfHalfAnAmplitudeIsFoundInItsBand() {
        double[] rrMs = twoRhythms(400);
        Bands bands = assertInstanceOf(Bands.class, HrvSpectrum.of(rrMs, rrMs));
        assertEquals(800, bands.lfMs2(), 25);
        assertEquals(200, bands.hfMs2(), 10);
        assertEquals(0, bands.vlfMs2(), 10);
        assertEquals(4, bands.lfToHf().orElseThrow(), 0.25);
    }

    @Test
    void missingBeatsChangeLittle() {
        double[] rrMs = twoRhythms(400);
        double[] nnMs = rrMs.clone();
        for (int i = 30; i < 400; i += 30) {
            nnMs[i] = Double.NaN;
        }
        Bands bands = assertInstanceOf(Bands.class, HrvSpectrum.of(nnMs, rrMs));
        assertEquals(800, bands.lfMs2(), 40);
        assertEquals(200, bands.hfMs2(), 20);
    }

    @Test
    void tooLittleIsRefusedWithItsFigure() {
        double[] rrMs = twoRhythms(300);
        assertEquals(new TooFewBeats(239), HrvSpectrum.of(twoRhythms(239), twoRhythms(239)));
        double[] nnMs = rrMs.clone();
        for (int i = 0; i < 15; i++) {
            nnMs[i * 20] = Double.NaN;
        }
        assertEquals(
                0.05,
                assertInstanceOf(TooMuchRemoved.class, HrvSpectrum.of(nnMs, rrMs))
                        .share(),
                1e-12);
        assertThrows(IllegalArgumentException.class, () -> HrvSpectrum.of(new double[3], new double[4]));
    }
}
