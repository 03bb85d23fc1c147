package dev.inhabit.bench;

import dev.inhabit.bench.clinic.ClinicFile;
import dev.inhabit.bench.clinic.ServedClinic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A served clinic in a process of its own, where one person may ask for hundreds of things. */
final class ClinicChild {
    private static final Duration SERVES_WITHIN = Duration.ofMinutes(4);

    private ClinicChild() {}

    /** @param cassandra one that is there already; null for a private one that starts and ends with the server */
    static Child start(Path folder, @Nullable InetSocketAddress cassandra, Path log) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                folder.toString(),
                "inhabit.gateway.per-minute.write=100000",
                "inhabit.gateway.per-minute.command=100000"));
        if (cassandra != null) {
            arguments.addAll(ServedClinic.on(cassandra));
        }
        return Child.java(
                ServedClinic.class, null, log, List.of("-Xmx1g", "-XX:+UseG1GC"), arguments.toArray(String[]::new));
    }

    static ClinicFile awaitServing(Child child, Path folder) throws IOException, InterruptedException {
        child.await(ServedClinic.SERVING, SERVES_WITHIN);
        return ClinicFile.read(folder);
    }
}
