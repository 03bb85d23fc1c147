package dev.inhabit.affect.voice;

import java.util.Arrays;

/**
 * What the voice network reads of a window: {@value #COUNT} numbers that sum up its {@link VoiceTracks}. Spectrum of what
 * is voiced, of what is not and how both vary; level, noisiness and pitch by their quantiles; rhythm by runs, peaks and
 * modulation. The choice follows Eyben and others 2016 (eGeMAPS) as far as the tracks go. Keeps its memory; for one
 * thread.
 */
final class VoiceMeasures {
    static final int COUNT = 40 * 3 + 13 * 2 + 6 * 5 + 8 + 7 + 3;

    private static final int MELS = 40;
    private static final int CEPSTRUM = 13;
    private static final int LEVEL = MELS;
    private static final int[] SIX = {LEVEL, 41, 43, 44, 45, 46};
    /** Speech lies within 25 dB of the loud frames; in natural logarithms of power. */
    private static final double SPEECH_RANGE = 2.5 * Math.log(10);
    /** 2 dB, the least dip between two syllables. */
    private static final double DIP = .2 * Math.log(10);

    private static final double SEMITONES = 12 / Math.log(2);
    private static final double LOG_55_HZ = Math.log(55);
    private static final int FEWEST = 3;

    private final double[][] cosine = cosine();
    private final float[] out = new float[COUNT];
    private int next;
    private double[] values = {};
    private double[] pitch = {};
    private double[] level = {};
    private double[][] cepstrum = {};
    private boolean[] speech = {};
    private boolean[] voiced = {};
    private int frames;
    private int count;

    /** Sums up the first frames of the tracks; the same array each time. */
    float[] of(VoiceTracks tracks, int frames) {
        this.frames = frames;
        next = 0;
        take(tracks);
        spectrum(tracks);
        for (int track : SIX) {
            quantiles(tracks, track);
        }
        pitch();
        rhythm();
        modulation();
        return out;
    }

    private void take(VoiceTracks tracks) {
        if (values.length < frames) {
            values = new double[frames];
            pitch = new double[frames];
            level = new double[frames];
            cepstrum = new double[frames][CEPSTRUM];
            speech = new boolean[frames];
            voiced = new boolean[frames];
        }
        for (int t = 0; t < frames; t++) {
            level[t] = tracks.at(t)[LEVEL];
            values[t] = level[t];
        }
        Arrays.sort(values, 0, frames);
        double from = values[frames * 19 / 20] - SPEECH_RANGE;
        for (int t = 0; t < frames; t++) {
            float[] at = tracks.at(t);
            speech[t] = level[t] > from;
            voiced[t] = speech[t] && at[VoiceTracks.PITCH] > 0;
            pitch[t] = voiced[t] ? SEMITONES * (at[VoiceTracks.PITCH] - LOG_55_HZ) : 0;
            for (int k = 0; k < CEPSTRUM; k++) {
                double sum = 0;
                for (int m = 0; m < MELS; m++) {
                    sum += cosine[k][m] * at[m];
                }
                cepstrum[t][k] = sum;
            }
        }
    }

    private void spectrum(VoiceTracks tracks) {
        boolean someVoiced = atLeast(FEWEST, true);
        boolean someUnvoiced = atLeast(FEWEST, false);
        for (int m = 0; m < MELS; m++) {
            gather(tracks, m, someVoiced, true);
            put(mean());
            gather(tracks, m, someUnvoiced, false);
            put(mean());
            gather(tracks, m, false, false);
            put(sd());
        }
        for (int k = 0; k < CEPSTRUM; k++) {
            count = 0;
            double change = 0;
            int changes = 0;
            for (int t = 0; t < frames; t++) {
                if (voiced[t] || (speech[t] && !someVoiced)) {
                    values[count++] = cepstrum[t][k];
                }
                if (t > 0 && speech[t] && speech[t - 1]) {
                    change += Math.abs(cepstrum[t][k] - cepstrum[t - 1][k]);
                    changes++;
                }
            }
            put(sd());
            put(change / Math.max(1, changes));
        }
    }

    private void quantiles(VoiceTracks tracks, int track) {
        double change = 0;
        int changes = 0;
        for (int t = 1; t < frames; t++) {
            if (speech[t] && speech[t - 1]) {
                change += Math.abs(tracks.at(t)[track] - tracks.at(t - 1)[track]);
                changes++;
            }
        }
        gather(tracks, track, false, false);
        put(sd());
        put(change / Math.max(1, changes));
        Arrays.sort(values, 0, count);
        put(quantile(.1));
        put(quantile(.5));
        put(quantile(.9));
    }

