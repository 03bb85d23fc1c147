package dev.inhabit.faults;

import dev.inhabit.protocol.ToClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/** Random moments of what a session's watcher was told. */
final class MarkChoice {
    /** Seconds at the edge of the kill, which an order may still have changed that nobody was told of. */
    private static final int EDGE = 3;

    /** A mark, and an instant at which its event was the last one. */
    record Known(ToClient.Mark mark, String at) {}

    private final Random random;

    MarkChoice(Random random) {
        this.random = random;
    }

    /** A random second of the session, as it was last marked. */
    ToClient.Mark second(Exposure exposure, Exposure.Cut at) {
        List<ToClient.Mark> marks = exposure.page().marks();
        int cut = at.marks();
        Map<Long, ToClient.Mark> lastByTick = new TreeMap<>();
        // The log of a session that goes on ends with its last event.
        long ends = exposure.page().recorded().lastKey();
        for (int i = 0; i < marks.size(); i++) {
            if ((i < cut - EDGE || i >= cut) && marks.get(i).sequenceNr() < ends) {
                lastByTick.put(marks.get(i).tick(), marks.get(i));
            }
        }
        return List.copyOf(lastByTick.values()).get(random.nextInt(lastByTick.size()));
    }

    /** A random mark whose event was followed by none in the same millisecond, so that its instant names it. */
    Known known(Exposure exposure) {
        NavigableMap<Long, ToClient.Recorded> recorded = exposure.page().recorded();
        List<Known> all = new ArrayList<>();
        for (ToClient.Mark mark : exposure.page().marks()) {
            ToClient.Recorded last = recorded.get(mark.sequenceNr());
            ToClient.Recorded next = recorded.get(mark.sequenceNr() + 1);
            if (last != null && next != null && last.recordedAtMs() < next.recordedAtMs()) {
                all.add(new Known(
                        mark, Instant.ofEpochMilli(last.recordedAtMs()).toString()));
            }
        }
        return all.get(random.nextInt(all.size()));
    }

    /** The same with one character changed. */
    String altered(String hex) {
        int at = random.nextInt(hex.length());
        char other = hex.charAt(at) == '0' ? '1' : '0';
        return hex.substring(0, at) + other + hex.substring(at + 1);
    }
}
