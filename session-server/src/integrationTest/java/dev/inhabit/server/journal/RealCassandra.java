package dev.inhabit.server.journal;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives a test class the one private Cassandra of this build, with keyspaces and keys of its own.
 *
 * <pre>{@code @RegisterExtension static final RealCassandra CASSANDRA = new RealCassandra();}</pre>
 */
public final class RealCassandra implements BeforeAllCallback {
    private static final ExecutorService IO = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "test-keys");
        thread.setDaemon(true);
        return thread;
    });
    private static @Nullable Door door;

    private final String keyspace =
            "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    private @Nullable KeyFolder keys;

    /** Kept open as long as this process needs the Cassandra. */
    private record Door(Socket socket, InetSocketAddress contactPoint) {}

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        open();
        keys();
    }

    public InetSocketAddress contactPoint() {
        return open().contactPoint();
    }

    /** The journal's keyspace of this test class; its snapshots are in another, with {@code _snapshot} after it. */
    public String keyspace() {
        return keyspace;
    }

    /** A session of its own, to be closed; this test's keyspace is there. */
    public CqlSession cql() {
        CqlSession cql = CqlSession.builder()
                .addContactPoint(contactPoint())
                .withLocalDatacenter(PrivateCassandra.DATA_CENTRE)
                .withConfigLoader(DriverConfigLoader.programmaticBuilder()
                        .withDuration(DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofMinutes(1))
                        .build())
                .build();
        makeKeyspace(cql, keyspace);
        return cql;
    }

    public static void makeKeyspace(CqlSession cql, String name) {
        cql.execute("CREATE KEYSPACE IF NOT EXISTS " + name
                + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
    }

    /** Everything from {@code journal.conf}, with this test's Cassandra and keyspaces. To be given to the actor system. */
    public Config config() {
        return ConfigFactory.parseMap(Map.of(
                        "pekko.persistence.cassandra.journal.keyspace",
                        keyspace,
                        "pekko.persistence.cassandra.snapshot.keyspace",
                        keyspace + "_snapshot",
                        "pekko.log-dead-letters",
                        "off",
                        "pekko.log-dead-letters-during-shutdown",
                        "off"))
                .withFallback(Store.at(contactPoint()))
                .withFallback(ConfigFactory.parseResources("journal.conf"));
    }

    /** Keys of this test class; the same each time. */
    public synchronized KeyFolder keys() {
        KeyFolder made = keys;
        if (made == null) {
            byte[] master = new byte[32];
            Arrays.fill(master, (byte) 7);
            made = KeyFolder.open(folder().resolve("keys").resolve(keyspace), master, IO);
            keys = made;
        }
        return made;
    }

    static Path folder() {
        return Path.of(Objects.requireNonNull(System.getProperty("inhabit.root"), "inhabit.root"))
                .resolve("target")
                .resolve("test-cassandra");
    }

    private static synchronized Door open() {
        Door known = door;
        if (known == null) {
            try {
                known = findOrStart(folder());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
            door = known;
        }
        return known;
    }

    private static Door findOrStart(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path address = folder.resolve("address");
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("starting"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock oneAtATime = channel.lock()) {
            if (Files.exists(address) && oneAtATime.isValid()) {
                try {
                    return enter(Files.readString(address));
                } catch (IOException stale) {
                    // Of an earlier build: nobody is behind it any more.
                }
            }
            String ready = start(folder);
            Files.writeString(address, ready);
            return enter(ready);
        }
    }

    private static Door enter(String ready) throws IOException {
        List<String> words = List.of(ready.trim().split(" ", -1));
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(words.get(1)));
        return new Door(
                socket, new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words.get(2))));
    }

    private static String start(Path folder) throws IOException {
        Process holder = Processes.java(SharedCassandra.class, folder.toString())
                .redirectError(folder.resolve("errors.log").toFile())
                .start();
        StringBuilder said = new StringBuilder();
        BufferedReader out = holder.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(SharedCassandra.READY)) {
                return line;
            }
            said.append(line).append('\n');
        }
        throw new IOException("no Cassandra for the tests:\n" + said
                + Files.readString(folder.resolve("errors.log"), StandardCharsets.UTF_8));
    }
}
