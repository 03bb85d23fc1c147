package dev.inhabit.server.report;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.ProgressView;
import dev.inhabit.protocol.TreatmentView;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report of a course of treatment is made from, as its reader may see it elsewhere.
 *
 * @param patientName null where it is not known
 * @param zone in which the patient's days begin
 * @param begunAtMs when the first thing was recorded; null where nothing was
 * @param sessions that are over, in the order in which they began
 * @param sublevelTitles of the levels as they are now
 * @param names of people by account
 * @param writtenAtMs when the report is made
 */
public record CourseParts(
        String patientId,
        @Nullable String patientName,
        ZoneId zone,
        @Nullable Long begunAtMs,
        List<PastSession> sessions,
        Course course,
        Questionnaires questionnaires,
        Map<String, String> sublevelTitles,
        Map<String, String> names,
        long writtenAtMs) {
    public CourseParts {
        sessions = List.copyOf(sessions);
        sublevelTitles = Map.copyOf(sublevelTitles);
        names = Map.copyOf(names);
    }

    /** The parts of a course as the routes of the interface tell them. */
    public record Course(
            TreatmentView.Hierarchy hierarchy,
            TreatmentView.Levels levels,
            TreatmentView.Homework homework,
            TreatmentView.Goals goals,
            TreatmentView.Learning learning,
            TreatmentView.Safety safety,
            TreatmentView.Scales scales,
            ProgressView.Progress progress) {}

    /**
     * What one session showed.
     *
     * @param resultNr sequence number of the event that told it
     * @param startedAtMs null where it never started
     * @param startSuds null without a rating, as peak and end
     */
    public record PastSession(
            long resultNr,
            String sublevel,
            Outcome outcome,
            @Nullable Long startedAtMs,
            long endedAtMs,
            long activeMs,
            long plannedMs,
            @Nullable Integer startSuds,
            @Nullable Integer peakSuds,
            @Nullable Integer endSuds,
            int ratings) {
        long atMs() {
            return startedAtMs == null ? endedAtMs : startedAtMs;
        }
    }

    Words words() {
        return new Words(zone);
    }

    String name(@Nullable String account) {
        return account == null ? Words.NONE : names.getOrDefault(account, account);
    }

    String sublevel(@Nullable String sublevel) {
        if (sublevel == null) {
            return Words.NONE;
        }
        String title = sublevelTitles.get(sublevel);
        return title == null ? sublevel : sublevel + " " + title;
    }
}
