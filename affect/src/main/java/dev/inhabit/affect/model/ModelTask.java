package dev.inhabit.affect.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a model is for; the registry names one or more models for each. */
public enum ModelTask {
    /** Image to face boxes. */
    @JsonProperty("face-detection")
    FACE_DETECTION("face-detection"),
    /** Face crop to seven shares. */
    @JsonProperty("face-expression")
    FACE_EXPRESSION("face-expression"),
    /** Face crop to points. */
    @JsonProperty("face-landmarks")
    FACE_LANDMARKS("face-landmarks"),
    /** Token ids to seven shares and 28 finer labels. */
    @JsonProperty("text-emotion")
    TEXT_EMOTION("text-emotion"),
    /** Prosody tracks to seven shares. */
    @JsonProperty("voice-emotion")
    VOICE_EMOTION("voice-emotion");

    private final String label;

    ModelTask(String label) {
        this.label = label;
    }

    /** As the registry writes it. */
    public String label() {
        return label;
    }
}
