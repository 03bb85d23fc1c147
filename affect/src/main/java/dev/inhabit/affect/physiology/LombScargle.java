package dev.inhabit.affect.physiology;

import java.util.Arrays;

/**
 * One-sided power spectral density of a series that is not sampled evenly (Lomb 1976, Scargle 1982). The integral over all
 * frequencies of a sine of amplitude A is A²/2.
 */
final class LombScargle {
    private static final double STEPS_PER_CYCLE = 5;

    private final double[] timesS;
    private final double[] values;
    private final double durationS;

    private LombScargle(double[] timesS, double[] values) {
        this.timesS = timesS;
        this.values = values;
        this.durationS = timesS[timesS.length - 1] - timesS[0];
    }

    /** Of the {@code beats} intervals that were kept, each at the time of the beat that ended it. */
    static LombScargle ofIntervals(double[] nnMs, double[] rrMs, int beats) {
        double[] timesS = new double[beats];
        double[] values = new double[beats];
        double nowMs = 0;
        int at = 0;
        for (int i = 0; i < nnMs.length; i++) {
            nowMs += rrMs[i];
            if (!Double.isNaN(nnMs[i])) {
                timesS[at] = nowMs / 1000;
                values[at++] = nnMs[i];
            }
        }
        double mean = Arrays.stream(values).sum() / beats;
        return new LombScargle(timesS, Arrays.stream(values).map(v -> v - mean).toArray());
    }

    /** Power between two frequencies in Hz, by the trapezoidal rule over five steps for each independent frequency. */
    double between(double fromHz, double toHz) {
        int steps = Math.max(1, (int) Math.ceil((toHz - fromHz) * durationS * STEPS_PER_CYCLE));
        double stepHz = (toHz - fromHz) / steps;
        double sum = (density(fromHz) + density(toHz)) / 2;
        for (int i = 1; i < steps; i++) {
            sum += density(fromHz + i * stepHz);
        }
        return sum * stepHz;
    }

    private double density(double hz) {
        double omega = 2 * Math.PI * hz;
        double sin2 = 0;
        double cos2 = 0;
        for (double t : timesS) {
            sin2 += Math.sin(2 * omega * t);
            cos2 += Math.cos(2 * omega * t);
        }
        double offset = Math.atan2(sin2, cos2) / 2;
        double ofCosine = 0;
        double ofSine = 0;
        double cosines = 0;
        double sines = 0;
        for (int i = 0; i < values.length; i++) {
            double cosine = Math.cos(omega * timesS[i] - offset);
            double sine = Math.sin(omega * timesS[i] - offset);
            ofCosine += values[i] * cosine;
            ofSine += values[i] * sine;
            cosines += cosine * cosine;
            sines += sine * sine;
        }
        double periodogram = (share(ofCosine, cosines) + share(ofSine, sines)) / 2;
        return 2 * durationS / values.length * periodogram;
    }

    private static double share(double product, double norm) {
        return norm == 0 ? 0 : product * product / norm;
    }
}
