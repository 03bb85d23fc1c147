package dev.inhabit.server.session;

import dev.inhabit.protocol.ToClient;
import dev.inhabit.server.record.Memory;
import org.jspecify.annotations.Nullable;

/** Fingerprints of what is shown, for whoever compares it with a replay. Part of the feed. */
final class Marks {
    private Memory<SessionState> memory;
    /** Of {@link #memory}; null until a mark asks for it. */
    private @Nullable String stateHash;

    Marks(Memory<SessionState> memory) {
        this.memory = memory;
    }

    void remember(Memory<SessionState> next) {
        memory = next;
        stateHash = null;
    }

    ToClient.Mark of(SessionFeed.CrowdMarked crowd) {
        return new ToClient.Mark(
                crowd.tick(), crowd.checksum(), crowd.lastOrderSequenceNr(), memory.sequenceNr(), stateHash());
    }

    private String stateHash() {
        String known = stateHash;
        if (known == null) {
            known = StateHash.of(memory.state());
            stateHash = known;
        }
        return known;
    }
}
