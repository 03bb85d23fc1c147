package dev.inhabit.server.demo;

import dev.inhabit.server.Settings;
import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.journal.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The demonstration's headset: the headset program with its simulated patient, in a process of its own. */
final class DemoHeadset implements AutoCloseable {
    private final Process process;
    private final Path log;

    private DemoHeadset(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Folders for its camera and microphone.
     *
     * @param frames null for a face that the simulated patient draws
     * @param audio null for silence
     */
    record Media(@Nullable Path frames, @Nullable Path audio) {}

    static DemoHeadset start(URI url, String session, DemoClinic.Account patient, Media media, Path folder)
            throws IOException {
        Path root = Settings.root();
        Path classpath = root.resolve("vr-client/target/runtime.classpath");
        if (!Files.exists(classpath)) {
            throw new CannotStart("the headset program is not built; run ./inhabit build");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Djava.awt.headless=true",
                "-Dinhabit.root=" + root,
                "dev.inhabit.headset.HeadsetMain",
                "--url",
                url.toString(),
                "--session",
                session,
                "--email",
                patient.email(),
                "--password-from-environment",
                "INHABIT_HEADSET_PASSWORD",
                "--with-parent",
                "--suds-every-seconds",
                "20",
                "--state",
                folder.resolve("headset").toString()));
        if (media.frames() == null) {
            command.add("--drawn-face");
        }
        addFolder(command, "--frames", media.frames());
        addFolder(command, "--audio", media.audio());
        Path log = folder.resolve("headset.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // Not an argument: the ONNX runtime overflows the stack when it meets a long command line.
        builder.environment()
                .put(
                        "CLASSPATH",
                        Settings.jarOf(root.resolve("vr-client/target")) + ":"
                                + Files.readString(classpath).strip());
        // Not an argument: arguments of a process can be read by everybody on the machine.
        builder.environment().put("INHABIT_HEADSET_PASSWORD", patient.password());
        return new DemoHeadset(builder.start(), log);
    }

    private static void addFolder(List<String> command, String option, @Nullable Path folder) {
        if (folder != null) {
            command.addAll(List.of(option, folder.toAbsolutePath().toString()));
        }
    }

    /** @throws CannotStart with the headset's last words, where it has ended by itself */
    void checkAlive() throws IOException {
        if (process.isAlive()) {
            return;
        }
        List<String> lines = Files.readAllLines(log);
        String last = lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        throw new CannotStart("the simulated headset ended: " + last + " (more in " + log + ")");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
