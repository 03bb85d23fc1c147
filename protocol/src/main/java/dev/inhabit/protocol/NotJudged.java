package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why nothing is read into the heart at a moment. */
public enum NotJudged {
    /** Motion sickness was reported. */
    @JsonProperty("sick")
    SICK,
    /** The simulator sickness questionnaire scored as much as the clinic set, or more. */
    @JsonProperty("ssq")
    SSQ,
    /** The patient moves, or did a moment ago. */
    @JsonProperty("moving")
    MOVING
}
