package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much an alert matters. */
public enum AlertLevel {
    @JsonProperty("medium")
    MEDIUM,
    @JsonProperty("high")
    HIGH
}
