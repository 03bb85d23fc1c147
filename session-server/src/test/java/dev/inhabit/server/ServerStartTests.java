package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.affect.model.ExecutionProvider;
import dev.inhabit.server.journal.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerStartTests {
    @Test
    void aPortInUseIsSaidInOneSentenceBeforeAnythingIsStarted(@TempDir Path data) throws IOException {
        List<String> progress = new ArrayList<>();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            Config config = ConfigFactory.parseMap(Map.of(
                            "inhabit.tenant",
                            "demo",
                            "inhabit.http.host",
                            "127.0.0.1",
                            "inhabit.http.port",
                            port,
                            "inhabit.data",
                            data.toString(),
                            "inhabit.store.mode",
                            "private"))
                    .withFallback(Settings.defaults());
            CannotStart refused = assertThrows(CannotStart.class, () -> Server.start(config, progress::add));
            assertEquals(
                    "The server cannot listen at 127.0.0.1:" + port + " (Address already in use): stop what uses the"
                            + " port, or choose another with --port or inhabit.http.port.",
                    refused.getMessage());
        }
        assertEquals(List.of(), progress);
        try (Stream<Path> made = Files.list(data)) {
            assertEquals(0, made.count());
        }
    }

    @Test
    void modelsRunOnWhatThereIs() {
        Config shipped = Settings.defaults();
        assertEquals(ExecutionProvider.CPU, Settings.modelsRunOn(shipped));
        Config other =
                ConfigFactory.parseString("inhabit.sensing.models-run-on = tpu").withFallback(shipped);
        assertEquals(
                "inhabit.sensing.models-run-on is 'tpu', must be cpu or cuda.",
                assertThrows(CannotStart.class, () -> Settings.modelsRunOn(other))
                        .getMessage());
    }

    @Test
    void anAddressThatIsNoneIsSaidToBeSo() {
        assertEquals(
                "inhabit.http.port is 70000, must be 0 to 65535.",
                assertThrows(CannotStart.class, new HttpAddress("127.0.0.1", 70_000)::mustBeFree)
                        .getMessage());
        assertEquals(
                "inhabit.http.host is 'no such host', which this machine cannot find.",
                assertThrows(CannotStart.class, new HttpAddress("no such host", 8080)::mustBeFree)
                        .getMessage());
    }
}
