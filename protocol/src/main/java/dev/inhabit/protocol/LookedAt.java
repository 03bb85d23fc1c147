package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a patient looks at. Names are stored: never renamed. */
public enum LookedAt {
    /** The face of somebody in the scene. */
    @JsonProperty("face")
    FACE,
    /** Where people are, but at nobody's face. */
    @JsonProperty("audience")
    AUDIENCE,
    /** The slides. */
    @JsonProperty("screen")
    SCREEN,
    @JsonProperty("elsewhere")
    ELSEWHERE
}
