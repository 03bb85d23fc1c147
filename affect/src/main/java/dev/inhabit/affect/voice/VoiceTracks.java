package dev.inhabit.affect.voice;

import java.util.Arrays;

/**
 * The 47 tracks that {@link VoiceMeasures} sums up, one value of each every 10 ms: 40 log mel energies, level, zero crossings,
 * log pitch, periodicity, spectral centroid, roll-off and flux. Quiet ends are cut off, the level is
 * evened out. Keeps its memory; for one thread.
 */
final class VoiceTracks {
    static final int COUNT = 47;
    /** The track that holds log pitch, 0 where there is none. */
    static final int PITCH = 42;

    private static final int MELS = 40;
    private static final int FRAME = 400;
    private static final int HOP = 160;
    private static final int HIGH_FROM = 34;
    private static final int MIDDLE_FROM = 5;
    private static final int MIDDLE_TO = 24;
    private static final double RATE_HZ = SoundWindow.SAMPLE_RATE_HZ;
    private static final double QUIET = .02;
    private static final int MARGIN = 800;
    private static final double LEVEL = .05;
    private static final int SHORTEST_PERIOD = (int) (RATE_HZ / 450);
    private static final int LONGEST_PERIOD = (int) (RATE_HZ / 65);
    private static final double PERIODIC_FROM = .45;
    private static final double ROLL_OFF = .85;

    private final Fft fft = new Fft(512);
    private final Fft longFft = new Fft(1024);
    private final MelFilters filters = MelFilters.htk(MELS, 50, 7600, fft, RATE_HZ);
    private final double[] window = hamming();
    private final double[] emphasised = new double[FRAME];
    private final double[] plain = new double[FRAME];
    private final double[] power = new double[fft.bins()];
    private final double[] magnitude = new double[fft.bins()];
    private final double[] mel = new double[MELS];
    private final double[] correlation = new double[LONGEST_PERIOD];
    private double[] sound = {};
    private double[] sorted = {};
    private int length;
    private float[][] tracks = {};

    /** Computes all tracks; returns for how many frames. */
    int compute(float[] samples) {
        prepare(samples);
        int frames = 1 + (length - FRAME) / HOP;
        if (tracks.length < frames) {
            tracks = new float[frames][COUNT];
        }
        for (int t = 0; t < frames; t++) {
            frame(t);
        }
        return frames;
    }

    /** The tracks' values in that frame, valid until the next computation. */
    float[] at(int frame) {
        return tracks[frame];
    }

    /**
     * How far the mean of the mel bands above 5 kHz stands above the strongest from about 300 Hz to 3 kHz, in the brightest
     * tenth of those of the first frames that are within 25 dB of the loud ones; dB, 0 without frames.
     */
    double highsDb(int frames) {
        if (frames == 0) {
            return 0;
        }
        if (sorted.length < frames) {
            sorted = new double[frames];
        }
        for (int t = 0; t < frames; t++) {
            sorted[t] = tracks[t][MELS];
        }
        Arrays.sort(sorted, 0, frames);
        double from = sorted[frames * 19 / 20] - 2.5 * Math.log(10);
        int loud = 0;
        for (int t = 0; t < frames; t++) {
            if (tracks[t][MELS] >= from) {
                sorted[loud++] = highs(tracks[t]);
            }
        }
        Arrays.sort(sorted, 0, loud);
        return 10 / Math.log(10) * sorted[loud * 9 / 10];
    }

    private static double highs(float[] track) {
        double high = 0;
        for (int mel = HIGH_FROM; mel < MELS; mel++) {
            high += track[mel] / (MELS - HIGH_FROM);
        }
        double strongest = Double.NEGATIVE_INFINITY;
        for (int mel = MIDDLE_FROM; mel < MIDDLE_TO; mel++) {
            strongest = Math.max(strongest, track[mel]);
        }
        return high - strongest;
    }

    /** Cuts quiet ends, evens out the level, fills up to two frames. */
    private void prepare(float[] samples) {
        double peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        int first = 0;
        int last = samples.length - 1;
        while (first < last && Math.abs(samples[first]) <= QUIET * peak) {
            first++;
        }
        while (last > first && Math.abs(samples[last]) <= QUIET * peak) {
            last--;
        }
        int from = Math.max(0, first - MARGIN);
        int to = Math.min(samples.length, last + MARGIN);
        double energy = 0;
        for (int i = from; i < to; i++) {
            energy += (double) samples[i] * samples[i];
        }
        double scale = LEVEL / (Math.sqrt(energy / Math.max(1, to - from)) + 1e-8);
        length = Math.max(FRAME + HOP, to - from);
        if (sound.length < length) {
            sound = new double[length];
        }
        Arrays.fill(sound, 0, length, 0);
        for (int i = from; i < to; i++) {
            sound[i - from] = samples[i] * scale;
        }
    }

    private void frame(int t) {
        int from = t * HOP;
        float[] out = tracks[t];
        double energy = 0;
        int crossings = 0;
        for (int i = 0; i < FRAME; i++) {
            double here = sound[from + i];
            double before = from + i == 0 ? 0 : sound[from + i - 1];
            emphasised[i] = window[i] * (here - .97 * before);
            plain[i] = window[i] * here;
            energy += here * here;
            if (i > 0 && Math.signum(here) != Math.signum(before)) {
                crossings++;
            }
        }
        fft.power(emphasised, FRAME, power);
        filters.apply(power, mel);
        for (int m = 0; m < MELS; m++) {
            out[m] = (float) Math.log(mel[m] + 1e-7);
        }
        out[MELS] = (float) Math.log(energy / FRAME + 1e-7);
        out[MELS + 1] = (float) crossings / (FRAME - 1);
        pitch(out);
        spectrum(t, out);
    }

    private void pitch(float[] out) {
        longFft.autocorrelation(plain, FRAME, correlation);
        int best = SHORTEST_PERIOD;
        for (int lag = SHORTEST_PERIOD; lag < LONGEST_PERIOD; lag++) {
            if (correlation[lag] > correlation[best]) {
                best = lag;
            }
        }
        double periodicity = correlation[best] / (correlation[0] + 1e-9);
        out[PITCH] = periodicity > PERIODIC_FROM ? (float) Math.log(RATE_HZ / best) : 0;
        out[PITCH + 1] = (float) periodicity;
    }

    private void spectrum(int t, float[] out) {
        double total = 1e-9;
        double weighted = 0;
        double flux = 0;
        for (int b = 0; b < power.length; b++) {
            total += power[b];
            weighted += power[b] * b;
            double here = Math.sqrt(power[b]);
            double change = here - magnitude[b];
            magnitude[b] = here;
            flux += change * change;
        }
        int below = 0;
        double sum = 0;
        for (double value : power) {
            sum += value;
            if (sum / total < ROLL_OFF) {
                below++;
            }
        }
        out[PITCH + 2] = (float) (weighted * RATE_HZ / fft.size() / total / 4000);
        out[PITCH + 3] = (float) (below / (fft.size() / 2.0));
        out[PITCH + 4] = t == 0 ? 0 : (float) Math.sqrt(flux);
    }

    private static double[] hamming() {
        double[] window = new double[FRAME];
        for (int i = 0; i < FRAME; i++) {
            window[i] = .54 - .46 * Math.cos(2 * Math.PI * i / (FRAME - 1));
        }
        return window;
    }
}
