package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an audience goes through while somebody speaks before it. */
public enum AudiencePhase {
    /** It settles in, and its attention is high. */
    @JsonProperty("settling")
    SETTLING,
    /** It is as its sub-level has it. */
    @JsonProperty("varied")
    VARIED,
    /** It has sat there for long: who bores it loses it. */
    @JsonProperty("late")
    LATE,
    @JsonProperty("questions")
    QUESTIONS
}
