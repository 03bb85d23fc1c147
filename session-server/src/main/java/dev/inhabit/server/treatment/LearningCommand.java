package dev.inhabit.server.treatment;

import static dev.inhabit.server.treatment.TreatmentCommand.conflict;
import static dev.inhabit.server.treatment.TreatmentCommand.unknown;

import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of learning and of safety before a session. */
public sealed interface LearningCommand extends TreatmentCommand {

    record ChooseMode(Learning.Mode mode, EntityId by) implements LearningCommand {
        @Override
        public TreatmentEvent asked() {
            return new LearningEvent.ModeChosen(mode, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return null;
        }
    }

    record ExpectOutcome(
            @Nullable EntityId session,
            String fearedOutcome,
            @Nullable String criterion,
            int probability,
            EntityId by) implements LearningCommand {
        @Override
        public TreatmentEvent asked() {
            return new LearningEvent.OutcomeExpected(session, fearedOutcome, criterion, probability, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            if (session != null && state.results().of(session).isPresent()) {
                return conflict("the session is over; what is expected must be said before");
            }
            return state.learning().expectations().size() >= Learning.EXPECTATIONS_MAX
                    ? conflict("there are " + Learning.EXPECTATIONS_MAX + " expectations already")
                    : null;
        }
    }

    record ReviewOutcome(
            long expectationNr,
            int probability,
            boolean happened,
            @Nullable String learned,
            List<String> safetyBehaviours,
            List<String> contexts,
            EntityId by)
            implements LearningCommand {
        public ReviewOutcome {
            safetyBehaviours = List.copyOf(safetyBehaviours);
            contexts = List.copyOf(contexts);
        }

        @Override
        public TreatmentEvent asked() {
            return new LearningEvent.OutcomeReviewed(
                    expectationNr, probability, happened, learned, safetyBehaviours, contexts, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.learning().find(expectationNr).isEmpty() ? unknown("expectationNr", expectationNr) : null;
        }
    }

    record ReflectSession(
            EntityId session,
            @Nullable String wentWell,
            @Nullable String wasHard,
            @Nullable String learned,
            @Nullable String nextTime,
            EntityId by)
            implements LearningCommand {
        @Override
        public TreatmentEvent asked() {
            return new LearningEvent.SessionReflected(session, wentWell, wasHard, learned, nextTime, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return state.learning().reflection(session).isEmpty()
                            && state.learning().reflections().size() >= Learning.REFLECTIONS_MAX
                    ? conflict("there are " + Learning.REFLECTIONS_MAX + " reflections already")
                    : null;
        }
    }

    record PlanSafety(String location, String contactName, String contactPhone, EntityId by)
            implements LearningCommand {
        @Override
        public TreatmentEvent asked() {
            return new LearningEvent.SafetyPlanned(location, contactName, contactPhone, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return null;
        }
    }

    /** @param byPatient what a patient takes back stays in force until a therapist has looked */
    record AnswerContraindications(
            List<Learning.Contraindication> present,
            @Nullable String remark,
            boolean byPatient,
            EntityId by) implements LearningCommand {
        public AnswerContraindications {
            present = List.copyOf(present);
        }

        /** By a therapist. */
        public AnswerContraindications(List<Learning.Contraindication> present, @Nullable String remark, EntityId by) {
            this(present, remark, false, by);
        }

        @Override
        public List<TreatmentEvent> recorded(TreatmentState state) {
            Learning.Contraindications before = state.learning().contraindications();
            List<Learning.Contraindication> retracted = before == null || !byPatient
                    ? List.of()
                    : before.present().stream()
                            .filter(one -> !present.contains(one))
                            .toList();
            return retracted.isEmpty()
                    ? List.of(asked())
                    : List.of(asked(), new LearningEvent.ContraindicationsRetracted(retracted, by));
        }

        @Override
        public TreatmentEvent asked() {
            return new LearningEvent.ContraindicationsAnswered(present, remark, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return null;
        }
    }

    record OverrideContraindications(String reason, EntityId by) implements LearningCommand {
        @Override
        public TreatmentEvent asked() {
            return new LearningEvent.ContraindicationsOverridden(reason, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            Learning.Contraindications answered = state.learning().contraindications();
            return answered != null && answered.asked() && answered.present().isEmpty()
                    ? conflict("no contraindication was answered with yes")
                    : null;
        }
    }

    record GoWithoutSafetyPlan(String reason, EntityId by) implements LearningCommand {
        @Override
        public TreatmentEvent asked() {
            return new LearningEvent.SafetyPlanWaived(reason, by);
        }

        @Override
        public @Nullable Refusal against(TreatmentState state, Instant now) {
            return null;
        }
    }
}
