package dev.inhabit.server.sensing;

import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.feed.Moment;
import org.jspecify.annotations.Nullable;

/** What became of one sender's pictures since the last report. For many threads. */
final class MediaTally {
    private int received;
    private int read;
    private int dropped;
    private int late;
    private long latestByMs;
    private long lateNumber;
    private int unavailable;
    private long unavailableNumber;

    /**
     * A second's counts.
     *
     * @param late how many of the dropped had passed their deadline
     * @param latestByMs the age of the oldest of these, by their own time of capture
     * @param unavailable how many of the dropped found no models
     */
    record Counts(
            int received,
            int read,
            int dropped,
            int late,
            long latestByMs,
            long lateNumber,
            int unavailable,
            long unavailableNumber) {
        boolean isEmpty() {
            return received == 0 && read == 0 && dropped == 0 && unavailable == 0;
        }

        ToClient.MediaReport report(double suggestedFps) {
            double share = received == 0 ? 0 : Math.min(1, (double) dropped / received);
            return new ToClient.MediaReport(received, read, dropped, share, suggestedFps);
        }

        Moment.Frames frames() {
            return new Moment.Frames(received, read);
        }
    }

    synchronized void received() {
        received++;
    }

    synchronized void read() {
        read++;
    }

    synchronized void dropped() {
        dropped++;
    }

    synchronized void late(long number, long ageMs) {
        dropped++;
        late++;
        latestByMs = Math.max(latestByMs, ageMs);
        lateNumber = number;
    }

    /** A picture or sound came while there is nothing to read it with. */
    synchronized void unavailable(long number, boolean picture) {
        unavailable++;
        unavailableNumber = number;
        if (picture) {
            received++;
            dropped++;
        }
    }

    /** The counts since the last call; null where nothing happened. */
    synchronized @Nullable Counts take() {
        Counts counts =
                new Counts(received, read, dropped, late, latestByMs, lateNumber, unavailable, unavailableNumber);
        received = 0;
        read = 0;
        dropped = 0;
        late = 0;
        latestByMs = 0;
        unavailable = 0;
        return counts.isEmpty() ? null : counts;
    }
}
