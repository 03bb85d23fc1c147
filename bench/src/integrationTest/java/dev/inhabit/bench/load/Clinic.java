package dev.inhabit.bench.load;

import dev.inhabit.bench.clinic.ClinicFile;
import dev.inhabit.bench.clinic.ServedClinic;
import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.faults.Programs;
import dev.inhabit.headset.link.Credentials;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.patient.ConsentFlow;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A server in a process of its own, started once for all tests that ask for it and stopped after the last. */
public final class Clinic implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final long STOP_LIMIT_S = 60;

    private final Process process;
    private final Path folder;
    private final ClinicFile told;

    private Clinic(Process process, Path folder, ClinicFile told) {
        this.process = process;
        this.folder = folder;
        this.told = told;
    }

    /** Gives tests the one clinic of this run. */
    public static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Clinic.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Clinic.class))
                    .computeIfAbsent("clinic", key -> start("clinic", Programs.root()), Clinic.class);
        }
    }

    /**
     * Another one, with content of its own.
     *
     * @param name of the folder that it is given
     * @param root where its {@code config} is, and its Cassandra is found
     */
    public static Clinic start(String name, Path root) {
        try {
            Path folder = Programs.emptyFolder(name);
            Process process = Programs.start(
                    ServedClinic.class,
                    // A profile of it, for example.
                    root,
                    List.of("-Xmx768m", "-XX:+UseG1GC", System.getProperty("clinic.jvm", "-Xshare:auto")),
                    folder.resolve("server.log"),
                    Map.of(),
                    List.of(folder.toString()));
            return new Clinic(process, folder, awaitServing(process, folder));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static ClinicFile awaitServing(Process process, Path folder) throws IOException, InterruptedException {
        try {
            Waiting.until(
                    "the clinic serves; see " + folder.resolve("server.log"),
                    START_LIMIT,
                    () -> Files.exists(ClinicFile.in(folder)) || !process.isAlive());
            return ClinicFile.read(folder);
        } catch (IOException | InterruptedException | RuntimeException failure) {
            process.destroyForcibly();
            throw failure;
        }
    }

    public URI url() {
        return told.address();
    }

    String patient() {
        return told.patientId();
    }

    public Credentials account(Role role) {
        return told.account(role);
    }

    /** What the server has written to its log, and on its way out and in. */
    String log() throws IOException {
        return Files.readString(folder.resolve("server.log"));
    }

    void consent(boolean given, ConsentFlow flow) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(((given ? "give " : "withdraw ") + flow + "\n").getBytes(StandardCharsets.US_ASCII));
        in.flush();
    }

    /** Bytes of what is alive on the heap, after a full collection. */
    long liveBytes() throws IOException, InterruptedException {
        List<String> histogram = command("GC.class_histogram");
        String total = histogram.stream()
                .filter(line -> line.startsWith("Total"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no total in the heap's histogram"));
        return Long.parseLong(total.strip().split("\\s+", -1)[2]);
    }

    /** Bytes of memory that the process holds. */
    long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.strip().split("\\s+", -1)[1]))
                .findFirst()
                .orElseThrow();
    }

    private List<String> command(String command) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        command)
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        jcmd.waitFor();
        return lines;
    }

    @Override
    public void close() throws InterruptedException, IOException {
        // The end of its input ends it, and its Cassandra with it.
        process.getOutputStream().close();
        if (!process.waitFor(STOP_LIMIT_S, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
