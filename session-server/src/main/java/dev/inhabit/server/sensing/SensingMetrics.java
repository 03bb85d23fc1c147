package dev.inhabit.server.sensing;

import dev.inhabit.protocol.RiskLevel;

/** What the senses count. Called by many threads; must not block. No call says whose media it was. */
public interface SensingMetrics {
    /** Counts nothing. */
    SensingMetrics NONE = new SensingMetrics() {};

    /** Why something was not read. */
    enum Drop {
        /** Newer media of the same sender took its place. */
        SUPERSEDED,
        /** Its deadline had passed when its turn came. */
        LATE,
        /** Too much waited already, of all senders together. */
        NO_ROOM,
        /** Its sender left. */
        CLOSED,
        /** Models are absent or still being loaded. */
        UNAVAILABLE
    }

    default void pictureReceived() {}

    /**
     * A picture was read. Each stage's time in nanoseconds.
     *
     * @param waited from its arrival to its turn
     */
    default void pictureRead(long waited, long decode, long detect, long classify) {}

    default void pictureDropped(Drop why) {}

    /** A picture that is none, is too large or cannot be decoded. */
    default void pictureRefused() {}

    default void voiceRead(long nanos) {}

    default void voiceDropped(Drop why) {}

    default void wordsRead(long nanos) {}

    default void wordsDropped(Drop why) {}

    /** Rules found signs of danger of that level in some words. */
    default void riskRead(RiskLevel level) {}

    /** A reading that broke off by a fault of ours. */
    default void readingFailed() {}
}
