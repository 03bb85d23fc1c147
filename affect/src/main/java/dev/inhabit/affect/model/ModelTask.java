package dev.inhabit.affect.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model is for; the registry names one or more models for each. */
public enum ModelTask {
    /** Image to face boxes. */
    @JsonProperty("face-detection")
    FACE_DETECTION,
    /** Face crop to seven shares. */
    @JsonProperty("face-expression")
    FACE_EXPRESSION,
    /** Token ids to seven shares and 28 finer labels. */
    @JsonProperty("text-emotion")
    TEXT_EMOTION,
    /** Prosody tracks to seven shares. */
    @JsonProperty("voice-emotion")
    VOICE_EMOTION
}
