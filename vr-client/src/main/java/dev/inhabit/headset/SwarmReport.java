package dev.inhabit.headset;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What a swarm has counted. Latencies in ms; those of acknowledgements run from when a command was due, so that a stall
 * counts for every command it held up.
 *
 * @param live headsets that are connected
 * @param waiting commands given and not settled
 * @param updatesMissing holes in the sequence of recorded updates
 * @param commandsLost acknowledged, and yet not among the updates
 * @param commandsDoubled ratings that came among the updates twice
 * @param watchUpdatesMissing the same of the therapists' pages
 * @param slidesShown pages whose picture came
 * @param shown from a therapist's asking to a headset showing it
 * @param clientCpuShare CPU this program used, of all cores; the rest was for the server if it runs beside it
 * @param sessions each of them, once it is over and was compared with its replay; empty before
 */
public record SwarmReport(
        double seconds,
        int headsets,
        int live,
        long commandsGiven,
        long commandsRecorded,
        long commandsRefused,
        long commandsUnknown,
        int waiting,
        long updates,
        long updatesMissing,
        long updatesRepeated,
        long commandsLost,
        long commandsDoubled,
        Latency acknowledged,
        Latency shown,
        long adjustmentsAsked,
        long adjustmentsRecorded,
        long adjustmentsRefused,
        long watchUpdates,
        long watchUpdatesMissing,
        long crowdFrames,
        long crowdGaps,
        long crowdUnreadable,
        long liveMessages,
        long problems,
        long connects,
        long disconnects,
        long picturesSent,
        long picturesRead,
        long picturesDropped,
        long picturesRefused,
        long picturesReadOnDevice,
        long soundSent,
        long slidesShown,
        double clientCpuShare,
        List<SwarmSession> sessions) {
    public SwarmReport {
        sessions = List.copyOf(sessions);
    }

    /** Milliseconds; 0 where there was none. */
    public record Latency(long count, double p50, double p95, double p99, double max) {
        static Latency of(Histogram us) {
            return new Latency(
                    us.getTotalCount(),
                    us.getValueAtPercentile(50) / 1000.0,
                    us.getValueAtPercentile(95) / 1000.0,
                    us.getValueAtPercentile(99) / 1000.0,
                    us.getMaxValue() / 1000.0);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "p50 %.1f p95 %.1f p99 %.1f max %.1f", p50, p95, p99, max);
        }
    }

    static SwarmReport of(
            Tally tally, long elapsedMs, int headsets, int live, int waiting, List<SwarmSession> sessions) {
        return new SwarmReport(
                elapsedMs / 1000.0,
                headsets,
                live,
                tally.commandsGiven.sum(),
                tally.commandsRecorded.sum(),
                tally.commandsRefused.sum(),
                tally.commandsUnknown.sum(),
                waiting,
                tally.updates.sum(),
                tally.updatesMissing.sum(),
                tally.updatesRepeated.sum(),
                tally.commandsLost.sum(),
                tally.commandsDoubled.sum(),
                Latency.of(tally.acknowledgedUs()),
                Latency.of(tally.shownUs()),
                tally.adjustmentsAsked.sum(),
                tally.adjustmentsRecorded.sum(),
                tally.adjustmentsRefused.sum(),
                tally.watchUpdates.sum(),
                tally.watchUpdatesMissing.sum(),
                tally.crowdFrames.sum(),
                tally.crowdGaps.sum(),
                tally.crowdUnreadable.sum(),
                tally.liveMessages.sum(),
                tally.problems.sum(),
                tally.connects.sum(),
                tally.disconnects.sum(),
                tally.picturesSent.sum(),
                tally.picturesRead.sum(),
                tally.picturesDropped.sum(),
                tally.picturesRefused.sum(),
                tally.picturesReadOnDevice.sum(),
                tally.soundSent.sum(),
                tally.slidesShown.sum(),
                cpuShare(elapsedMs),
                sessions);
    }

    private static double cpuShare(long elapsedMs) {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            double usedMs = system.getProcessCpuTime() / 1e6;
            return usedMs / Math.max(1, elapsedMs) / system.getAvailableProcessors();
        }
        return Double.NaN;
    }

    /** Whether anything was lost or doubled, is still open, or is recalled differently. */
    public boolean hasLoss() {
        return updatesMissing > 0
                || watchUpdatesMissing > 0
                || commandsLost > 0
                || commandsDoubled > 0
                || waiting > 0
                || sessions.stream().anyMatch(SwarmSession::hasLoss);
    }

    /** One line. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "%5.0f s · %d of %d live · commands: %d given, %d recorded, %d refused, %d unknown, %d waiting · ack ms %s"
                        + " · shown ms %s · updates: %d received, %d missing · crowd frames: %d received, %d gaps · reconnects: %d"
                        + " · pictures: %d sent, %d read, %d dropped, %d read here · slides: %d · client CPU: %.0f %%",
                seconds,
                live,
                headsets,
                commandsGiven,
                commandsRecorded,
                commandsRefused,
                commandsUnknown,
                waiting,
                acknowledged,
                shown,
                updates,
                updatesMissing,
                crowdFrames,
                crowdGaps,
                disconnects,
                picturesSent,
                picturesRead,
                picturesDropped,
                picturesReadOnDevice,
                slidesShown,
                clientCpuShare * 100);
    }
}
