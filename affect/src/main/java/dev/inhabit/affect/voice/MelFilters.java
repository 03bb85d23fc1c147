package dev.inhabit.affect.voice;

import java.util.Arrays;

/** Overlapping triangles over a power spectrum, evenly spaced on a scale of perceived pitch. */
final class MelFilters {
    private static final double LINEAR_HZ = 200.0 / 3;
    private static final double LOG_FROM_HZ = 1000;
    private static final double LOG_FROM_MEL = LOG_FROM_HZ / LINEAR_HZ;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private final double[][] weight;
    private final int[] first;

    private MelFilters(double[] edgesHz, int bins, double binHz, boolean evenArea) {
        int filters = edgesHz.length - 2;
        weight = new double[filters][];
        first = new int[filters];
        double[] row = new double[bins];
        for (int f = 0; f < filters; f++) {
            double scale = evenArea ? 2 / (edgesHz[f + 2] - edgesHz[f]) : 1;
            int from = bins;
            int to = 0;
            for (int b = 0; b < bins; b++) {
                double rising = (b * binHz - edgesHz[f]) / (edgesHz[f + 1] - edgesHz[f]);
                double falling = (edgesHz[f + 2] - b * binHz) / (edgesHz[f + 2] - edgesHz[f + 1]);
                row[b] = scale * Math.max(0, Math.min(rising, falling));
                if (row[b] > 0) {
                    from = Math.min(from, b);
                    to = b + 1;
                }
            }
            first[f] = Math.min(from, to);
            weight[f] = Arrays.copyOfRange(row, first[f], to);
        }
    }

    /** Slaney's scale, linear below 1 kHz, each triangle of equal area: as librosa's default. */
    static MelFilters slaney(int filters, double lowestHz, double highestHz, Fft fft, double sampleRateHz) {
        double from = slaneyMel(lowestHz);
        double to = slaneyMel(highestHz);
        double[] edgesHz = new double[filters + 2];
        for (int i = 0; i < edgesHz.length; i++) {
            edgesHz[i] = slaneyHz(from + (to - from) * i / (filters + 1));
        }
        return new MelFilters(edgesHz, fft.bins(), sampleRateHz / fft.size(), true);
    }

    /** O'Shaughnessy's formula, each triangle of height 1: as HTK. */
    static MelFilters htk(int filters, double lowestHz, double highestHz, Fft fft, double sampleRateHz) {
        double from = 2595 * Math.log10(1 + lowestHz / 700);
        double to = 2595 * Math.log10(1 + highestHz / 700);
        double[] edgesHz = new double[filters + 2];
        for (int i = 0; i < edgesHz.length; i++) {
            edgesHz[i] = 700 * (Math.pow(10, (from + (to - from) * i / (filters + 1)) / 2595) - 1);
        }
        return new MelFilters(edgesHz, fft.bins(), sampleRateHz / fft.size(), false);
    }

    int count() {
        return weight.length;
    }

    /** What passes each filter, into {@code passed}. */
    void apply(double[] power, double[] passed) {
        for (int f = 0; f < weight.length; f++) {
            double sum = 0;
            for (int i = 0; i < weight[f].length; i++) {
                sum += weight[f][i] * power[first[f] + i];
            }
            passed[f] = sum;
        }
    }

    private static double slaneyMel(double hz) {
        return hz < LOG_FROM_HZ ? hz / LINEAR_HZ : LOG_FROM_MEL + Math.log(hz / LOG_FROM_HZ) / LOG_STEP;
    }

    private static double slaneyHz(double mel) {
        return mel < LOG_FROM_MEL ? mel * LINEAR_HZ : LOG_FROM_HZ * Math.exp(LOG_STEP * (mel - LOG_FROM_MEL));
    }
}
