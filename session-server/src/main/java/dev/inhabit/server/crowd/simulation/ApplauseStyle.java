package dev.inhabit.server.crowd.simulation;

/** How an audience thanks at the end. */
public enum ApplauseStyle {
    NONE,
    /** Everybody, heartily. */
    CLAP,
    /** Most, briefly. */
    POLITE,
    /** Some clap; those who did not like it show it. */
    MIXED
}
