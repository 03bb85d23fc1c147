package dev.inhabit.server.session;

import dev.inhabit.protocol.BodyView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The heart rates of the last {@value #KEPT_MS} ms by the clock of the wall, also of rest and of pauses: by it a rating of
 * distress finds the heart rate of its own moment, wherever session time stood.
 *
 * @param readings ascending by their ends, each of about {@value #BIN_MS} ms
 */
public record HeartTrace(List<Reading> readings) {
    static final HeartTrace NONE = new HeartTrace(List.of());

    /** A rating that a headset without a network kept may come ten minutes late. */
    static final long KEPT_MS = 900_000;
    /** Older than this, a heart rate says nothing of a moment: a proposal of this project, as in {@code vendorPush.freshS}. */
    static final long FRESH_MS = 15_000;

    private static final long BIN_MS = 5_000;

    /**
     * @param fromMs ms since 1970; the end itself for a single sample
     * @param endedAtMs likewise
     * @param bpm mean, or the last sample of a device that sends over HTTP
     * @param signalS seconds of it in which a rate came, 1 to 5; null where that is not known
     */
    public record Reading(
            long fromMs,
            long endedAtMs,
            double bpm,
            @Nullable Integer signalS) {
        static Reading ending(Instant at, double bpm, @Nullable Integer signalS) {
            return new Reading(at.toEpochMilli() - BIN_MS, at.toEpochMilli(), bpm, signalS);
        }
    }

    /**
     * The heart rate at a moment. Part of the stored form of a rating: stable for ever.
     *
     * @param ageMs from the end of the reading to the moment, 0 where the moment lies in the reading
     * @param signalS seconds of the reading in which a rate came, 1 to 5; null where that is not known
     */
    public record At(double bpm, long ageMs, @Nullable Integer signalS) {}

    public HeartTrace {
        readings = List.copyOf(readings);
    }

    HeartTrace with(Reading reading) {
        return with(List.of(reading));
    }

    /** The samples of a batch, of each five seconds the last; where it has no rates, those that its intervals mean. */
    HeartTrace with(String deviceId, List<Samples> series, PushedRecord before) {
        TreeMap<Long, Reading> last = new TreeMap<>();
        for (PushedHeart.Sample one : PushedHeart.samples(deviceId, series, before)) {
            last.put(one.atMs() / BIN_MS, new Reading(one.atMs(), one.atMs(), one.bpm(), null));
        }
        return with(List.copyOf(last.values()));
    }

    private HeartTrace with(List<Reading> more) {
        TreeMap<Long, Reading> all = new TreeMap<>();
        readings.forEach(one -> all.put(one.endedAtMs(), one));
        more.forEach(one -> all.put(one.endedAtMs(), one));
        return all.isEmpty()
                ? this
                : new HeartTrace(new ArrayList<>(
                        all.tailMap(all.lastKey() - KEPT_MS, true).values()));
    }

    /** Null where none was measured then, or the last is too old: none is made up. */
    public @Nullable At at(long atMs) {
        Reading found = null;
        for (Reading one : readings) {
            if (one.fromMs() <= atMs && (found == null || found.endedAtMs() < atMs)) {
                found = one;
            }
        }
        if (found == null || atMs - found.endedAtMs() > FRESH_MS) {
            return null;
        }
        return new At(rounded(found.bpm()), Math.max(0, atMs - found.endedAtMs()), found.signalS());
    }

    /**
     * The heart rate of the time before a moment, as it was measured: a sensor's reading holds for its own seconds, a sample of a
     * device that sends seldom until the next, as long as it is fresh.
     *
     * @param windowS of it, at most {@value #KEPT_MS} ms
     * @param freshMs how long a single sample holds
     */
    List<BodyView.HeartRun> graph(long atMs, int windowS, long freshMs) {
        int bins = (int) (1_000L * windowS / BIN_MS);
        List<BodyView.HeartRun> runs = new ArrayList<>();
        List<Double> run = new ArrayList<>();
        for (int i = bins; i >= 0; i--) {
            Double bpm = i == 0 ? null : inBin(atMs - (i - 1) * BIN_MS, freshMs);
            if (bpm != null) {
                run.add(rounded(bpm));
            } else if (!run.isEmpty()) {
                runs.add(new BodyView.HeartRun((i + run.size()) * BIN_MS, (int) BIN_MS, run));
                run = new ArrayList<>();
            }
        }
        return runs;
    }

    /** By its middle: chunks of a sensor never end at just the borders of the graph. */
    private @Nullable Double inBin(long toMs, long freshMs) {
        long middleMs = toMs - BIN_MS / 2;
        Reading sample = null;
        for (Reading one : readings) {
            if (one.fromMs() < one.endedAtMs()) {
                if (one.fromMs() <= middleMs && middleMs <= one.endedAtMs()) {
                    return one.bpm();
                }
            } else if (one.endedAtMs() <= toMs && toMs - one.endedAtMs() < freshMs) {
                sample = one;
            }
        }
        return sample == null ? null : Double.valueOf(sample.bpm());
    }

    /**
     * The latest of all.
     *
     * @param isSample of a device that sends seldom, not of a sensor that is followed
     */
    record Last(double bpm, long atMs, boolean isSample) {}

    /** At that moment or before; null where none came. */
    @Nullable
    Last last(long atMs) {
        for (int i = readings.size() - 1; i >= 0; i--) {
            Reading one = readings.get(i);
            if (one.endedAtMs() <= atMs) {
                return new Last(one.bpm(), one.endedAtMs(), one.fromMs() == one.endedAtMs());
            }
        }
        return null;
    }

    boolean isEmpty() {
        return readings.isEmpty();
    }

    static double rounded(double bpm) {
        return Math.round(bpm * 10) / 10.0;
    }

    /** A state's fingerprint needs no more of them. */
    @Override
    public String toString() {
        return "HeartTrace[" + readings.size() + " " + readings.hashCode() + "]";
    }
}
