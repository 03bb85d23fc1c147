package dev.inhabit.protocol;

import static dev.inhabit.protocol.InvalidField.inRange;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

/** What can be asked of a replay, on a socket opened with a {@code replay} ticket. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ReplayRequest extends ToServer {
    /**
     * Shows the session as it was.
     *
     * @param atMs session time in ms, clamped to the session's length
     */
    @JsonTypeName("seek")
    record Seek(long atMs) implements ReplayRequest {
        public Seek {
            if (atMs < 0) {
                throw InvalidField.outside("atMs", Long.toString(atMs), "at least 0");
            }
        }
    }

    /** Plays on from where it stands, at 0.25 to 16 times the speed of life. */
    @JsonTypeName("play")
    record Play(double speed) implements ReplayRequest {
        public Play {
            inRange("speed", speed, 0.25, 16);
        }
    }

    @JsonTypeName("halt")
    record Halt() implements ReplayRequest {}

    /** Goes to the next event, or to the one before. */
    @JsonTypeName("step")
    record Step(boolean back) implements ReplayRequest {}
}
