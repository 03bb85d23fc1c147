package dev.inhabit.server.crowd;

import dev.inhabit.server.record.CrossesNodes;

/** What a crowd tells its session's feed. */
public sealed interface CrowdOut extends CrossesNodes {
    /** Where everybody sits; once, before the first frame. {@code bytes} as in {@code docs/protocol-crowd-frame.md}. */
    record Seats(byte[] bytes) implements CrowdOut {}

    /**
     * The crowd moved.
     *
     * @param keyframe whether it stands for itself; a delta follows the frame before it
     * @param attention mean of those seated, 0 to 255
     */
    record Frame(long tick, byte[] bytes, boolean keyframe, int attention) implements CrowdOut {}

    /**
     * What the crowd was at a tick, said one second later. An order that comes later still makes it say so again.
     *
     * @param lastOrderSequenceNr greatest session sequence number among the orders in it; 0 where there is none
     */
    record Mark(long tick, long checksum, long lastOrderSequenceNr) implements CrowdOut {}
}
