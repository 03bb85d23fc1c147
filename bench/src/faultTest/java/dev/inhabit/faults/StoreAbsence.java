package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.server.journal.PrivateCassandra;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;

/** How the store goes away and comes back. One absence each. */
sealed interface StoreAbsence {
    Duration LIMIT = Duration.ofMinutes(2);

    void begin() throws Exception;

    /** Returns when the store has been away for so long since it went. */
    void lastFor(Duration least, ServerWatch watch) throws Exception;

    /** Returns when the store can be reached again. */
    void end() throws Exception;

    /** Stopped and continued: its connections stay open, and nothing answers on them. */
    final class Paused implements StoreAbsence {
        private final ProcessHandle store;
        private long beganNs;

        Paused(PrivateCassandra cassandra) {
            store = Objects.requireNonNull(cassandra.process());
        }

        @Override
        public void begin() throws Exception {
            beganNs = System.nanoTime();
            signal("-STOP");
        }

        @Override
        public void lastFor(Duration least, ServerWatch watch) throws Exception {
            Waiting.until("the store is said not to answer", LIMIT, () -> watch.takesWorkWhileTheStoreIs(false));
            Waiting.until("it was away long enough", LIMIT, () -> System.nanoTime() - beganNs > least.toNanos());
        }

        @Override
        public void end() throws Exception {
            signal("-CONT");
        }

        private void signal(String signal) throws Exception {
            Process kill = new ProcessBuilder("kill", signal, Long.toString(store.pid())).start();
            assertEquals(0, kill.waitFor());
        }
    }

    /** Killed, and killed again as often as its keeper starts it. */
    final class Killed implements StoreAbsence {
        private final PrivateCassandra cassandra;
        private long beganNs;

        Killed(PrivateCassandra cassandra) {
            this.cassandra = cassandra;
        }

        @Override
        public void begin() {
            beganNs = System.nanoTime();
            ProcessHandle store = cassandra.process();
            assertNotNull(store);
            store.destroyForcibly();
        }

        @Override
        public void lastFor(Duration least, ServerWatch watch) throws Exception {
            Waiting.until("it was away long enough", LIMIT, () -> {
                ProcessHandle back = cassandra.process();
                if (back != null) {
                    back.destroyForcibly();
                }
                return System.nanoTime() - beganNs > least.toNanos();
            });
        }

        @Override
        public void end() throws Exception {
            Waiting.until("the store takes connections again", LIMIT, this::takesConnections);
        }

        private boolean takesConnections() {
            try (Socket socket = new Socket()) {
                socket.connect(cassandra.contactPoint(), 500);
                return true;
            } catch (IOException notYet) {
                return false;
            }
        }
    }
}
