package dev.inhabit.bench.load;

import dev.inhabit.headset.link.Credentials;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.patient.ConsentFlow;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A server in a process of its own, started once for all tests that ask for it and stopped after the last. */
public final class Clinic implements AutoCloseable {
    private static final long START_LIMIT_S = 180;
    private static final long STOP_LIMIT_S = 60;

    private final Process process;
    private final Path folder;
    private final ClinicProgram.Told told;

    private Clinic(Process process, Path folder, ClinicProgram.Told told) {
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
                    .computeIfAbsent("clinic", key -> start(), Clinic.class);
        }
    }

    static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("inhabit.root"), "inhabit.root"));
    }

    private static Clinic start() {
        try {
            Path folder = root().resolve("bench/target/clinic");
            empty(folder);
            ProcessBuilder builder = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx768m",
                            "-XX:+UseG1GC",
                            // These servers live for a minute: on two cores the optimising compiler would be most of
                            // what is measured.
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
                            // For a profile of it, for example.
                            System.getProperty("clinic.jvm", "-Xshare:auto"),
                            "-Djava.awt.headless=true",
                            "-Dinhabit.root=" + root(),
                            ClinicProgram.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile());
            String classPath = System.getProperty("surefire.test.class.path");
            // Not an argument: the ONNX runtime overflows the stack when it meets a long command line.
            builder.environment()
                    .put("CLASSPATH", classPath != null ? classPath : System.getProperty("java.class.path", ""));
            Process process = builder.start();
            Path said = folder.resolve("clinic.json");
            long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_LIMIT_S);
            while (!Files.exists(said)) {
                if (!process.isAlive() || System.nanoTime() > endNanos) {
                    process.destroyForcibly();
                    throw new IllegalStateException("the server did not start; see " + folder.resolve("server.log"));
                }
                Thread.sleep(50);
            }
            return new Clinic(
                    process, folder, Wire.mapper().readValue(Files.readString(said), ClinicProgram.Told.class));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }

    URI url() {
        return URI.create(told.url());
    }

    String patient() {
        return told.patient();
    }

    /** @param who therapist, patient or admin */
    Credentials account(String who) {
        String email = who + "@clinic.example";
        return new Credentials(email, Objects.requireNonNull(told.passwords().get(email), email), null);
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
