package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.inRange;
import static dev.inhabit.protocol.InvalidField.present;
import static dev.inhabit.protocol.InvalidField.requiredText;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** What can be asked of a session whose scene a therapist built. */
public sealed interface OwnSceneRequest extends SessionRequest.InOwnFile {
    /**
     * Lets one of the scenario's triggers happen.
     *
     * @param tag as the scenario names it
     */
    @JsonTypeName("fire-trigger")
    record FireTrigger(String commandId, @Nullable Long occurredAtMs, String tag) implements OwnSceneRequest {
        public FireTrigger {
            present("commandId", commandId);
            requiredText("tag", tag, TAG_MAX);
        }
    }

    /**
     * Says how far the goal was reached, where no event can tell; also after the end.
     *
     * @param percent 0 to 100
     */
    @JsonTypeName("judge-goal")
    record JudgeGoal(String commandId, @Nullable Long occurredAtMs, int percent) implements OwnSceneRequest {
        public JudgeGoal {
            present("commandId", commandId);
            inRange("percent", percent, 0, 100);
        }
    }
}
