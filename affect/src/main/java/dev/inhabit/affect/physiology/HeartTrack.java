package dev.inhabit.affect.physiology;

import dev.inhabit.affect.physiology.HeartReading.Measured;
import dev.inhabit.affect.physiology.HeartReading.Reason;
import dev.inhabit.affect.physiology.HeartReading.Withheld;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One person's heart as its intervals arrive. Holds the last ten minutes at most. No difference is ever formed across a gap:
 * one that was told, a loss of contact, or a stretch of time that the intervals do not account for. A single lost beat can
 * hide in the unevenness of arrival; whoever knows of a loss says {@link #gap}. Knows no clock; for one thread.
 */
public final class HeartTrack {
    /** More than ten minutes of the fastest heart that is believed. */
    static final int BEATS_MAX = 2_048;

    private static final double KEPT_MS = 600_000;
    /** How unevenly messages arrive, beyond the wait for the next beat. */
    private static final double JITTER_MS = 500;
    /** A reading of a signal that ended longer ago would be of the past. */
    private static final double STALE_MS = 10_000;

    private static final int LONGEST_SPECTRUM_S = 300;
    /** As many intervals as hold {@link HrvSpectrum#LEAST_BEATS} when as many as allowed are taken out. */
    private static final int SPECTRUM_BEATS = (int) Math.ceil(HrvSpectrum.LEAST_BEATS / (1 - HrvSpectrum.MOST_REMOVED));

    private final Settings settings;
    private final Deque<Beat> beats = new ArrayDeque<>();
    private boolean gapBefore;

    /**
     * @param variabilityS seconds of signal that a measure of variability is taken from, at least 60
     * @param spectrumS seconds without a gap that a spectrum needs at least, 120 to 300
     * @param correctedShareMax greatest share of intervals taken out above which variability is withheld, 0..1
     */
    public record Settings(int variabilityS, int spectrumS, double correctedShareMax) {
        public Settings {
            if (variabilityS < 60 || spectrumS < 120 || spectrumS > LONGEST_SPECTRUM_S) {
                throw new IllegalArgumentException("variability needs 60 s, a spectrum 120 to 300 s");
            }
        }
    }

    /** @param afterGap nothing is known of what was between this interval and the one before */
    private record Beat(double endMs, double rrMs, boolean afterGap) {}

    public HeartTrack(Settings settings) {
        this.settings = settings;
    }

    /**
     * Takes intervals that follow each other.
     *
     * @param atMs when they arrived; an earlier time than before is a gap
     * @param rrMs oldest first; unclean
     * @param touches whether the sensor feels the skin: otherwise they are passed over, as a gap
     */
    public void beats(long atMs, double[] rrMs, boolean touches) {
        if (!touches) {
            gap();
            return;
        }
        if (rrMs.length == 0) {
            return;
        }
        double endMs = endOf(atMs, rrMs) - Arrays.stream(rrMs).sum();
        for (double rr : rrMs) {
            endMs += rr;
            beats.addLast(new Beat(endMs, rr, gapBefore));
            gapBefore = false;
        }
        while (beats.size() > BEATS_MAX || beats.getFirst().endMs() < endMs - KEPT_MS) {
            beats.removeFirst();
        }
    }

    /** When the last of them ended, by the intervals before where they join on, else by their arrival. */
    private double endOf(long atMs, double[] rrMs) {
        Beat last = beats.peekLast();
        if (last == null || gapBefore) {
            gapBefore = true;
            return atMs;
        }
        double byIntervals = last.endMs() + Arrays.stream(rrMs).sum();
        double lateMs = atMs - byIntervals;
        double waitMs = Math.min(rrMs[rrMs.length - 1], BeatCleaning.LONGEST_MS);
        if (Math.abs(lateMs) > waitMs + JITTER_MS) {
            gapBefore = true;
            return atMs;
        }
        // No beat ends after it was told of.
        return Math.min(byIntervals, (double) atMs);
    }

    /** Something is missing before what comes next. */
    public void gap() {
        gapBefore = true;
    }

    /** What the latest seconds say. */
    public HeartReading at(long nowMs) {
        double windowMs = 1_000.0 * settings.variabilityS();
        List<Beat> latest = latest(nowMs, windowMs);
        double[] nn = cleaned(latest);
        double signalMs = beats.stream()
                .filter(beat -> beat.endMs() > nowMs - windowMs && beat.endMs() <= nowMs)
                .mapToDouble(Beat::rrMs)
                .sum();
        long kept = Arrays.stream(nn).filter(each -> !Double.isNaN(each)).count();
        double corrected = latest.isEmpty() ? 0 : 1 - (double) kept / latest.size();
        OptionalDouble bpm = Arrays.stream(nn)
                .filter(each -> !Double.isNaN(each))
                .map(each -> 60_000 / each)
                .average();
        return new HeartReading(
                bpm, Math.min(1, signalMs / windowMs), corrected, variation(latest, nn, corrected, windowMs));
    }

    private HeartReading.Variation variation(List<Beat> latest, double[] nn, double corrected, double windowMs) {
        if (beats.isEmpty()) {
            return new Withheld(Reason.NO_INTERVALS);
        }
        if (latest.stream().mapToDouble(Beat::rrMs).sum() < windowMs) {
            return new Withheld(Reason.TOO_LITTLE_SIGNAL);
        }
        if (corrected > settings.correctedShareMax()) {
            return new Withheld(Reason.TOO_MUCH_CORRECTED);
        }
        return HeartRateVariability.of(nn)
                .<HeartReading.Variation>map(Measured::new)
                .orElse(new Withheld(Reason.TOO_LITTLE_SIGNAL));
    }

    /** The latest intervals that together reach {@code windowMs}, of twice that time at most; fewer where there are no more. */
    private List<Beat> latest(long nowMs, double windowMs) {
        List<Beat> latest = new ArrayList<>();
        Beat last = beats.peekLast();
        if (last == null || nowMs - last.endMs() > STALE_MS) {
            return latest;
        }
        double sumMs = 0;
        for (Iterator<Beat> each = beats.descendingIterator(); each.hasNext() && sumMs < windowMs; ) {
            Beat beat = each.next();
            if (beat.endMs() <= nowMs - 2 * windowMs) {
                break;
            }
            latest.add(0, beat);
            sumMs += beat.rrMs();
        }
        return latest;
    }

    /** Each stretch without a gap cleaned for itself; between two of them a {@link Double#NaN}, so that nothing joins them. */
    private static double[] cleaned(List<Beat> latest) {
        List<double[]> parts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= latest.size(); i++) {
            if (i == latest.size() || latest.get(i).afterGap()) {
                parts.add(BeatCleaning.clean(intervals(latest.subList(from, i))));
                from = i;
            }
        }
        double[] all = new double[latest.size() + Math.max(0, parts.size() - 1)];
        int at = 0;
        for (double[] part : parts) {
            if (at > 0) {
                all[at++] = Double.NaN;
            }
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /**
     * Power by frequency of the latest stretch without a gap; empty while that is shorter than the settings ask. Costs some
     * milliseconds: for now and then.
     */
    public Optional<HrvSpectrum> spectrum(long nowMs) {
        List<Beat> stretch = new ArrayList<>();
        double sumMs = 0;
        for (Iterator<Beat> each = beats.descendingIterator(); each.hasNext(); ) {
            Beat beat = each.next();
            boolean enough = sumMs >= 1_000.0 * settings.spectrumS() && stretch.size() >= SPECTRUM_BEATS;
            if (enough || sumMs + beat.rrMs() > 1_000.0 * LONGEST_SPECTRUM_S) {
                break;
            }
            stretch.add(0, beat);
            sumMs += beat.rrMs();
            if (beat.afterGap()) {
                break;
            }
        }
        Beat last = beats.peekLast();
        if (last == null || nowMs - last.endMs() > STALE_MS || sumMs < 1_000.0 * settings.spectrumS()) {
            return Optional.empty();
        }
        double[] rr = intervals(stretch);
        return Optional.of(HrvSpectrum.of(BeatCleaning.clean(rr), rr));
    }

    /** How many intervals are held. */
    int held() {
        return beats.size();
    }

    private static double[] intervals(List<Beat> some) {
        return some.stream().mapToDouble(Beat::rrMs).toArray();
    }
}
