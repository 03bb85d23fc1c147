package dev.inhabit.server.insight;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.server.record.EntityId;
import org.jspecify.annotations.Nullable;

/**
 * What lists of sessions show of one session.
 *
 * @param sequenceNr of the session's event that this row reflects; an older row never overwrites a newer one
 * @param controllerId account in control
 * @param lastSuds latest rating, 0 to 100; null before the first
 */
public record DirectoryRow(
        EntityId sessionId,
        long sequenceNr,
        String patientId,
        String sublevel,
        Phase phase,
        @Nullable Outcome outcome,
        @Nullable String controllerId,
        long createdAtMs,
        @Nullable Long startedAtMs,
        @Nullable Long endedAtMs,
        @Nullable Integer lastSuds) {

    public boolean isLive() {
        return phase != Phase.ENDED;
    }

    /** Whether lists would show the same, whatever the sequence number. */
    public boolean showsSameAs(DirectoryRow other) {
        return at(0).equals(other.at(0));
    }

    private DirectoryRow at(long otherSequenceNr) {
        return new DirectoryRow(
                sessionId,
                otherSequenceNr,
                patientId,
                sublevel,
                phase,
                outcome,
                controllerId,
                createdAtMs,
                startedAtMs,
                endedAtMs,
                lastSuds);
    }
}
