package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.atLeast;
import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredText;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/** What the patient wants, and how they rate themselves. */
public sealed interface GoalRequest extends TreatmentRequest {

    /**
     * @param weight 1 to 9
     * @param levels what -2, -1, 0, +1 and +2 mean, in this order; or none
     */
    @JsonTypeName("set-goal")
    record SetGoal(String commandId, String text, int weight, List<String> levels) implements GoalRequest {
        public SetGoal {
            present("commandId", commandId);
            requiredText("text", text, SHORT_TEXT_MAX);
            inRange("weight", weight, 1, 9);
            levels = InvalidField.texts("levels", levels, 5, SHORT_TEXT_MAX);
            if (levels.size() != 0 && levels.size() != 5) {
                throw InvalidField.outside("levels", "a list of " + levels.size(), "a list of 5 or of none");
            }
        }
    }

    /** @param value -2 (much less than expected) to 2 (much more) */
    @JsonTypeName("rate-goal")
    record RateGoal(String commandId, long goalNr, int value) implements GoalRequest {
        public RateGoal {
            present("commandId", commandId);
            atLeast("goalNr", goalNr, 1);
            inRange("value", value, -2, 2);
        }
    }

    @JsonTypeName("drop-goal")
    record DropGoal(String commandId, long goalNr, String reason) implements GoalRequest {
        public DropGoal {
            present("commandId", commandId);
            atLeast("goalNr", goalNr, 1);
            requiredText("reason", reason, SHORT_TEXT_MAX);
        }
    }

    /**
     * How the patient rates themselves now.
     *
     * @param situation which one; the same text is the same series
     * @param value 1 to 10
     */
    @JsonTypeName("rate-self")
    record RateSelf(String commandId, TreatmentView.Aspect aspect, String situation, int value) implements GoalRequest {
        public RateSelf {
            present("commandId", commandId);
            present("aspect", aspect);
            requiredText("situation", situation, NAME_MAX);
            inRange("value", value, 1, 10);
        }
    }

    /**
     * The questionnaire by which success is told, and the total that is to be undercut.
     *
     * @param below 1 to 1000
     */
    @JsonTypeName("set-target")
    record SetTarget(String commandId, String scale, int below) implements GoalRequest {
        public SetTarget {
            present("commandId", commandId);
            requiredText("scale", scale, 32);
            inRange("below", below, 1, 1_000);
        }
    }
}
