package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.journal.RealCassandra;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ServerStartIntegrationTests {
    @RegisterExtension
    static final RealCassandra CASSANDRA = new RealCassandra();

    @Test
    void aPortThatIsTakenWhileTheServerStartsIsSaidInTheSameSentence(@TempDir Path data) throws IOException {
        try (ServerSocket other = new ServerSocket()) {
            int port = freePort();
            // What is told first comes after the port was found free, and long before it is opened.
            CannotStart refused =
                    assertThrows(CannotStart.class, () -> Server.start(config(data, port), line -> take(other, port)));
            assertEquals(
                    "The server cannot listen at 127.0.0.1:" + port + " (Address already in use): stop what uses the"
                            + " port, or choose another with --port or inhabit.http.port.",
                    refused.getMessage());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void take(ServerSocket other, int port) {
        try {
            if (!other.isBound()) {
                other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Config config(Path data, int port) {
        return ConfigFactory.parseMap(Map.of(
                        "inhabit.tenant",
                        "demo",
                        "inhabit.http.host",
                        "127.0.0.1",
                        "inhabit.http.port",
                        port,
                        "inhabit.data",
                        data.toString(),
                        "inhabit.store.mode",
                        "cluster",
                        "inhabit.store.contact-points",
                        List.of("127.0.0.1:" + CASSANDRA.contactPoint().getPort()),
                        "inhabit.store.create-tables",
                        true,
                        "inhabit.keys.master",
                        Base64.getEncoder().encodeToString(new byte[32])))
                .withFallback(ConfigFactory.parseMap(Map.of(
                        "pekko.persistence.cassandra.journal.keyspace",
                        CASSANDRA.keyspace(),
                        "pekko.persistence.cassandra.snapshot.keyspace",
                        CASSANDRA.keyspace() + "_snapshot")))
                .withFallback(Settings.defaults());
    }
}
