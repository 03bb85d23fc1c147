package dev.inhabit.server.session;

import dev.inhabit.protocol.Outcome;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Memory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a session that is over showed, for the patient's course of treatment.
 *
 * @param sequenceNr of the last event in it; a rating that comes late makes a newer one
 * @param startedAt null where it never started
 * @param activeMs session time stayed
 * @param audience as it was at the end
 * @param startSuds first rating in the scene; null without one, as the peak
 * @param endSuds the last one; null without one that is not the first
 * @param measures what the exposure asked of the patient, and by what distress fell
 * @param goalReached whether the goal of the session's own scene was reached, or what its sub-level asks for was done ({@link
 *     SuccessCriterion}); null where neither says anything
 */
public record SessionResult(
        EntityId session,
        long sequenceNr,
        EntityId patient,
        PinnedLevel level,
        AudienceSettings audience,
        Outcome outcome,
        @Nullable Instant startedAt,
        Instant endedAt,
        long activeMs,
        @Nullable Integer startSuds,
        @Nullable Integer peakSuds,
        @Nullable Integer endSuds,
        int ratings,
        ExposureMeasures measures,
        @Nullable Boolean goalReached) {

    /** Empty while the session is not over. */
    public static Optional<SessionResult> of(Memory<SessionState> memory) {
        SessionState state = memory.state();
        PinnedLevel level = state.level();
        AudienceSettings audience = state.audience();
        Outcome outcome = state.outcome();
        Instant endedAt = state.endedAt();
        if (!state.hasEnded() || level == null || audience == null || outcome == null || endedAt == null) {
            return Optional.empty();
        }
        List<SudsCurve.Rating> ratings = state.sceneSuds().ratings();
        return patient(state.patientId())
                .map(patient -> new SessionResult(
                        state.id(),
                        memory.sequenceNr(),
                        patient,
                        level,
                        audience,
                        outcome,
                        state.startedAt(),
                        endedAt,
                        state.clock().activeMsAt(endedAt),
                        ratings.isEmpty() ? null : ratings.get(0).suds(),
                        ratings.isEmpty()
                                ? null
                                : ratings.stream()
                                        .mapToInt(SudsCurve.Rating::suds)
                                        .max()
                                        .getAsInt(),
                        ratings.size() < 2
                                ? null
                                : ratings.get(ratings.size() - 1).suds(),
                        ratings.size(),
                        ExposureMeasures.of(state),
                        goalReached(state, endedAt)));
    }

    private static @Nullable Boolean goalReached(SessionState state, Instant endedAt) {
        PinnedLevel level = state.level();
        long activeMs = state.clock().activeMsAt(endedAt);
        GoalAttainment goal = GoalAttainment.of(state, activeMs);
        if (goal != null) {
            return goal.isReached();
        }
        return level == null ? null : SuccessCriterion.isMet(state, level, activeMs);
    }

    /** Before there were clinics, a patient was named without one: nobody has a course under such a name. */
    static Optional<EntityId> patient(@Nullable String id) {
        try {
            return id == null ? Optional.empty() : Optional.of(EntityId.parse(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Equal but for the position in the log: what came after the end was nothing of this. */
    boolean sameAs(SessionResult other) {
        return outcome == other.outcome
                && ratings == other.ratings
                && measures.equals(other.measures)
                && Objects.equals(goalReached, other.goalReached)
                && Objects.equals(startSuds, other.startSuds)
                && Objects.equals(peakSuds, other.peakSuds)
                && Objects.equals(endSuds, other.endSuds);
    }
}
