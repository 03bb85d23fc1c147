package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import java.util.List;

/** What happened to goals and to how the patient rates themselves. */
public sealed interface GoalEvent extends TreatmentEvent {

    record GoalSet(String text, int weight, List<String> levels, EntityId by) implements GoalEvent, ByPerson {
        public GoalSet {
            levels = List.copyOf(levels);
        }

        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.goals().plus(new Goals.Goal(meta.sequenceNr(), text, weight, levels, List.of())));
        }
    }

    record GoalRated(long goalNr, int value, EntityId by) implements GoalEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(
                    state.goals().rated(goalNr, new Goals.Attained(meta.sequenceNr(), meta.recordedAt(), value)));
        }
    }

    record GoalDropped(long goalNr, String reason, EntityId by) implements GoalEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.goals().without(goalNr));
        }
    }

    record SelfRated(Goals.Aspect aspect, String situation, int value, EntityId by) implements GoalEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.goals()
                    .plus(new Goals.SelfRating(meta.sequenceNr(), meta.recordedAt(), aspect, situation, value)));
        }
    }

    record TargetSet(String scale, int below, EntityId by) implements GoalEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.goals().with(new Goals.Target(meta.sequenceNr(), scale, below)));
        }
    }
}
