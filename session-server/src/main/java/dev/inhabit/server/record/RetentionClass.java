package dev.inhabit.server.record;

/** Kinds of data that are kept for different times, each under a key of its own per subject. */
public enum RetentionClass {
    CLINICAL,
    PSYCHOTHERAPY_NOTES,
    ACCOUNT,
    COMPANION,
    TRAINING
}
