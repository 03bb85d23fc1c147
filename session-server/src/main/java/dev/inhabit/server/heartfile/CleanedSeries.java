package dev.inhabit.server.heartfile;

import dev.inhabit.affect.physiology.BeatCleaning;
import java.util.Arrays;
import java.util.Locale;

/**
 * A series of intervals after cleaning.
 *
 * @param keptMs the intervals as recorded, {@link Double#NaN} where one was taken out
 * @param nnMs what is measured: the same, or with straight lines over what was taken out
 */
record CleanedSeries(double[] keptMs, double[] nnMs) {
    /** Which intervals are taken out first. */
    enum Rule {
        none,
        range,
        malik,
        kamath,
        karlsson,
        acar;

        private double[] range(double[] rrMs) {
            return this == none ? rrMs : BeatCleaning.withinRange(rrMs);
        }

        private double[] ectopic(double[] rrMs) {
            return this == none || this == range
                    ? rrMs
                    : BeatCleaning.withoutEctopic(rrMs, BeatCleaning.Rule.valueOf(name().toUpperCase(Locale.ROOT)));
        }
    }

    static CleanedSeries withGaps(double[] rrMs, Rule rule) {
        double[] kept = rule.ectopic(rule.range(rrMs));
        return new CleanedSeries(kept, kept);
    }

    /**
     * By the steps of the package hrv-analysis: what is no heartbeat out, a line over it, ectopic beats out, a line over them.
     * What is out at either end stays out.
     */
    static CleanedSeries interpolated(double[] rrMs, Rule rule) {
        double[] withinRange = rule.range(rrMs);
        double[] kept = rule.ectopic(BeatCleaning.interpolated(withinRange));
        double[] nnMs = BeatCleaning.interpolated(kept);
        for (int i = 0; i < kept.length; i++) {
            kept[i] = Double.isNaN(withinRange[i]) ? Double.NaN : kept[i];
        }
        return new CleanedSeries(kept, nnMs);
    }

    /** Intervals that were taken out, 0 to 1. */
    double removedShare() {
        return (double) Arrays.stream(keptMs).filter(Double::isNaN).count() / keptMs.length;
    }

    /** How long each interval lasted, ms: as recorded where none is measured. */
    double[] lastedMs(double[] rrMs) {
        double[] lasted = nnMs.clone();
        for (int i = 0; i < lasted.length; i++) {
            lasted[i] = Double.isNaN(lasted[i]) || !Double.isNaN(keptMs[i]) ? rrMs[i] : lasted[i];
        }
        return lasted;
    }
}
