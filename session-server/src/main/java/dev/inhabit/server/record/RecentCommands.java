package dev.inhabit.server.record;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The last commands that were recorded, so that a repeat has no second effect. Of those that tell what was asked
 * ({@link Event#said}) it holds between {@value #ASKED_GENERATION} and twice as many: half a day of ten a minute. Of all
 * others, the server's own telemetry among them, between {@value #GENERATION} and twice as many.
 *
 * @param young of those that tell nothing, id to sequence number; grows until it is a full generation, then becomes
 *     {@code old}
 * @param asked of those that tell what was asked; grows until it is a full generation, then becomes {@code askedBefore}
 */
public record RecentCommands(
        Map<String, Long> young, Map<String, Long> old, Map<String, Asked> asked, Map<String, Asked> askedBefore) {
    public static final int GENERATION = 256;
    public static final int ASKED_GENERATION = 8_192;

    /**
     * @param firstNr of the command's first event; that of the last where it tells nothing of what was asked
     * @param sequenceNr of the command's last event
     * @param print of what was asked, see {@link #print}
     */
    public record Asked(long firstNr, long sequenceNr, int print) {}

    public RecentCommands {
        young = persistent(young);
        old = persistent(old);
        asked = persistent(asked);
        askedBefore = persistent(askedBefore);
    }

    public static RecentCommands none() {
        return new RecentCommands(Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** A number by which what was asked is told from something else under the same id; 0 where nothing is known. */
    public static int print(@Nullable Object said) {
        if (said == null) {
            return 0;
        }
        int hash = said.toString().hashCode();
        return hash == 0 ? 1 : hash;
    }

    /**
     * Every event is folded several times, so it shares what it does not change instead of copying it.
     *
     * @param said what the event tells of what was asked; null where nobody asked
     * @param sameMoment the event before was recorded at the same time: all events of one command are
     */
    public RecentCommands with(CommandId id, long sequenceNr, @Nullable Object said, boolean sameMoment) {
        String key = id.value();
        PMap<String, Asked> people = persistent(asked);
        Asked before = people.get(key);
        if (sameMoment && before != null && before.sequenceNr() == sequenceNr - 1) {
            // Its next event: what was asked is told by its first.
            return new RecentCommands(
                    young, old, people.plus(key, new Asked(before.firstNr(), sequenceNr, before.print())), askedBefore);
        }
        int print = print(said);
        if (print != 0) {
            Asked now = new Asked(sequenceNr, sequenceNr, print);
            return people.size() >= ASKED_GENERATION
                    ? new RecentCommands(young, old, HashTreePMap.singleton(key, now), people)
                    : new RecentCommands(young, old, people.plus(key, now), askedBefore);
        }
        PMap<String, Long> own = persistent(young);
        return own.size() >= GENERATION
                ? new RecentCommands(HashTreePMap.singleton(key, sequenceNr), own, asked, askedBefore)
                : new RecentCommands(own.plus(key, sequenceNr), old, asked, askedBefore);
    }

    /** The command under this id; null where none is remembered. */
    public @Nullable Asked find(CommandId id) {
        String key = id.value();
        Asked people = asked.containsKey(key) ? asked.get(key) : askedBefore.get(key);
        if (people != null) {
            return people;
        }
        Long own = young.containsKey(key) ? young.get(key) : old.get(key);
        return own == null ? null : new Asked(own, own, 0);
    }

    private static <V> PMap<String, V> persistent(Map<String, V> map) {
        return map instanceof PMap<String, V> already ? already : HashTreePMap.from(map);
    }
}
