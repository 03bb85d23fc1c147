package dev.inhabit.server.treatment;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.EventMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was expected and learnt, and what was asked before a session. */
public sealed interface LearningEvent extends TreatmentEvent {

    record ModeChosen(Learning.Mode mode, EntityId by) implements LearningEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.learning().with(mode, meta.sequenceNr()));
        }
    }

    record OutcomeExpected(
            @Nullable EntityId session,
            String fearedOutcome,
            @Nullable String criterion,
            int probability,
            EntityId by) implements LearningEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.learning()
                    .plus(new Learning.Expectation(
                            meta.sequenceNr(),
                            meta.recordedAt(),
                            session,
                            fearedOutcome,
                            criterion,
                            probability,
                            null)));
        }
    }

    /** Takes the place of an earlier review of the same expectation. */
    record OutcomeReviewed(
            long expectationNr,
            int probability,
            boolean happened,
            @Nullable String learned,
            List<String> safetyBehaviours,
            List<String> contexts,
            EntityId by)
            implements LearningEvent, ByPerson {
        public OutcomeReviewed {
            safetyBehaviours = List.copyOf(safetyBehaviours);
            contexts = List.copyOf(contexts);
        }

        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.learning()
                    .reviewed(
                            expectationNr,
                            new Learning.Review(
                                    meta.sequenceNr(),
                                    meta.recordedAt(),
                                    probability,
                                    happened,
                                    learned,
                                    safetyBehaviours,
                                    contexts)));
        }
    }

    /** Takes the place of an earlier reflection on the same session. */
    record SessionReflected(
            EntityId session,
            @Nullable String wentWell,
            @Nullable String wasHard,
            @Nullable String learned,
            @Nullable String nextTime,
            EntityId by)
            implements LearningEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.learning()
                    .with(new Learning.Reflection(
                            meta.sequenceNr(), meta.recordedAt(), session, wentWell, wasHard, learned, nextTime)));
        }
    }

    record SafetyPlanned(String location, String contactName, String contactPhone, EntityId by)
            implements LearningEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.learning()
                    .with(new Learning.SafetyPlan(
                            meta.sequenceNr(), meta.recordedAt(), location, contactName, contactPhone)));
        }
    }

    record ContraindicationsAnswered(
            List<Learning.Contraindication> present,
            @Nullable String remark,
            EntityId by) implements LearningEvent, ByPerson {
        public ContraindicationsAnswered {
            present = List.copyOf(present);
        }

        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.learning()
                    .with(new Learning.Contraindications(
                            meta.sequenceNr(), meta.recordedAt(), true, present, List.of(), remark, null)));
        }
    }

    /**
     * The patient answered no to what had been answered with yes; follows {@link ContraindicationsAnswered}. It stays in force
     * until a therapist has looked: answers, or overrides.
     */
    record ContraindicationsRetracted(List<Learning.Contraindication> retracted, EntityId by)
            implements LearningEvent, ByPerson {
        public ContraindicationsRetracted {
            retracted = List.copyOf(retracted);
        }

        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            Learning.Contraindications answered = state.learning().contraindications();
            return answered == null ? state : state.with(state.learning().with(answered.retracted(retracted)));
        }
    }

    /** Sessions may begin although some were answered with yes, or none was answered; new answers end it. */
    record ContraindicationsOverridden(String reason, EntityId by) implements LearningEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            Learning.Contraindications answered = state.learning().contraindications();
            return state.with(state.learning()
                    .with(
                            answered != null
                                    ? answered.overridden(reason)
                                    : new Learning.Contraindications(
                                            meta.sequenceNr(),
                                            meta.recordedAt(),
                                            false,
                                            List.of(),
                                            List.of(),
                                            null,
                                            reason)));
        }
    }

    /** Sessions may begin although there is no safety plan; further signs of danger end it. */
    record SafetyPlanWaived(String reason, EntityId by) implements LearningEvent, ByPerson {
        @Override
        public TreatmentState fold(TreatmentState state, EventMeta meta) {
            return state.with(state.learning().with(new Learning.Waiver(meta.sequenceNr(), meta.recordedAt(), reason)));
        }
    }
}
