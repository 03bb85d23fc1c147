package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How urgent words are, as rules read them: a reason to ask, never an assessment. Words without any sign have none. */
public enum RiskLevel {
    /** Strain: worn out, alone, not coping. */
    @JsonProperty("mild")
    MILD,
    /** Hopelessness, giving up: a reason to ask. */
    @JsonProperty("moderate")
    MODERATE,
    /** An explicit thought of suicide, an attempt, or danger to somebody's life. */
    @JsonProperty("severe")
    SEVERE;

    public boolean atLeast(RiskLevel other) {
        return compareTo(other) >= 0;
    }
}
