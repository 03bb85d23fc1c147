package dev.inhabit.affect.voice;

import be.tarsos.dsp.pitch.PitchDetectionResult;
import be.tarsos.dsp.pitch.Yin;

/**
 * Pitch by YIN (de Cheveigne and Kawahara 2002), as TarsosDSP computes it; its FastYin leaves kilobytes a look. The only class
 * that touches TarsosDSP, which is licensed under GPL-3.0: a distribution that contains it is under GPL-3.0. For one thread.
 */
final class YinPitch {
    /** Samples of one look: two periods of the lowest voice. Its time grows with the square. */
    static final int FRAME = 512;

    private static final double LOWEST_HZ = 63;
    private static final double HIGHEST_HZ = 600;

    private final Yin yin;
    private final float[] frame = new float[FRAME];

    YinPitch(int sampleRateHz) {
        this.yin = new Yin(sampleRateHz, FRAME);
    }

    /** Pitch in Hz of the samples from there on; NaN where there is none that a voice can have. */
    double at(float[] samples, int from) {
        System.arraycopy(samples, from, frame, 0, FRAME);
        PitchDetectionResult result = yin.getPitch(frame);
        double pitchHz = result.getPitch();
        return result.isPitched() && pitchHz >= LOWEST_HZ && pitchHz <= HIGHEST_HZ ? pitchHz : Double.NaN;
    }
}
