package dev.inhabit.server.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is practised between sessions, in the order in which it was assigned. */
public record Homework(List<Assignment> assignments) {
    /** A daily task for more than two years. */
    public static final int ASSIGNMENTS_MAX = 1_000;

    static final Homework NONE = new Homework(List.of());

    /** Names are stored: never renamed. */
    public enum Kind {
        EXPOSURE,
        JOURNALING,
        REFLECTION
    }

    /** Names are stored: never renamed. */
    public enum Status {
        ASSIGNED,
        /** Begun or tried, and not as it was meant. */
        ATTEMPTED,
        COMPLETED,
        SKIPPED
    }

    /**
     * @param nr sequence number of the event that assigned it; its id
     * @param due the last day for it, in the patient's time zone
     * @param itemNr the feared situation that it exposes to; null for none
     * @param report the last one; null before the first
     */
    public record Assignment(
            long nr,
            Kind kind,
            String text,
            LocalDate due,
            @Nullable Long itemNr,
            @Nullable Report report) {
        public Status status() {
            return report == null ? Status.ASSIGNED : report.status();
        }

        /** @param today in the patient's time zone */
        public boolean isOverdue(LocalDate today) {
            return report == null && due.isBefore(today);
        }

        /** The last event that says how it stands. */
        public long lastNr() {
            return report == null ? nr : report.nr();
        }
    }

    /**
     * How it went.
     *
     * @param succeeded whether it went as the patient wanted; null where that was not asked or not answered
     * @param sudsBefore 0 to 100, of exposures
     */
    public record Report(
            long nr,
            Instant at,
            Status status,
            @Nullable Boolean succeeded,
            @Nullable String reflection,
            @Nullable Integer sudsBefore,
            @Nullable Integer sudsAfter) {}

    public Homework {
        assignments = List.copyOf(assignments);
    }

    public Optional<Assignment> find(long nr) {
        return assignments.stream().filter(one -> one.nr() == nr).findFirst();
    }

    Homework plus(Assignment one) {
        List<Assignment> more = new ArrayList<>(assignments);
        more.add(one);
        return new Homework(more);
    }

    Homework reported(long nr, Report report) {
        return new Homework(assignments.stream()
                .map(one -> one.nr() == nr
                        ? new Assignment(nr, one.kind(), one.text(), one.due(), one.itemNr(), report)
                        : one)
                .toList());
    }

    Homework without(long nr) {
        return new Homework(assignments.stream().filter(one -> one.nr() != nr).toList());
    }
}
