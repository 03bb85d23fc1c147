package dev.inhabit.bench.page;

import dev.inhabit.bench.clinic.Waiting;
import dev.inhabit.faults.Programs;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code inhabit demo} in a process of its own: private Cassandra, server, a live session, a headset with its patient. */
final class RunningDemo implements AutoCloseable {
    private static final Duration START_WITHIN = Duration.ofMinutes(4);

    private final Process process;
    private final JsonNode demo;

    private RunningDemo(Process process, JsonNode demo) {
        this.process = process;
        this.demo = demo;
    }

    /** @param pictures what the headset's camera shows; null for none */
    static RunningDemo start(String name, @Nullable Path pictures) throws IOException, InterruptedException {
        Path folder = Programs.emptyFolder(name);
        Path file = folder.resolve("demo.json");
        List<String> arguments = new ArrayList<>(
                List.of("demo", "--port", Integer.toString(Programs.freePort()), "--data", folder.toString()));
        if (pictures != null) {
            arguments.addAll(List.of("--frames", pictures.toString()));
        }
        Process process =
                Programs.start(Main.class, "1g", folder.resolve("demo.log"), arguments.toArray(String[]::new));
        try {
            Waiting.until(
                    "the demonstration says where it is; see " + folder.resolve("demo.log"),
                    START_WITHIN,
                    () -> Files.exists(file) || !process.isAlive());
            if (!process.isAlive()) {
                throw new IllegalStateException(
                        "the demonstration ended: " + Files.readString(folder.resolve("demo.log")));
            }
            return new RunningDemo(process, Wire.mapper().readTree(Files.readString(file)));
        } catch (IOException | InterruptedException | RuntimeException failure) {
            stop(process);
            throw failure;
        }
    }

    String url() {
        return demo.at("/url").asString();
    }

    String sessionId() {
        return demo.at("/sessionId").asString();
    }

    /** The first account with a second factor. */
    Account withSecondFactor() {
        for (JsonNode account : demo.at("/accounts")) {
            if (account.has("totpSecret")) {
                return new Account(
                        account.at("/email").asString(),
                        account.at("/password").asString(),
                        account.at("/totpSecret").asString());
            }
        }
        throw new IllegalStateException("no account with a second factor");
    }

    /** The patient's, who needs no second factor. */
    Account patient() {
        for (JsonNode account : demo.at("/accounts")) {
            if (account.at("/role").asString().equals("patient")) {
                return new Account(
                        account.at("/email").asString(), account.at("/password").asString(), "");
            }
        }
        throw new IllegalStateException("no account of a patient");
    }

    /** @param totpSecret Base32; empty without a second factor */
    record Account(String email, String password, String totpSecret) {}

    private static void stop(Process process) throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() throws InterruptedException {
        stop(process);
    }
}