    private void pitch() {
        smoothPitch();
        double change = 0;
        double rise = 0;
        int changes = 0;
        count = 0;
        for (int t = 0; t < frames; t++) {
            if (voiced[t]) {
                values[count++] = pitch[t];
                if (t > 0 && voiced[t - 1]) {
                    double step = Math.max(-3, Math.min(3, pitch[t] - pitch[t - 1]));
                    change += Math.abs(step);
                    rise += step;
                    changes++;
                }
            }
        }
        put(change / Math.max(1, changes));
        put(rise / Math.max(1, changes));
        put(mean());
        put(sd());
        Arrays.sort(values, 0, count);
        double low = quantile(.1);
        double high = quantile(.9);
        put(low);
        put(quantile(.5));
        put(high);
        put(high - low);
    }

    /** The median of each frame and its neighbours within the same run: jumps of an octave are mistakes. */
    private void smoothPitch() {
        double before = 0;
        for (int t = 0; t < frames; t++) {
            double here = pitch[t];
            if (t > 0 && t + 1 < frames && voiced[t - 1] && voiced[t] && voiced[t + 1]) {
                double after = pitch[t + 1];
                pitch[t] = Math.max(Math.min(before, here), Math.min(Math.max(before, here), after));
            }
            before = here;
        }
    }

    private void rhythm() {
        int speechFrames = 0;
        int voicedFrames = 0;
        double rises = 0;
        double falls = 0;
        count = 0;
        int run = 0;
        for (int t = 0; t < frames; t++) {
            speechFrames += speech[t] ? 1 : 0;
            voicedFrames += voiced[t] ? 1 : 0;
            run = voiced[t] ? run + 1 : 0;
            if (run > 0 && (t + 1 == frames || !voiced[t + 1])) {
                values[count++] = run;
            }
            if (t > 0 && speech[t] && speech[t - 1]) {
                rises += Math.max(0, level[t] - level[t - 1]);
                falls += Math.max(0, level[t - 1] - level[t]);
            }
        }
        double seconds = Math.max(1, speechFrames) / 100.0;
        put((double) voicedFrames / Math.max(1, speechFrames));
        put(count / seconds);
        put(mean());
        put(sd());
        put(peaks() / seconds);
        put(rises / seconds);
        put(falls / seconds);
    }

    private int peaks() {
        int peaks = 0;
        boolean rising = true;
        double turn = Double.POSITIVE_INFINITY;
        for (int t = 2; t < frames - 2; t++) {
            double here = (level[t - 2] + level[t - 1] + level[t] + level[t + 1] + level[t + 2]) / 5;
            turn = rising ? Math.min(turn, here) : Math.max(turn, here);
            if (rising ? here - turn >= DIP && speech[t] : turn - here >= DIP) {
                peaks += rising ? 1 : 0;
                rising = !rising;
                turn = here;
            }
        }
        return peaks;
    }

    /** How much the level moves within a ninth, a third and a whole second. */
    private void modulation() {
        for (int width = 9; width <= 81; width *= 3) {
            count = 0;
            for (int t = 0; t + width <= frames; t += width / 3) {
                double wide = level(t, width);
                double narrow = level(t + width / 3, width / 3);
                values[count++] = narrow - wide;
            }
            put(sd());
        }
    }

    private double level(int from, int length) {
        double sum = 0;
        for (int t = from; t < from + length; t++) {
            sum += level[t];
        }
        return sum / length;
    }

    private boolean atLeast(int fewest, boolean withVoice) {
        int found = 0;
        for (int t = 0; t < frames; t++) {
            found += speech[t] && voiced[t] == withVoice ? 1 : 0;
        }
        return found >= fewest;
    }

    /** A track's values in speech; with {@code chosen} only those with or without voice. */
    private void gather(VoiceTracks tracks, int track, boolean chosen, boolean withVoice) {
        count = 0;
        for (int t = 0; t < frames; t++) {
            if (speech[t] && (!chosen || voiced[t] == withVoice)) {
                values[count++] = tracks.at(t)[track];
            }
        }
    }

    private double mean() {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += values[i];
        }
        return sum / Math.max(1, count);
    }

    private double sd() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(sum / Math.max(1, count));
    }

    private double quantile(double share) {
        return count == 0 ? 0 : values[(int) (share * (count - 1) + .5)];
    }

    private void put(double value) {
        out[next++] = (float) value;
    }

    private static double[][] cosine() {
        double[][] cosine = new double[CEPSTRUM][MELS];
        for (int k = 0; k < CEPSTRUM; k++) {
            for (int m = 0; m < MELS; m++) {
                cosine[k][m] = Math.sqrt(2.0 / MELS) * Math.cos(Math.PI * (k + 1) * (2 * m + 1) / (2.0 * MELS));
            }
        }
        return cosine;
    }
}
