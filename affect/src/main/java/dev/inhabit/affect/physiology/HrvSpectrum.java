package dev.inhabit.affect.physiology;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Power of the variation of intervals by frequency, or why there is none. */
public sealed interface HrvSpectrum {
    /** Fewest intervals that a spectrum is made of: four minutes at 60 beats/min. */
    int LEAST_BEATS = 240;
    /** Greatest share of intervals that may have been taken out. */
    double MOST_REMOVED = 0.04;

    /**
     * Power in the usual bands, ms².
     *
     * @param vlfMs2 .003 to .04 Hz
     * @param lfMs2 .04 to .15 Hz
     * @param hfMs2 .15 to .40 Hz, where breathing shows
     */
    record Bands(double vlfMs2, double lfMs2, double hfMs2) implements HrvSpectrum {
        /** LF over HF; empty where there is no HF. Often read as a balance of the nervous system, which it is not. */
        public OptionalDouble lfToHf() {
            return hfMs2 > 0 ? OptionalDouble.of(lfMs2 / hfMs2) : OptionalDouble.empty();
        }
    }

    /** Fewer intervals than {@link #LEAST_BEATS}. */
    record TooFewBeats(int beats) implements HrvSpectrum {}

    /** More taken out than {@link #MOST_REMOVED}. */
    record TooMuchRemoved(double share) implements HrvSpectrum {}

    /**
     * By the periodogram of Lomb and Scargle, which needs no interpolation where beats are missing.
     *
     * @param nnMs intervals in ms in their order, {@link Double#NaN} where one was taken out
     * @param rrMs the same before cleaning: when each beat was
     * @throws IllegalArgumentException if the two are not of one length
     */
    static HrvSpectrum of(double[] nnMs, double[] rrMs) {
        if (nnMs.length != rrMs.length) {
            throw new IllegalArgumentException("both series must have the same number of intervals");
        }
        int beats = (int) Arrays.stream(nnMs).filter(nn -> !Double.isNaN(nn)).count();
        if (beats < LEAST_BEATS) {
            return new TooFewBeats(beats);
        }
        double removed = 1 - (double) beats / nnMs.length;
        if (removed > MOST_REMOVED) {
            return new TooMuchRemoved(removed);
        }
        LombScargle power = LombScargle.ofIntervals(nnMs, rrMs, beats);
        return new Bands(power.between(0.003, 0.04), power.between(0.04, 0.15), power.between(0.15, 0.40));
    }
}
