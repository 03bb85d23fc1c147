package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a conversation went on. */
public enum TurnCause {
    /** The session runs, and somebody begins to speak. */
    @JsonProperty("start")
    START,
    /** An answer was chosen, by the patient or by the therapist for them. */
    @JsonProperty("menu")
    MENU,
    /** The patient said something. */
    @JsonProperty("words")
    WORDS,
    /** What the patient said was hardly recognised: the menu comes forward. */
    @JsonProperty("misheard")
    MISHEARD,
    /** Nobody spoke for a while. */
    @JsonProperty("silence")
    SILENCE,
    /** Somebody cut in on a long answer. */
    @JsonProperty("interrupted")
    INTERRUPTED,
    /** A therapist passed over this place. */
    @JsonProperty("skipped")
    SKIPPED,
    /** The conversation was left, by words or by a command. */
    @JsonProperty("left")
    LEFT
}
