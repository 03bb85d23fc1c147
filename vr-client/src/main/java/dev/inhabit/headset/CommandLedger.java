package dev.inhabit.headset;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether each command of this headset came back exactly once among the recorded updates, and how long its
 * acknowledgement took. A second opinion on the server's word: an acknowledgement without an update is a loss.
 */
final class CommandLedger {
    private static final class Line {
        final long givenNs;
        boolean acknowledged;
        long sequenceNr = -1;
        int seen;

        Line(long givenNs) {
            this.givenNs = givenNs;
        }
    }

    private final Map<String, Line> lines = new HashMap<>();

    void given(String commandId, long givenNs) {
        lines.put(commandId, new Line(givenNs));
    }

    /** Nanoseconds from giving to the first acknowledgement; −1 where it is unknown or was acknowledged before. */
    long acknowledged(String commandId, @Nullable Long sequenceNr, long nowNs) {
        Line line = lines.get(commandId);
        if (line == null || line.acknowledged) {
            return -1;
        }
        line.acknowledged = true;
        line.sequenceNr = sequenceNr == null ? -1 : sequenceNr;
        return nowNs - line.givenNs;
    }

    /** One of ours among the updates: whether it is there a second time. */
    boolean seenAgain(@Nullable String commandId) {
        Line line = commandId == null ? null : lines.get(commandId);
        return line != null && ++line.seen > 1;
    }

    /** As it stands, where updates up to {@code cursor} have come. */
    SwarmSession.Commands counted(long cursor) {
        long acknowledged =
                lines.values().stream().filter(line -> line.acknowledged).count();
        long doubled = lines.values().stream().filter(line -> line.seen > 1).count();
        return new SwarmSession.Commands(acknowledged, missing(cursor), doubled);
    }

    /** How many were acknowledged with a place up to {@code cursor} and yet never came among the updates. */
    int missing(long cursor) {
        int missing = 0;
        for (Line line : lines.values()) {
            if (line.acknowledged && line.seen == 0 && line.sequenceNr >= 0 && line.sequenceNr <= cursor) {
                missing++;
            }
        }
        return missing;
    }
}
