package dev.inhabit.server.record;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last commands that were recorded, each with the sequence number of its last event, so that a repeat has no second
 * effect. Holds between {@value #GENERATION} and twice as many: a headset that was cut off for ten minutes has fewer
 * waiting.
 *
 * @param young grows until it is a full generation, then becomes {@code old}
 */
public record RecentCommands(Map<String, Long> young, Map<String, Long> old) {
    public static final int GENERATION = 256;

    public RecentCommands {
        young = Map.copyOf(young);
        old = Map.copyOf(old);
    }

    public static RecentCommands none() {
        return new RecentCommands(Map.of(), Map.of());
    }

    public RecentCommands with(CommandId id, long sequenceNr) {
        if (young.size() >= GENERATION) {
            return new RecentCommands(Map.of(id.value(), sequenceNr), young);
        }
        Map<String, Long> next = new HashMap<>(young);
        next.put(id.value(), sequenceNr);
        return new RecentCommands(next, old);
    }

    /** Sequence number of the command's last event; null where the command is not remembered. */
    public @Nullable Long sequenceNrOf(CommandId id) {
        Long found = young.get(id.value());
        return found != null ? found : old.get(id.value());
    }
}
