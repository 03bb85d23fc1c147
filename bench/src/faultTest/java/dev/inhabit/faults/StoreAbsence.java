package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

    /** Killed, and killed again as soon as its keeper has started it. */
    final class Killed implements StoreAbsence {
        private final PrivateCassandra cassandra;
        private final Thread killer;
        private long beganNs;

        Killed(PrivateCassandra cassandra) {
            this.cassandra = cassandra;
            this.killer = new Thread(this::killUntilInterrupted, "killer of the store");
        }

        @Override
        public void begin() {
            beganNs = System.nanoTime();
            killer.start();
        }

        private void killUntilInterrupted() {
            try {
                while (true) {
                    ProcessHandle store = cassandra.process();
                    if (store != null) {
                        store.destroyForcibly();
                    }
                    Thread.sleep(200);
                }
            } catch (InterruptedException end) {
                // It may live.
            }
        }

        @Override
        public void lastFor(Duration least, ServerWatch watch) throws Exception {
            Waiting.until("it was away long enough", LIMIT, () -> System.nanoTime() - beganNs > least.toNanos());
        }

        @Override
        public void end() throws Exception {
            killer.interrupt();
            killer.join();
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
