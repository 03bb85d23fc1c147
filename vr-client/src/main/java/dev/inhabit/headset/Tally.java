package dev.inhabit.headset;

import dev.inhabit.headset.scene.Audience.Taken;
import dev.inhabit.protocol.ToClient.MediaReport;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** What headsets count, shared by all of one program. Thread-safe. */
public final class Tally {
    /** Told of every acknowledgement, for counting from the journal afterwards. Thread-safe. */
    public interface Acknowledgements {
        void acknowledged(String sessionId, String commandId, @Nullable Long sequenceNr);
    }

    private static final long LONGEST_US = 3_600_000_000L;

    final LongAdder commandsGiven = new LongAdder();
    final LongAdder commandsRecorded = new LongAdder();
    final LongAdder commandsRefused = new LongAdder();
    final LongAdder commandsUnknown = new LongAdder();
    final LongAdder updates = new LongAdder();
    final LongAdder updatesMissing = new LongAdder();
    final LongAdder updatesRepeated = new LongAdder();
    final LongAdder commandsLost = new LongAdder();
    final LongAdder commandsDoubled = new LongAdder();
    final LongAdder crowdFrames = new LongAdder();
    final LongAdder crowdGaps = new LongAdder();
    final LongAdder crowdUnreadable = new LongAdder();
    final LongAdder liveMessages = new LongAdder();
    final LongAdder problems = new LongAdder();
    final LongAdder connects = new LongAdder();
    final LongAdder disconnects = new LongAdder();
    final LongAdder picturesSent = new LongAdder();
    final LongAdder picturesRead = new LongAdder();
    final LongAdder picturesDropped = new LongAdder();
    final LongAdder picturesRefused = new LongAdder();
    final LongAdder picturesReadOnDevice = new LongAdder();
    final LongAdder adjustmentsAsked = new LongAdder();
    final LongAdder adjustmentsRecorded = new LongAdder();
    final LongAdder adjustmentsRefused = new LongAdder();
    final LongAdder watchUpdates = new LongAdder();
    final LongAdder watchUpdatesMissing = new LongAdder();
    final LongAdder soundSent = new LongAdder();
    final LongAdder slidesShown = new LongAdder();
    /** Headsets that said they are ready, once for each welcome. */
    public final LongAdder scenesBuilt = new LongAdder();

    private final Acknowledgements acknowledgements;
    private final ConcurrentHashMap<String, Long> asked = new ConcurrentHashMap<>();
    private final Recorder acknowledged = new Recorder(LONGEST_US, 3);
    private final Recorder shown = new Recorder(LONGEST_US, 3);
    private final Histogram acknowledgedUs = new Histogram(LONGEST_US, 3);
    private final Histogram shownUs = new Histogram(LONGEST_US, 3);

    /** The server has a command on disk. */
    void acknowledged(String sessionId, String commandId, @Nullable Long sequenceNr, long tookNs) {
        commandsRecorded.increment();
        if (tookNs >= 0) {
            acknowledged.recordValue(microseconds(tookNs));
        }
        acknowledgements.acknowledged(sessionId, commandId, sequenceNr);
    }

    /** The server has a therapist's change on disk. */
    void adjustmentAcknowledged(String sessionId, String commandId, @Nullable Long sequenceNr) {
        adjustmentsRecorded.increment();
        acknowledgements.acknowledged(sessionId, commandId, sequenceNr);
    }

    /** A therapist of this program is about to ask for a change, to measure when a headset shows it. */
    public void asking(String commandId, long nowNs) {
        asked.put(commandId, nowNs);
    }

    /** A headset has shown what a command changed. */
    void shown(@Nullable String commandId, long nowNs) {
        Long askedNs = commandId == null ? null : asked.remove(commandId);
        if (askedNs != null) {
            shown.recordValue(microseconds(nowNs - askedNs));
        }
    }

    private static long microseconds(long ns) {
        return Math.max(0, Math.min(LONGEST_US, ns / 1000));
    }

    public Tally() {
        this((sessionId, commandId, sequenceNr) -> {});
    }

    public Tally(Acknowledgements acknowledgements) {
        this.acknowledgements = acknowledgements;
    }

    void crowd(Taken taken) {
        switch (taken) {
            case FRAME -> crowdFrames.increment();
            case GAP -> crowdGaps.increment();
            case UNREADABLE -> crowdUnreadable.increment();
            case SEAT_MAP, STALE -> {
                // Neither is a picture of the crowd.
            }
        }
    }

    void media(MediaReport report) {
        picturesRead.add(report.framesRead());
        picturesDropped.add(report.framesDropped());
    }

    /** Latencies since the start, µs. Not thread-safe: one reporter asks. */
    public Histogram acknowledgedUs() {
        acknowledgedUs.add(acknowledged.getIntervalHistogram());
        return acknowledgedUs;
    }

    /** Latencies since the start, µs. Not thread-safe: one reporter asks. */
    public Histogram shownUs() {
        shownUs.add(shown.getIntervalHistogram());
        return shownUs;
    }
}
