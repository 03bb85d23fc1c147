package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** By what a patient chooses from a menu and sets a rating, from the most to the least direct. */
public enum InputMethod {
    /** Hands that the headset sees. */
    @JsonProperty("hands")
    HANDS,
    @JsonProperty("controllers")
    CONTROLLERS,
    /** Mouse and keyboard. */
    @JsonProperty("keyboard")
    KEYBOARD,
    /** Eyes that the headset follows: what is looked at for a while is chosen. */
    @JsonProperty("gaze")
    GAZE,
    /** The middle of the view, likewise. */
    @JsonProperty("head")
    HEAD
}
