package dev.inhabit.server.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

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
        young = persistent(young);
        old = persistent(old);
    }

    public static RecentCommands none() {
        return new RecentCommands(HashTreePMap.empty(), HashTreePMap.empty());
    }

    /** Every event is folded several times, so it shares what it does not change instead of copying it. */
    public RecentCommands with(CommandId id, long sequenceNr) {
        PMap<String, Long> full = persistent(young);
        return full.size() >= GENERATION
                ? new RecentCommands(HashTreePMap.singleton(id.value(), sequenceNr), full)
                : new RecentCommands(full.plus(id.value(), sequenceNr), old);
    }

    /** Sequence number of the command's last event; null where the command is not remembered. */
    public @Nullable Long sequenceNrOf(CommandId id) {
        Long found = young.get(id.value());
        return found != null ? found : old.get(id.value());
    }

    private static PMap<String, Long> persistent(Map<String, Long> map) {
        return map instanceof PMap<String, Long> already ? already : HashTreePMap.from(map);
    }
}
