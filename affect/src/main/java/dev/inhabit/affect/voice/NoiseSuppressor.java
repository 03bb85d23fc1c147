package dev.inhabit.affect.voice;

import java.util.Arrays;

/**
 * Takes a steady noise (fans, hiss, hum) out of a window: a Wiener filter whose signal-to-noise ratio follows the last frame
 * (decision-directed; Ephraim and Malah 1984). The noise is what the {@link RoomNoise} heard while nobody spoke. Speech that
 * stands far above it passes as it is. Keeps its memory; for one thread.
 */
final class NoiseSuppressor {
    static final int FRAME = 512;
    static final int BINS = FRAME / 2 + 1;

    private static final int HOP = FRAME / 2;
    /** What is left of a bin that is all noise: -12 dB, so that the floor stays even. */
    private static final double LEAST_GAIN = 0.25;

    private static final double FROM_LAST_FRAME = 0.98;

    private final Fft fft = new Fft(FRAME);
    private final double[] window = new double[FRAME];
    private final double[] frame = new double[FRAME];
    private final double[] re = new double[BINS];
    private final double[] im = new double[BINS];
    private final double[] passed = new double[BINS];
    private double[] sum = {};
    private float[] clean = {};

    NoiseSuppressor() {
        for (int i = 0; i < FRAME; i++) {
            // Its square, shifted by half a frame, adds up to one.
            window[i] = Math.sin(Math.PI * (i + .5) / FRAME);
        }
    }

    /** The window without the noise; the same array each time. */
    float[] of(float[] samples, RoomNoise noise) {
        if (clean.length != samples.length) {
            clean = new float[samples.length];
            sum = new double[samples.length + 2 * FRAME];
        }
        Arrays.fill(sum, 0);
        Arrays.fill(passed, 0);
        for (int from = -HOP; from < samples.length; from += HOP) {
            cut(samples, from);
            fft.spectrum(frame, FRAME, re, im);
            filter(noise);
            fft.signal(re, im, frame);
            for (int i = 0; i < FRAME; i++) {
                sum[from + FRAME + i] += frame[i] * window[i];
            }
        }
        for (int i = 0; i < clean.length; i++) {
            clean[i] = (float) sum[i + FRAME];
        }
        return clean;
    }

    /** Adds what a frame of the room holds. */
    void learn(float[] samples, int from, RoomNoise noise) {
        cut(samples, from);
        fft.spectrum(frame, FRAME, re, im);
        noise.add(re, im);
    }

    void forget() {
        Arrays.fill(sum, 0);
        Arrays.fill(clean, 0);
        Arrays.fill(frame, 0);
        Arrays.fill(re, 0);
        Arrays.fill(im, 0);
    }

    private void cut(float[] samples, int from) {
        for (int i = 0; i < FRAME; i++) {
            int at = from + i;
            frame[i] = at < 0 || at >= samples.length ? 0 : samples[at] * window[i];
        }
    }

    private void filter(RoomNoise noise) {
        for (int k = 0; k < BINS; k++) {
            double floor = noise.power(k);
            double power = re[k] * re[k] + im[k] * im[k];
            double above = Math.max(0, power / floor - 1);
            double ratio = FROM_LAST_FRAME * passed[k] / floor + (1 - FROM_LAST_FRAME) * above;
            double gain = Math.max(LEAST_GAIN, ratio / (1 + ratio));
            re[k] *= gain;
            im[k] *= gain;
            passed[k] = gain * gain * power;
        }
    }
}
