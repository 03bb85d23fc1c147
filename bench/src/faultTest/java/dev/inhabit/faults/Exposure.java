package dev.inhabit.faults;

import dev.inhabit.bench.clinic.SessionSocket;
import dev.inhabit.protocol.SessionUpdate;
import dev.inhabit.protocol.ToClient;
import java.util.ArrayList;
import java.util.List;

/** One session, its watcher and its leader. */
record Exposure(String session, SessionSocket page, Leading leading) {
    static final int TICK_MS = 100;

    /** What its watcher had been told when the server died, and from where the session recovered. */
    record Cut(int marks, long snapshot) {
        static final Cut NONE = new Cut(0, 0);
    }

    /** Session time of each pause that the watcher was told of and that is over, ms. */
    List<Long> pauses() {
        List<Long> begun = new ArrayList<>();
        int over = 0;
        for (ToClient.Recorded recorded : page.recorded().values()) {
            if (recorded.update() instanceof SessionUpdate.Paused) {
                begun.add(recorded.atActiveMs());
            } else if (recorded.update() instanceof SessionUpdate.Resumed) {
                over++;
            }
        }
        return begun.subList(0, Math.min(over, begun.size()));
    }

    /** How many pauses have marks on both sides. */
    long pausesBetweenMarks() {
        List<ToClient.Mark> marks = page.marks();
        return pauses().stream()
                .filter(pause -> marks.stream().anyMatch(mark -> mark.tick() * TICK_MS < pause))
                .filter(pause -> marks.stream().anyMatch(mark -> mark.tick() * TICK_MS > pause))
                .count();
    }

    /** A name for its files. */
    String fileName() {
        return session.replaceAll("[^A-Za-z0-9]", "-");
    }
}
