package dev.inhabit.cassandra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Lets this process's short sleeps end a little late.
 *
 * <p>Cassandra's workers wait for work by sleeping 10 to 1,000 µs at a time, over and over. Linux wakes them within 50 µs
 * of that by default, and with a few dozen writes a second the waking alone takes half a core: what a clinic's small
 * machine would rather give to reading faces. The kernel takes the wish for a thread and for all that it starts later.
 */
final class TimerSlack {
    /** Cassandra's own longest such sleep, 1 ms; an fsync takes as long or longer. */
    private static final long SLACK_NANOS = 1_000_000;

    private TimerSlack() {}

    /** To be called on the first thread, before others start. Does nothing where there is no Linux below. */
    static void widen() {
        try {
            Path self = Files.readSymbolicLink(Path.of("/proc/thread-self"));
            Files.writeString(
                    Path.of("/proc").resolve(self.getFileName()).resolve("timerslack_ns"), Long.toString(SLACK_NANOS));
        } catch (IOException | UnsupportedOperationException notHere) {
            // It costs time of the processor and nothing else.
        }
    }
}
