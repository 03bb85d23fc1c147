package dev.inhabit.server.heartfile;

import dev.inhabit.affect.physiology.HeartRateFragmentation;
import dev.inhabit.affect.physiology.HeartRateVariability;
import dev.inhabit.affect.physiology.HrvSpectrum;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a whole series of intervals says, by the same rules as in a session.
 *
 * @param durationS sum of all intervals as recorded, s
 * @param interpolated whether straight lines stand for what was taken out; else nothing is computed across it
 * @param removedPct intervals that the cleaning took out, percent
 * @param meanHeartRateBpm mean of 60,000 / NN
 * @param heartRateOfMeanNnBpm 60,000 / mean NN
 * @param fragmentation null where the heart never turned
 * @param spectrum null where there is none; {@link #noSpectrum} says why
 * @param noSpectrum null where there is one
 */
public record IntervalFigures(
        int intervals,
        double durationS,
        CleanedSeries.Rule cleaning,
        boolean interpolated,
        double removedPct,
        double meanHeartRateBpm,
        double heartRateOfMeanNnBpm,
        double meanNnMs,
        double sdnnMs,
        double rmssdMs,
        double sdsdMs,
        int nn50,
        double pnn50Pct,
        int nn20,
        double pnn20Pct,
        double sd1Ms,
        double sd2Ms,
        @Nullable Fragmentation fragmentation,
        @Nullable Spectrum spectrum,
        @Nullable String noSpectrum) {
    /** Computing it takes time with the square of the length. */
    private static final double SPECTRUM_MAX_S = 3_600;

    private static final double MS_PER_MIN = 60_000;

    /**
     * Power by frequency, ms².
     *
     * @param lfToHf null where there is no HF
     */
    public record Spectrum(
            double vlfMs2,
            double lfMs2,
            double hfMs2,
            @Nullable Double lfToHf) {}

    /** As {@link HeartRateFragmentation}: each 0 to 1. */
    public record Fragmentation(double pip, double ials, double pss, double pas) {}

    /**
     * Measures a series.
     *
     * @param rrMs in their order
     * @param interpolate whether straight lines take the place of what the cleaning takes out
     * @throws UnusableHeartFile where too little is left to measure
     */
    static IntervalFigures of(double[] rrMs, CleanedSeries.Rule cleaning, boolean interpolate) {
        CleanedSeries series =
                interpolate ? CleanedSeries.interpolated(rrMs, cleaning) : CleanedSeries.withGaps(rrMs, cleaning);
        HeartRateVariability time = HeartRateVariability.of(series.nnMs())
                .orElseThrow(() -> new UnusableHeartFile(
                        "file", "file has fewer than three intervals in a row after cleaning by " + cleaning));
        double durationS = Arrays.stream(rrMs).sum() / 1_000;
        HrvSpectrum spectrum = durationS > SPECTRUM_MAX_S ? null : spectrum(series, rrMs, interpolate);
        return new IntervalFigures(
                rrMs.length,
                durationS,
                cleaning,
                interpolate,
                100 * series.removedShare(),
                time.meanHeartRateBpm(),
                MS_PER_MIN / time.meanNnMs(),
                time.meanNnMs(),
                time.sdnnMs(),
                time.rmssdMs(),
                time.sdsdMs(),
                time.nn50(),
                time.pnn50Pct(),
                time.nn20(),
                time.pnn20Pct(),
                time.sd1Ms(),
                time.sd2Ms(),
                HeartRateFragmentation.of(series.nnMs())
                        .map(found -> new Fragmentation(
                                found.inflectionShare(),
                                found.inverseMeanSegment(),
                                found.shortSegmentShare(),
                                found.alternationShare()))
                        .orElse(null),
                spectrum == null ? null : bands(spectrum),
                spectrum == null ? "longer than an hour" : whyNone(spectrum));
    }

    /** Whether there is one is asked of what was recorded, not of what was put in its place. */
    private static HrvSpectrum spectrum(CleanedSeries series, double[] rrMs, boolean interpolate) {
        HrvSpectrum asRecorded = HrvSpectrum.of(series.keptMs(), rrMs);
        return interpolate && asRecorded instanceof HrvSpectrum.Bands
                ? HrvSpectrum.of(series.nnMs(), series.lastedMs(rrMs))
                : asRecorded;
    }

    private static @Nullable Spectrum bands(HrvSpectrum spectrum) {
        return spectrum instanceof HrvSpectrum.Bands bands
                ? new Spectrum(bands.vlfMs2(), bands.lfMs2(), bands.hfMs2(), ratio(bands.lfToHf()))
                : null;
    }

    private static @Nullable Double ratio(OptionalDouble known) {
        return known.isPresent() ? known.getAsDouble() : null;
    }

    private static @Nullable String whyNone(HrvSpectrum spectrum) {
        if (spectrum instanceof HrvSpectrum.TooFewBeats few) {
            return few.beats() + " intervals, fewer than " + HrvSpectrum.LEAST_BEATS;
        }
        return spectrum instanceof HrvSpectrum.TooMuchRemoved much
                ? String.format(
                        Locale.ROOT,
                        "%.1f %% taken out, more than %.0f %%",
                        100 * much.share(),
                        100 * HrvSpectrum.MOST_REMOVED)
                : null;
    }

    /** A line for each figure. */
    public String table() {
        StringBuilder table = new StringBuilder();
        line(table, "intervals", intervals, 0, "");
        line(table, "duration", durationS, 1, "s");
        line(table, "taken out (" + cleaning + ")", removedPct, 1, "%");
        if (interpolated) {
            table.append(String.format("%-20s %s%n", "in its place", "straight lines"));
        }
        line(table, "heart rate", meanHeartRateBpm, 2, "bpm");
        line(table, "60000 / mean NN", heartRateOfMeanNnBpm, 2, "bpm");
        line(table, "mean NN", meanNnMs, 2, "ms");
        line(table, "SDNN", sdnnMs, 2, "ms");
        line(table, "RMSSD", rmssdMs, 2, "ms");
        line(table, "SDSD", sdsdMs, 2, "ms");
        line(table, "NN50", nn50, 0, "");
        line(table, "pNN50", pnn50Pct, 2, "%");
        line(table, "NN20", nn20, 0, "");
        line(table, "pNN20", pnn20Pct, 2, "%");
        line(table, "SD1", sd1Ms, 2, "ms");
        line(table, "SD2", sd2Ms, 2, "ms");
        if (fragmentation != null) {
            line(table, "PIP", 100 * fragmentation.pip(), 2, "%");
            line(table, "IALS", fragmentation.ials(), 4, "");
            line(table, "PSS", 100 * fragmentation.pss(), 2, "%");
            line(table, "PAS", 100 * fragmentation.pas(), 2, "%");
        }
        if (spectrum == null) {
            table.append(String.format("%-20s %s%n", "spectrum", "none: " + noSpectrum));
        } else {
            line(table, "VLF", spectrum.vlfMs2(), 1, "ms²");
            line(table, "LF", spectrum.lfMs2(), 1, "ms²");
            line(table, "HF", spectrum.hfMs2(), 1, "ms²");
            if (spectrum.lfToHf() != null) {
                line(table, "LF/HF", spectrum.lfToHf(), 3, "");
            }
        }
        return table.toString();
    }

    private static void line(StringBuilder table, String name, double value, int digits, String unit) {
        table.append(String.format(Locale.ROOT, "%-20s %12." + digits + "f %s%n", name, value, unit)
                        .stripTrailing())
                .append(System.lineSeparator());
    }
}
