package dev.inhabit.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.inhabit.bench.clinic.ClinicFile;
import dev.inhabit.bench.clinic.ServedClinic;
import dev.inhabit.bench.clinic.Waiting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A served clinic in a process that is there to be killed, on a Cassandra that outlives it. */
final class ClinicProcess {
    private static final Duration SERVES_WITHIN = Duration.ofMinutes(3);

    private ClinicProcess() {}

    /** @param settings further ones, as {@code path=value} */
    static Process start(
            int port,
            Path data,
            InetSocketAddress cassandra,
            Path log,
            Map<String, String> environment,
            String... settings)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of(data.toString(), ServedClinic.port(port)));
        arguments.addAll(ServedClinic.on(cassandra));
        arguments.addAll(List.of(settings));
        return Programs.start(ServedClinic.class, List.of("-Xmx768m", "-XX:+UseSerialGC"), log, environment, arguments);
    }

    /** Waits for the first that is started in this folder. */
    static void awaitServing(Process server, Path data) throws InterruptedException {
        Waiting.until("the server serves", SERVES_WITHIN, () -> {
            assertTrue(server.isAlive(), "the server ended: see its log");
            return Files.exists(ClinicFile.in(data));
        });
    }
}
