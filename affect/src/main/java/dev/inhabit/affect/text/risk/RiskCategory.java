package dev.inhabit.affect.text.risk;

/** What kind of danger words point to. */
public enum RiskCategory {
    /** Worn out, alone, not coping: no danger by itself. */
    STRAIN,
    /** A wish to be dead or not to wake up, without a thought of doing anything. */
    PASSIVE_IDEATION,
    /** Thoughts of killing oneself. */
    ACTIVE_IDEATION,
    /** A way of dying is named or asked for. */
    METHOD,
    /** To carry it out is intended. */
    INTENT,
    /** Preparations: a note, a date, things given away, means got ready. */
    PLAN,
    /** An attempt, or steps towards one. */
    BEHAVIOUR,
    /** Hurting oneself without a wish to die. */
    SELF_HARM,
    /** No way out, nothing to live for, a burden to others. */
    HOPELESSNESS,
    HARM_TO_OTHERS,
    /** Being hurt or threatened by others. */
    ABUSE,
    /** Acute panic or dissociation. */
    PANIC,
    /** Voices, commands, persecution. */
    PSYCHOSIS,
    INTOXICATION
}
