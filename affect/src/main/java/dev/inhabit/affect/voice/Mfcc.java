package dev.inhabit.affect.voice;

import java.util.Arrays;

/**
 * Mel-frequency cepstral coefficients, equal to those of librosa 0.11 with its defaults: periodic Hann window, centred
 * frames over zeros, power, Slaney's filters, decibels cut 80 below the loudest, orthonormal DCT-II. Keeps its memory;
 * for one thread.
 */
public final class Mfcc {
    private static final double SMALLEST_POWER = 1e-10;
    private static final double RANGE_DB = 80;

    private final int hop;
    private final int coefficients;
    private final Fft fft;
    private final MelFilters filters;
    private final double[] window;
    private final double[][] cosine;
    private final double[] frame;
    private final double[] power;
    private final double[] meanMel;
    private double[][] mel = {};

    /** Forty coefficients of frames of 2048 samples every 512, over 128 filters. */
    public Mfcc(double sampleRateHz) {
        this(sampleRateHz, 40, 2048, 512, 128);
    }

    public Mfcc(double sampleRateHz, int coefficients, int frameLength, int hop, int filters) {
        this.hop = hop;
        this.coefficients = coefficients;
        this.fft = new Fft(frameLength);
        this.filters = MelFilters.slaney(filters, 0, sampleRateHz / 2, fft, sampleRateHz);
        this.frame = new double[frameLength];
        this.power = new double[fft.bins()];
        this.meanMel = new double[filters];
        this.window = new double[frameLength];
        for (int i = 0; i < frameLength; i++) {
            window[i] = .5 - .5 * Math.cos(2 * Math.PI * i / frameLength);
        }
        this.cosine = new double[coefficients][filters];
        for (int k = 0; k < coefficients; k++) {
            double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / filters);
            for (int m = 0; m < filters; m++) {
                cosine[k][m] = scale * Math.cos(Math.PI * k * (2 * m + 1) / (2.0 * filters));
            }
        }
    }

    public int coefficients() {
        return coefficients;
    }

    /** One row of coefficients for each frame. */
    public double[][] of(float[] samples) {
        int frames = decibels(samples);
        double[][] rows = new double[frames][coefficients];
        for (int t = 0; t < frames; t++) {
            for (int k = 0; k < coefficients; k++) {
                rows[t][k] = dot(cosine[k], mel[t]);
            }
        }
        return rows;
    }

    /** The mean of each coefficient over all frames. */
    public double[] mean(float[] samples) {
        int frames = decibels(samples);
        Arrays.fill(meanMel, 0);
        for (int t = 0; t < frames; t++) {
            for (int m = 0; m < meanMel.length; m++) {
                meanMel[m] += mel[t][m] / frames;
            }
        }
        double[] mean = new double[coefficients];
        for (int k = 0; k < coefficients; k++) {
            mean[k] = dot(cosine[k], meanMel);
        }
        return mean;
    }

    private int decibels(float[] samples) {
        int frames = 1 + samples.length / hop;
        if (mel.length < frames) {
            mel = new double[frames][filters.count()];
        }
        double loudest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < frames; t++) {
            cut(samples, t * hop - fft.size() / 2);
            fft.power(frame, frame.length, power);
            filters.apply(power, mel[t]);
            for (int m = 0; m < filters.count(); m++) {
                mel[t][m] = 10 * Math.log10(Math.max(SMALLEST_POWER, mel[t][m]));
                loudest = Math.max(loudest, mel[t][m]);
            }
        }
        for (int t = 0; t < frames; t++) {
            for (int m = 0; m < filters.count(); m++) {
                mel[t][m] = Math.max(mel[t][m], loudest - RANGE_DB);
            }
        }
        return frames;
    }

    private void cut(float[] samples, int from) {
        Arrays.fill(frame, 0);
        int first = Math.max(0, -from);
        int last = Math.min(frame.length, samples.length - from);
        for (int i = first; i < last; i++) {
            frame[i] = samples[from + i] * window[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
