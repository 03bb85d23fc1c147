package dev.inhabit.server.treatment;

import dev.inhabit.server.record.Decision;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import dev.inhabit.server.session.DropCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be asked of levels, by a session that is over or by a therapist. */
public sealed interface LevelCommand extends TreatmentCommand {

    /** From the session itself, as often as it takes; known already, it changes nothing and is not recorded again. */
    record RecordResult(ExposureResult result) implements LevelCommand {
        @Override
        public TreatmentEvent asked() {
            return new LevelEvent.ResultRecorded(result);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return null;
        }

        @Override
        public Decision<TreatmentEvent> decide(TreatmentState state, Instant now) {
            return state.results().knows(result) ? Decision.nothing() : LevelCommand.super.decide(state, now);
        }
    }

    /** @param place a level such as {@code 3}, or a sub-level such as {@code 3C} */
    record OverrideLevel(String place, boolean open, String reason, EntityId by) implements LevelCommand {
        @Override
        public TreatmentEvent asked() {
            return new LevelEvent.LevelOverridden(place, open, reason, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return LevelProgress.isSublevel(place) || LevelProgress.isLevel(place)
                    ? null
                    : Refusal.invalid("place", "place is neither a level of 1 to 5 nor a sub-level of 1A to 5E");
        }
    }

    record ClassDrop(EntityId session, DropCause cause, String reason, EntityId by) implements LevelCommand {
        @Override
        public TreatmentEvent asked() {
            return new LevelEvent.DropClassed(session, cause, reason, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.results().of(session).isPresent()
                    ? null
                    : Refusal.invalid("sessionId", "sessionId is " + session + ", must be a session with a result");
        }
    }
}
