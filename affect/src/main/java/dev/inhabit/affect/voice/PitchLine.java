package dev.inhabit.affect.voice;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The pitch of a window's speech, one look every 30 ms. Keeps its memory; for one thread. */
final class PitchLine {
    private static final int HOP = 3 * SpeechActivity.HOP;
    private static final double MOST_SEMITONES = 12;
    private static final double SEMITONES_PER_OCTAVE = 12;
    /** Looks that make a second. */
    private static final double ENOUGH = SoundWindow.SAMPLE_RATE_HZ / (double) HOP;

    private final YinPitch yin = new YinPitch(SoundWindow.SAMPLE_RATE_HZ);
    private double[] pitchHz = {};
    private int voiced;
    private int looks;

    void compute(float[] samples, SpeechActivity speech) {
        int most = samples.length / HOP + 1;
        if (pitchHz.length < most) {
            pitchHz = new double[most];
        }
        voiced = 0;
        looks = 0;
        for (int frame = 0; frame < speech.frames(); frame += HOP / SpeechActivity.HOP) {
            int from = frame * SpeechActivity.HOP;
            if (!speech.isSpeech(frame) || from + YinPitch.FRAME > samples.length) {
                continue;
            }
            looks++;
            double hz = yin.at(samples, from);
            if (!Double.isNaN(hz)) {
                pitchHz[voiced++] = hz;
            }
        }
        Arrays.sort(pitchHz, 0, voiced);
    }

    OptionalDouble medianHz() {
        return voiced == 0 ? OptionalDouble.empty() : OptionalDouble.of(pitchHz[voiced / 2]);
    }

    /** Around the median; jumps of more than an octave are mistakes of the detector and left out. */
    OptionalDouble sdSemitones() {
        if (voiced < 2) {
            return OptionalDouble.empty();
        }
        double median = pitchHz[voiced / 2];
        double sum = 0;
        double squares = 0;
        int counted = 0;
        for (int i = 0; i < voiced; i++) {
            double semitones = SEMITONES_PER_OCTAVE * Math.log(pitchHz[i] / median) / Math.log(2);
            if (Math.abs(semitones) < MOST_SEMITONES) {
                sum += semitones;
                squares += semitones * semitones;
                counted++;
            }
        }
        double mean = sum / counted;
        return OptionalDouble.of(Math.sqrt(Math.max(0, squares / counted - mean * mean)));
    }

    /** How much voiced sound there was, 0..1, a second being enough. */
    double confidence() {
        return Math.min(1, voiced / ENOUGH);
    }

    /** Share of the looks at speech that found a pitch, 0..1. */
    double voicedShare() {
        return looks == 0 ? 0 : (double) voiced / looks;
    }
}
