package dev.inhabit.server.session;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.protocol.Phase;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import dev.inhabit.server.record.Subject;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the list of sessions shows of one. Written by the session's own entity after each change, and again whenever it
 * wakes, so that a write which failed is made up for.
 *
 * @param sequenceNr of the last event in it; an older row never replaces a newer one
 * @param phase null where the session was never created
 */
public record DirectoryRow(
        EntityId session,
        long sequenceNr,
        @Nullable String patientId,
        @Nullable String sublevel,
        @Nullable Phase phase,
        @Nullable Outcome outcome,
        @Nullable String controllerId,
        @Nullable Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer lastSuds) {

    /** Takes rows to the read table; never throws, retries by itself. */
    @FunctionalInterface
    public interface Directory {
        void upsert(DirectoryRow row);
    }

    public static DirectoryRow of(Memory<SessionState> memory) {
        SessionState state = memory.state();
        SudsCurve.Rating last = state.sceneSuds().last();
        return new DirectoryRow(
                state.id(),
                memory.sequenceNr(),
                state.patientId(),
                state.level() == null ? null : state.level().sublevel(),
                state.phase(),
                state.outcome(),
                state.controllerId(),
                state.createdAt(),
                state.startedAt(),
                state.endedAt(),
                last == null ? null : last.suds());
    }

    /** Whose key seals what was felt; the same as of the session's events. */
    public Subject subject() {
        return Subject.of(session.tenant(), Objects.requireNonNull(patientId));
    }

    public DirectoryRow rated(@Nullable Integer suds) {
        return new DirectoryRow(
                session,
                sequenceNr,
                patientId,
                sublevel,
                phase,
                outcome,
                controllerId,
                createdAt,
                startedAt,
                endedAt,
                suds);
    }

    /** Equal but for the position in the log. */
    public boolean sameAs(DirectoryRow other) {
        return phase == other.phase
                && outcome == other.outcome
                && Objects.equals(controllerId, other.controllerId)
                && Objects.equals(lastSuds, other.lastSuds);
    }
}
