package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The seven classes that a face, a voice or a sentence is read into, and what is said below the confidence limit. */
public enum Emotion {
    @JsonProperty("neutral")
    NEUTRAL,
    @JsonProperty("happy")
    HAPPY,
    @JsonProperty("surprised")
    SURPRISED,
    @JsonProperty("sad")
    SAD,
    @JsonProperty("angry")
    ANGRY,
    @JsonProperty("disgusted")
    DISGUSTED,
    @JsonProperty("fearful")
    FEARFUL,
    /** No face, or no class with a confidence of at least 0.6. */
    @JsonProperty("unknown")
    UNKNOWN
}
