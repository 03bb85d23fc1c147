package dev.inhabit.affect.physiology;

import java.util.Optional;

/**
 * One person's skin conductance as its samples arrive: the latest seconds without a gap. A gap is told, or is a stretch of time
 * that the samples do not account for; another rate begins anew too. Bounded by window and rate. Knows no clock; for one
 * thread.
 */
public final class SkinTrack {
    /** Samples per second that are taken at most; the skin changes within seconds. */
    public static final double MOST_HZ = 64;

    /** Below it, nothing is read. */
    public static final int LEAST_S = 30;

    private static final double JITTER_MS = 500;
    private static final double STALE_MS = 10_000;

    private final double[] ring;
    private final int windowS;
    private double rateHz;
    private long taken;
    private double endMs;
    private boolean gapBefore;

    /** @param windowS seconds that are read, at least {@value #LEAST_S} */
    public SkinTrack(int windowS) {
        if (windowS < LEAST_S) {
            throw new IllegalArgumentException("skin conductance is read over " + LEAST_S + " s or more");
        }
        this.windowS = windowS;
        this.ring = new double[(int) (windowS * MOST_HZ)];
    }

    /**
     * Takes samples that follow each other evenly.
     *
     * @param atMs when they arrived
     * @param conductanceUs µS, oldest first
     * @param samplesHz samples per second, 2 to {@link #MOST_HZ}
     * @throws IllegalArgumentException where the rate is another, or a value is no skin's (below 0, or no number)
     */
    public void samples(long atMs, double[] conductanceUs, double samplesHz) {
        if (!(samplesHz >= SkinConductance.LEAST_RATE_HZ && samplesHz <= MOST_HZ)) {
            throw new IllegalArgumentException(
                    "skin conductance must come with " + SkinConductance.LEAST_RATE_HZ + " to " + MOST_HZ + " Hz");
        }
        SkinConductance.checkValues(conductanceUs);
        double lastsMs = 1_000 * conductanceUs.length / samplesHz;
        double bySamples = endMs + lastsMs;
        boolean joinsOn =
                taken > 0 && !gapBefore && samplesHz == rateHz && Math.abs(atMs - bySamples) <= lastsMs + JITTER_MS;
        if (!joinsOn) {
            taken = 0;
            rateHz = samplesHz;
            gapBefore = false;
        }
        endMs = joinsOn ? Math.min(bySamples, (double) atMs) : (double) atMs;
        for (double us : conductanceUs) {
            ring[(int) (taken++ % ring.length)] = us;
        }
    }

    /** Something is missing before what comes next. */
    public void gap() {
        gapBefore = true;
    }

    /** Seconds without a gap up to now, at most the window; 0 where the last sample is old. */
    public double signalS(long nowMs) {
        return taken == 0 || nowMs - endMs > STALE_MS ? 0 : Math.min(windowS, taken / rateHz);
    }

    /** The window up to now; empty below {@value #LEAST_S} s of signal. */
    public Optional<SkinConductance> at(long nowMs) {
        if (signalS(nowMs) < LEAST_S) {
            return Optional.empty();
        }
        int count = (int) Math.min(taken, (long) (windowS * rateHz));
        double[] latest = new double[count];
        for (int i = 0; i < count; i++) {
            latest[i] = ring[(int) ((taken - count + i) % ring.length)];
        }
        return Optional.of(SkinConductance.of(latest, rateHz));
    }
}
