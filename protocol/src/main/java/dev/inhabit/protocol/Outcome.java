package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a session ended. */
public enum Outcome {
    @JsonProperty("completed")
    COMPLETED,
    /** Left in a pause, to be taken up another day. */
    @JsonProperty("paused")
    PAUSED,
    /** The patient or the therapist left early. */
    @JsonProperty("quit")
    QUIT,
    @JsonProperty("hardware_issue")
    HARDWARE_ISSUE
}
