package dev.inhabit.server.treatment;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.session.DropCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one session showed, as its own log tells it.
 *
 * @param sessionNr sequence number of the session's last event in it: of two results the higher one is right
 * @param startedAt null where it never started
 * @param activeMs session time stayed, ms
 * @param plannedMs session time planned, ms
 * @param startSuds first rating, 0 to 100; null without one, as the peak
 * @param endSuds the last one; null without one that is not the first; of older sessions, that one then
 * @param ratings how many there are
 * @param targetSuds upper end of the distress expected at this sub-level
 * @param context what the exposure was like: equal for two sessions of the same content and audience
 * @param goalReached whether the goal of the session's own scene was reached, or what its sub-level asks for was done; null where
 *     neither said anything, as sub-levels did not at first
 * @param measures null where they were not written down
 */
public record ExposureResult(
        EntityId session,
        long sessionNr,
        String sublevel,
        Outcome outcome,
        @Nullable Instant startedAt,
        Instant endedAt,
        long activeMs,
        long plannedMs,
        @Nullable Integer startSuds,
        @Nullable Integer peakSuds,
        @Nullable Integer endSuds,
        int ratings,
        int targetSuds,
        String context,
        @Nullable Boolean goalReached,
        @Nullable Measures measures) {

    /**
     * What the exposure asked of the patient; see {@link dev.inhabit.server.session.ExposureMeasures}.
     *
     * @param activationSuds peak − baseline of the ratings
     * @param activationBpm peak − baseline of the heart rate
     * @param load mean of the ratings above their baseline, SUDS
     * @param dropCause by what distress fell, as the session's own rule has it; null where it did not fall by what counts
     */
    public record Measures(
            @Nullable Integer activationSuds,
            @Nullable Double activationBpm,
            @Nullable Double load,
            @Nullable DropCause dropCause) {}

    /** Whether it can tell how distress moved: somebody was in the scene and rated twice. */
    public boolean tellsDistress() {
        return startedAt != null && peakSuds != null && endSuds != null && ratings >= 2;
    }

    public boolean isCompleted() {
        return outcome == Outcome.COMPLETED && startedAt != null;
    }

    /**
     * Ended before its time by an exit, whoever took it: nobody knows how it would have gone on. Only where the patient took it
     * is a fall of distress in it avoidance ({@link #dropCause}).
     */
    public boolean wasLeft() {
        return outcome == Outcome.QUIT;
    }

    public boolean stayedAsPlanned() {
        return activeMs >= plannedMs;
    }

    /** By what distress fell, as the session's own rule has it; null where it did not, or that was not written down. */
    public @Nullable DropCause dropCause() {
        return measures == null ? null : measures.dropCause();
    }

    /** By which the exposure itself succeeded: what scene or sub-level asks for, or having stayed as planned where they ask for nothing. */
    public boolean metItsCriterion() {
        return goalReached == null ? stayedAsPlanned() : goalReached;
    }

    public boolean reachedTarget() {
        return endSuds != null && endSuds <= targetSuds;
    }

    boolean isNewerThan(ExposureResult other) {
        return sessionNr > other.sessionNr;
    }
}
