package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a session stands. */
public enum Phase {
    /** Created, not started. */
    @JsonProperty("ready")
    READY,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("ended")
    ENDED
}
