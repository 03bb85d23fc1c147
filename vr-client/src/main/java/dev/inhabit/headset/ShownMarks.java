package dev.inhabit.headset;

import dev.inhabit.protocol.ToClient;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Fingerprints of what was shown of one session, spread over the whole of it: some hundred, however long it takes. Of a
 * tick that was marked again, because an order came late, the last one.
 */
final class ShownMarks {
    private static final int KEPT_MAX = 128;
    /** What an order may still have changed that nobody was told of, where the server went away. */
    private static final int OPEN_TICKS = 30;

    /** @param recordedAtMs when the last event that the mark covers was recorded; −1 where that was not heard */
    record Shown(ToClient.Mark mark, long recordedAtMs) {}

    private final TreeMap<Long, Shown> byTick = new TreeMap<>();
    private int everyNth = 1;
    private int came;
    private long lastNr = -1;
    private long lastRecordedAtMs;

    void recorded(ToClient.Recorded recorded) {
        lastNr = recorded.sequenceNr();
        lastRecordedAtMs = recorded.recordedAtMs();
    }

    void marked(ToClient.Mark mark) {
        boolean isNew = byTick.isEmpty() || mark.tick() > byTick.lastKey();
        if (byTick.containsKey(mark.tick()) || (isNew && came++ % everyNth == 0)) {
            byTick.put(mark.tick(), new Shown(mark, mark.sequenceNr() == lastNr ? lastRecordedAtMs : -1));
        }
        if (byTick.size() > KEPT_MAX) {
            everyNth *= 2;
            boolean[] out = {false};
            byTick.keySet().removeIf(tick -> out[0] ^= true);
        }
    }

    /** The link is lost: what was marked last may have been marked again since. */
    void cut() {
        if (!byTick.isEmpty()) {
            byTick.tailMap(byTick.lastKey() - OPEN_TICKS, true).clear();
        }
    }

    /** At most so many, evenly over the session. */
    List<Shown> some(int max) {
        List<Shown> all = List.copyOf(byTick.values());
        int count = Math.min(max, all.size());
        List<Shown> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            some.add(all.get((int) ((2L * i + 1) * all.size() / (2L * count))));
        }
        return some;
    }
}
