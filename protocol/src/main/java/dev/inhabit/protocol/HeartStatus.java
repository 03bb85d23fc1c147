package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A heart rate against the person's own baseline, by the clinic's thresholds. */
public enum HeartStatus {
    @JsonProperty("normal")
    NORMAL,
    @JsonProperty("mild")
    MILD,
    @JsonProperty("elevated")
    ELEVATED,
    @JsonProperty("high")
    HIGH
}
