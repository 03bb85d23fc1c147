package dev.inhabit.server.session;

/**
 * By what distress fell within a session: falls are to be told apart by what they are for, and only habituation counts
 * (Benito and others 2018). Names are stored: never renamed.
 */
public enum DropCause {
    HABITUATION,
    /** The patient left the session, or something was done to feel safe. */
    AVOIDANCE,
    /** The scene was made easier. */
    STIMULUS_REMOVED,
    THERAPIST_REASSURANCE,
    PAUSE,
    /** It fell, and the record does not tell by what. */
    UNKNOWN
}
