package dev.inhabit.server.treatment;

import static dev.inhabit.server.treatment.TreatmentCommand.conflict;
import static dev.inhabit.server.treatment.TreatmentCommand.unknown;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of goals and self-ratings. */
public sealed interface GoalCommand extends TreatmentCommand {

    /** @param levels what -2 to +2 mean, five of them; or none */
    record SetGoal(String text, int weight, List<String> levels, EntityId by) implements GoalCommand {
        public SetGoal {
            levels = List.copyOf(levels);
        }

        @Override
        public TreatmentEvent asked() {
            return new GoalEvent.GoalSet(text, weight, levels, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.goals().goals().size() >= Goals.GOALS_MAX
                    ? conflict("there are " + Goals.GOALS_MAX + " goals already")
                    : null;
        }
    }

    record RateGoal(long goalNr, int value, EntityId by) implements GoalCommand {
        @Override
        public TreatmentEvent asked() {
            return new GoalEvent.GoalRated(goalNr, value, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.goals().find(goalNr).isEmpty() ? unknown("goalNr", goalNr) : null;
        }
    }

    record DropGoal(long goalNr, String reason, EntityId by) implements GoalCommand {
        @Override
        public TreatmentEvent asked() {
            return new GoalEvent.GoalDropped(goalNr, reason, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.goals().find(goalNr).isEmpty() ? unknown("goalNr", goalNr) : null;
        }
    }

    record RateSelf(Goals.Aspect aspect, String situation, int value, EntityId by) implements GoalCommand {
        @Override
        public TreatmentEvent asked() {
            return new GoalEvent.SelfRated(aspect, situation, value, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.goals().ratings().size() >= Goals.RATINGS_MAX
                    ? conflict("there are " + Goals.RATINGS_MAX + " ratings already")
                    : null;
        }
    }

    record SetTarget(String scale, int below, EntityId by) implements GoalCommand {
        @Override
        public TreatmentEvent asked() {
            return new GoalEvent.TargetSet(scale, below, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return null;
        }
    }
}
