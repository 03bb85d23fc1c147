package dev.inhabit.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of heart rate sensors that are taken in after a session, and what they say. */
public interface HeartImport {
    /** Of the rows that cannot be taken, so many are told one by one. */
    int REJECTED_TOLD_MAX = 100;

    /**
     * Time in which no sample came for longer than one stands for, ms since 1970.
     *
     * @param fromMs the last sample before it
     * @param toMs the first after it
     */
    record Gap(long fromMs, long toMs) {}

    /**
     * A row that cannot be taken.
     *
     * @param row its line in the file, from 1; the entry's number, from 1, where the format has no lines
     * @param problem field, value and limit
     */
    record RejectedRow(int row, String field, String problem) {}

    /**
     * What a file holds.
     *
     * @param dryRun nothing was taken, whatever the file holds
     * @param format {@code csv}, {@code json} or {@code tcx}
     * @param heartRates how many heart rates can be taken
     * @param intervals how many intervals between beats
     * @param fromMs the first sample was measured, ms since 1970; null where there is none
     * @param toMs the last
     * @param rejected rows that cannot be taken
     * @param rejectedRows the first {@value #REJECTED_TOLD_MAX} of them
     * @param sequenceNr of the event by which it was taken in; null for a dry run
     */
    record Report(
            boolean dryRun,
            String format,
            int heartRates,
            int intervals,
            @Nullable Long fromMs,
            @Nullable Long toMs,
            List<Gap> gaps,
            int rejected,
            List<RejectedRow> rejectedRows,
            @Nullable Long sequenceNr) {
        public Report {
            gaps = List.copyOf(gaps);
            rejectedRows = List.copyOf(rejectedRows);
        }
    }

    /**
     * One minute of a file, read as what comes live is read.
     *
     * @param atMs its end, ms since 1970
     * @param atActiveMs the same as session time, ms; 0 before the scene
     * @param heartRateBpm mean; null in a gap
     * @param signalPercent of the minute, how much of it intervals cover, 0 to 100
     * @param correctedPercent of the intervals, how many were taken out, 0 to 100
     * @param withheld why there is no measure of variability; null where there is one
     */
    record Minute(
            long atMs,
            long atActiveMs,
            @Nullable Double heartRateBpm,
            double signalPercent,
            double correctedPercent,
            @Nullable VariabilityWithheld withheld,
            @Nullable Double rmssdMs,
            @Nullable Double sdnnMs,
            @Nullable Double pnn50Percent) {}

    /**
     * A file that was taken in.
     *
     * @param sequenceNr of the event
     * @param fileHash SHA-256 of the file, hex
     * @param by account of whoever took it in
     * @param rejected rows of it that were left out
     */
    record Imported(
            long sequenceNr,
            String device,
            String format,
            String fileHash,
            long importedAtMs,
            String by,
            int rejected,
            List<Gap> gaps,
            List<BodySeries> series,
            List<Minute> minutes) {
        public Imported {
            gaps = List.copyOf(gaps);
            series = List.copyOf(series);
            minutes = List.copyOf(minutes);
        }
    }

    /** All files of a session, in the order in which they were taken in. */
    record Imports(List<Imported> imports) {
        public Imports {
            imports = List.copyOf(imports);
        }
    }
}
