package dev.inhabit.server.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import dev.inhabit.server.journal.Kettle.Sense;
import dev.inhabit.server.record.Answer;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Recorded;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The private Cassandra and its server killed in mid-write: what was acknowledged is there afterwards, once. */
@Execution(ExecutionMode.CONCURRENT)
final class CassandraFaultTests {
    /** How often each is killed. */
    private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);

    @TempDir
    Path folder;

    static CqlSession connect(InetSocketAddress contactPoint) {
        return CqlSession.builder()
                .addContactPoint(contactPoint)
                .withLocalDatacenter(PrivateCassandra.DATA_CENTRE)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(10))
                        .build())
                .build();
    }

    static PreparedStatement table(CqlSession session) {
        session.execute("CREATE KEYSPACE IF NOT EXISTS fault WITH REPLICATION ="
                + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
        session.execute("CREATE TABLE IF NOT EXISTS fault.numbers (n bigint PRIMARY KEY)");
        return session.prepare("INSERT INTO fault.numbers (n) VALUES (?)");
    }

    private static Set<Long> numbersIn(PrivateCassandra cassandra) {
        Set<Long> numbers = new TreeSet<>();
        try (CqlSession session = connect(cassandra.contactPoint())) {
            session.execute("SELECT n FROM fault.numbers").forEach(row -> numbers.add(row.getLong("n")));
        }
        return numbers;
    }

    private static PrivateCassandra start(Path folder) {
        return PrivateCassandra.start(folder, progress -> {});
    }

    /** Ctrl-C in a terminal reaches the child as well; the server still has something to store then. */
    private static void signalsMeantForTheServerDoNotStop(PrivateCassandra cassandra) throws Exception {
        ProcessHandle child = cassandra.process();
        assertNotNull(child);
        for (String signal : List.of("-INT", "-HUP", "-TERM")) {
            assertEquals(
                    0,
                    new ProcessBuilder("kill", signal, Long.toString(child.pid()))
                            .start()
                            .waitFor());
        }
        assertEquals(child, cassandra.process());
    }

    /** Reads what the stand-in says until {@code safe} numbers are safe. */
    private static List<Long> safeNumbers(BufferedReader out, int safe) throws IOException {
        List<Long> numbers = new ArrayList<>();
        while (numbers.size() < safe) {
            String line = out.readLine();
            assertNotNull(line, "the stand-in ended");
            if (line.startsWith("safe ")) {
                numbers.add(Long.parseLong(line.substring(5)));
            }
        }
        return numbers;
    }

    @Test
    void aKilledServersCassandraEndsByItselfAndTheNextServerWaitsForThatAndLosesNothing() throws Exception {
        Set<Long> safe = new TreeSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            Process server = Processes.java(
                            KilledServer.class, folder.toString(), Long.toString(1_000_000L * (round + 1)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
            String first = out.readLine();
            assertNotNull(first);
            long childPid = Long.parseLong(first.substring("child ".length()));
            safe.addAll(safeNumbers(out, 300));

            CannotStart refused = assertThrows(CannotStart.class, () -> start(folder));
            assertTrue(refused.toString().contains(folder.toString()), refused.toString());
            assertTrue(refused.toString().contains(Long.toString(server.pid())), refused.toString());
            assertTrue(PrivateCassandra.runningIn(folder).isPresent());

            // By its handle: the process object would close the pipe as well.
            assertTrue(server.toHandle().destroyForcibly());
            server.waitFor();
            // What it had said before it died is still in the pipe.
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("safe ") && line.length() == "safe 1000000".length()) {
                    safe.add(Long.parseLong(line.substring(5)));
                }
            }
            if (round < ROUNDS - 1) {
                ProcessHandle.of(childPid)
                        .ifPresent(child ->
                                child.onExit().orTimeout(30, TimeUnit.SECONDS).join());
            }
        }
        // At once, while the last one's child still has the folder and the ports.
        try (PrivateCassandra cassandra = start(folder)) {
            Set<Long> lost = new TreeSet<>(safe);
            lost.removeAll(numbersIn(cassandra));
            assertEquals(Set.of(), lost);
        }
        assertTrue(PrivateCassandra.runningIn(folder).isEmpty());
    }

    @Test
    void aKilledCassandraComesBackAtItsAddressWithAllThatWasAcknowledged() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(8);
        KeyFolder keys = KeyFolder.open(folder.resolve("keys"), new byte[32], clients);
        BlockingQueue<String> said = new ArrayBlockingQueue<>(1_000);
        try (PrivateCassandra cassandra = PrivateCassandra.start(folder.resolve("cassandra"), said::add);
                KettleJournal journal = new KettleJournal(
                        Store.at(cassandra.contactPoint())
                                .withFallback(com.typesafe.config.ConfigFactory.parseResources("journal.conf")),
                        keys)) {
            InetSocketAddress address = cassandra.contactPoint();
            Map<EntityId, Set<String>> acknowledged = new HashMap<>();
            List<Future<?>> writing = new ArrayList<>();
            BlockingQueue<String> progress = new ArrayBlockingQueue<>(100_000);
            int each = 60;
            for (int kettle = 0; kettle < 6; kettle++) {
                EntityId id = KettleJournal.id("killed-" + kettle);
                ActorRef<RecordingEntity.Message> entity = journal.start(id);
                Set<String> done = ConcurrentHashMap.newKeySet();
                acknowledged.put(id, done);
                writing.add(clients.submit(() -> writeAll(journal, entity, each, done, progress)));
            }
            for (int kill = 0; kill < ROUNDS; kill++) {
                for (int written = 0; written < 60; written++) {
                    assertNotNull(progress.poll(120, TimeUnit.SECONDS));
                }
                said.clear();
                ProcessHandle child = cassandra.process();
                assertNotNull(child);
                child.destroyForcibly();
                String line = said.poll(60, TimeUnit.SECONDS);
                while (line != null && !line.contains("is back")) {
                    line = said.poll(60, TimeUnit.SECONDS);
                }
                assertNotNull(line, "it did not come back");
                assertEquals(address, cassandra.contactPoint());
            }
            for (Future<?> client : writing) {
                finish(client);
            }
            acknowledged.forEach((id, done) -> {
                Map<String, Integer> times = new HashMap<>();
                for (LoggedEvent<Kettle.Happened> logged : journal.logOf(id, 1, Long.MAX_VALUE)) {
                    Recorded<Kettle.Happened> recorded = logged.recorded();
                    times.merge(String.valueOf(recorded.commandId()), 1, Integer::sum);
                }
                assertEquals(each, done.size());
                assertEquals(done, times.keySet());
                assertEquals(Set.of(1), Set.copyOf(times.values()));
            });
        } finally {
            clients.shutdownNow();
        }
    }

    /** As a headset does: what is not answered is asked again under the same id. */
    private static void writeAll(
            KettleJournal journal,
            ActorRef<RecordingEntity.Message> entity,
            int count,
            Set<String> done,
            BlockingQueue<String> progress) {
        for (int number = 0; number < count; number++) {
            String commandId = "command-%05d".formatted(number);
            for (boolean recorded = false; !recorded; ) {
                try {
                    Answer answer = journal.ask(entity, commandId, new Sense(number), Duration.ofSeconds(3))
                            .toCompletableFuture()
                            .get();
                    recorded = answer instanceof Answer.Done;
                } catch (ExecutionException unanswered) {
                    recorded = false;
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            done.add(commandId);
            progress.add(commandId);
        }
    }

    private static void finish(Future<?> client) throws InterruptedException, ExecutionException {
        try {
            client.get(300, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException stuck) {
            throw new IllegalStateException("commands were not answered", stuck);
        }
    }

    @Test
    void aFolderIsTheSameNodeAtEachStartAndMindsNoSignalOfTheServers() throws Exception {
        String name;
        InetSocketAddress address;
        try (PrivateCassandra cassandra = start(folder)) {
            name = cassandra.clusterName();
            address = cassandra.contactPoint();
            signalsMeantForTheServerDoNotStop(cassandra);
            try (CqlSession session = connect(address)) {
                session.execute(table(session).bind(7L));
                assertEquals(name, session.getMetadata().getClusterName().orElseThrow());
            }
            CannotStart refused = assertThrows(CannotStart.class, () -> start(folder));
            assertTrue(refused.toString().contains(folder.toString()));
        }
        // A file that a dead process left behind stops nobody.
        Files.writeString(folder.resolve("lock"), "999999999");
        try (PrivateCassandra cassandra = start(folder)) {
            assertEquals(name, cassandra.clusterName());
            assertEquals(address, cassandra.contactPoint());
            assertEquals(Set.of(7L), numbersIn(cassandra));
        }
        try (ServerSocket somebodyElse = new ServerSocket(address.getPort(), 1, address.getAddress());
                PrivateCassandra cassandra = start(folder)) {
            assertFalse(somebodyElse.isClosed());
            assertNotEquals(address, cassandra.contactPoint());
            assertEquals(Set.of(7L), numbersIn(cassandra));
        }
    }
}
