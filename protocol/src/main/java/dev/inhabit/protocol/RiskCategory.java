package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of danger words point to. */
public enum RiskCategory {
    /** Worn out, alone, not coping: no danger by itself. */
    @JsonProperty("strain")
    STRAIN,
    /** A wish to be dead or not to wake up, without a thought of doing anything. */
    @JsonProperty("passive-ideation")
    PASSIVE_IDEATION,
    /** Thoughts of killing oneself. */
    @JsonProperty("active-ideation")
    ACTIVE_IDEATION,
    /** A way of dying is named or asked for. */
    @JsonProperty("method")
    METHOD,
    /** To carry it out is intended. */
    @JsonProperty("intent")
    INTENT,
    /** Preparations. */
    @JsonProperty("plan")
    PLAN,
    /** An attempt, or steps towards one. */
    @JsonProperty("behaviour")
    BEHAVIOUR,
    /** Hurting oneself without a wish to die. */
    @JsonProperty("self-harm")
    SELF_HARM,
    /** No way out, nothing to live for, a burden to others. */
    @JsonProperty("hopelessness")
    HOPELESSNESS,
    @JsonProperty("harm-to-others")
    HARM_TO_OTHERS,
    /** Being hurt or threatened by others. */
    @JsonProperty("abuse")
    ABUSE,
    /** Acute panic or dissociation. */
    @JsonProperty("panic")
    PANIC,
    /** Voices, commands, persecution. */
    @JsonProperty("psychosis")
    PSYCHOSIS,
    @JsonProperty("intoxication")
    INTOXICATION
}
