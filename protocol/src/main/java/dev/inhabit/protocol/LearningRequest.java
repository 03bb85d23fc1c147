package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.optionalLines;
import static dev.inhabit.protocol.InvalidField.optionalText;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredText;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What exposures are to teach and did teach, and what must be known before one. */
public sealed interface LearningRequest extends TreatmentRequest {
    int OVERRIDE_REASON_MAX = 500;

    int LIST_MAX = 20;

    /** By which model exposures are planned and ended. */
    @JsonTypeName("choose-mode")
    record ChooseMode(String commandId, TreatmentView.Mode mode) implements LearningRequest {
        public ChooseMode {
            present("commandId", commandId);
            present("mode", mode);
        }
    }

    /**
     * What the patient fears will happen, before it.
     *
     * @param sessionId the session that it is about; null for anything else
     * @param criterion by what one will see that it has happened
     * @param probability 0 to 100: how sure the patient is
     */
    @JsonTypeName("expect-outcome")
    record ExpectOutcome(
            String commandId,
            @Nullable String sessionId,
            String fearedOutcome,
            @Nullable String criterion,
            int probability)
            implements LearningRequest {
        public ExpectOutcome {
            present("commandId", commandId);
            optionalText("sessionId", sessionId, 128);
            requiredText("fearedOutcome", fearedOutcome, SHORT_TEXT_MAX);
            optionalText("criterion", criterion, SHORT_TEXT_MAX);
            inRange("probability", probability, 0, 100);
        }
    }

    /**
     * What came of it.
     *
     * @param probability 0 to 100: how sure the patient would be the next time
     * @param safetyBehaviours what the patient did to feel safer
     * @param contexts where and with whom it was
     */
    @JsonTypeName("review-outcome")
    record ReviewOutcome(
            String commandId,
            long expectationNr,
            int probability,
            boolean happened,
            @Nullable String learned,
            List<String> safetyBehaviours,
            List<String> contexts)
            implements LearningRequest {
        public ReviewOutcome {
            present("commandId", commandId);
            atLeast("expectationNr", expectationNr, 1);
            inRange("probability", probability, 0, 100);
            optionalLines("learned", learned, TEXT_MAX);
            safetyBehaviours = InvalidField.texts("safetyBehaviours", safetyBehaviours, LIST_MAX, NAME_MAX);
            contexts = InvalidField.texts("contexts", contexts, LIST_MAX, NAME_MAX);
        }
    }

    /**
     * How the patient looks back on a session that is over; takes the place of an earlier one. At least one answer.
     *
     * @param nextTime what the patient would do next time
     */
    @JsonTypeName("reflect-session")
    record ReflectSession(
            String commandId,
            String sessionId,
            @Nullable String wentWell,
            @Nullable String wasHard,
            @Nullable String learned,
            @Nullable String nextTime)
            implements LearningRequest {
        public ReflectSession {
            present("commandId", commandId);
            requiredText("sessionId", sessionId, 128);
            optionalLines("wentWell", wentWell, TEXT_MAX);
            optionalLines("wasHard", wasHard, TEXT_MAX);
            optionalLines("learned", learned, TEXT_MAX);
            optionalLines("nextTime", nextTime, TEXT_MAX);
            if (wentWell == null && wasHard == null && learned == null && nextTime == null) {
                throw new InvalidField(
                        "wentWell", "reflect-session needs at least one of wentWell, wasHard, learned, nextTime");
            }
        }
    }

    /** Where the patient is during sessions, and whom to call if something happens. */
    @JsonTypeName("plan-safety")
    record PlanSafety(String commandId, String location, String contactName, String contactPhone)
            implements LearningRequest {
        public PlanSafety {
            present("commandId", commandId);
            requiredText("location", location, SHORT_TEXT_MAX);
            requiredText("contactName", contactName, NAME_MAX);
            requiredText("contactPhone", contactPhone, 40);
        }
    }

    /**
     * Answers to the questions that are asked once, before the first session.
     *
     * @param contraindications those that were answered with yes; all others with no
     */
    @JsonTypeName("answer-contraindications")
    record AnswerContraindications(
            String commandId,
            List<TreatmentView.Contraindication> contraindications,
            @Nullable String remark) implements LearningRequest {
        public AnswerContraindications {
            present("commandId", commandId);
            contraindications = InvalidField.complete(
                    "contraindications", InvalidField.atMost("contraindications", contraindications, LIST_MAX));
            optionalLines("remark", remark, SHORT_TEXT_MAX);
        }
    }

    /**
     * Sessions may begin although contraindications were answered with yes, or were not asked; new answers end it. For
     * therapists.
     *
     * @param reason 1 to 500 characters
     */
    @JsonTypeName("override-contraindications")
    record OverrideContraindications(String commandId, String reason) implements LearningRequest {
        public OverrideContraindications {
            present("commandId", commandId);
            requiredText("reason", reason, OVERRIDE_REASON_MAX);
        }
    }

    /**
     * Sessions may begin although it is not known where the patient is and whom to call; further signs of danger end it. For
     * therapists.
     *
     * @param reason 1 to 500 characters
     */
    @JsonTypeName("go-without-safety-plan")
    record GoWithoutSafetyPlan(String commandId, String reason) implements LearningRequest {
        public GoWithoutSafetyPlan {
            present("commandId", commandId);
            requiredText("reason", reason, OVERRIDE_REASON_MAX);
        }
    }

    /**
     * By what distress fell in a session, in a therapist's judgement.
     *
     * @param reason 1 to 500 characters
     */
    @JsonTypeName("class-drop")
    record ClassDrop(String commandId, String sessionId, TreatmentView.DropCause cause, String reason)
            implements LearningRequest {
        public ClassDrop {
            present("commandId", commandId);
            requiredText("sessionId", sessionId, NAME_MAX);
            present("cause", cause);
            requiredText("reason", reason, OVERRIDE_REASON_MAX);
        }
    }
}
