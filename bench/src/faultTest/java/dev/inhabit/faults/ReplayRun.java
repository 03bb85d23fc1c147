package dev.inhabit.faults;

import dev.inhabit.bench.clinic.ServedClinic;
import dev.inhabit.protocol.ToClient;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.replay.ReplayMain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** {@code inhabit replay} in a process of its own, which is given the address of Cassandra and the keys. */
final class ReplayRun {
    private static final long LIMIT_S = 120;

    private final Process process;
    private final Path said;

    private ReplayRun(Process process, Path said) {
        this.process = process;
        this.said = said;
    }

    /** What it found. */
    record Found(int status, JsonNode report) {
        int count(String name) {
            return report.get(name).asInt();
        }

        String text(String name) {
            return report.get(name).asString();
        }
    }

    /**
     * @param folder where the folder {@code keys} lies and nothing else of the server
     * @param name of this run
     * @param at as {@code --at}
     */
    static ReplayRun start(
            Path folder, int cassandraPort, String name, String session, List<ToClient.Mark> marks, String at)
            throws IOException {
        Path settings = folder.resolve(name + ".conf");
        Files.write(
                settings,
                List.of(
                        "inhabit.data = \"" + folder + "\"",
                        "inhabit.store.mode = cluster",
                        "inhabit.store.contact-points = [\"127.0.0.1:" + cassandraPort + "\"]",
                        "inhabit.keys.master = \"" + Base64.getEncoder().encodeToString(ServedClinic.masterKey())
                                + "\""));
        Path lines = folder.resolve(name + ".marks");
        Files.write(lines, marks.stream().map(Wire::write).toList());
        Path said = folder.resolve(name + ".out");
        return new ReplayRun(
                Programs.start(
                        ReplayMain.class,
                        List.of("-Xmx256m", "-XX:+UseSerialGC"),
                        said,
                        Map.of(),
                        List.of(
                                "--session",
                                session,
                                "--config",
                                settings.toString(),
                                "--verify",
                                lines.toString(),
                                "--at",
                                at,
                                "--json")),
                said);
    }

    Found await() throws IOException, InterruptedException {
        try {
            if (!process.waitFor(LIMIT_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the replay did not end");
            }
            String json = Files.readAllLines(said).stream()
                    .filter(line -> line.startsWith("{"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("the replay found nothing: see " + said));
            return new Found(process.exitValue(), Wire.mapper().readTree(json));
        } finally {
            process.destroyForcibly();
        }
    }
}
