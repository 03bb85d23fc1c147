package dev.inhabit.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A program in a process of its own, that ends with this one: it watches its standard input. */
final class Child implements AutoCloseable {
    private static final String END = "\0";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final long startedNanos = System.nanoTime();

    private Child(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "child-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * A main class of this class path.
     *
     * @param cpu the one core that it may use; null for any
     * @param jvm further options, such as {@code -Xmx512m}
     */
    static Child java(Class<?> main, @Nullable Integer cpu, Path log, List<String> jvm, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(Cpus.pinned(cpu));
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(jvm);
        // As the inhabit command starts them.
        command.add("-Djava.util.concurrent.ForkJoinPool.common.parallelism=4");
        command.add("-Djava.awt.headless=true");
        command.add("-Dinhabit.root=" + System.getProperty("inhabit.root", ""));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Not an argument: the ONNX runtime overflows the stack when it meets a long command line.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path", ""));
        builder.environment().put("ORT_DISABLE_TELEMETRY", "1");
        return start(builder, log);
    }

    /** Any other program. */
    static Child program(@Nullable Integer cpu, Path folder, Path log, String... command) throws IOException {
        List<String> all = new ArrayList<>(Cpus.pinned(cpu));
        all.addAll(List.of(command));
        return start(new ProcessBuilder(all).directory(folder.toFile()), log);
    }

    private static Child start(ProcessBuilder builder, Path log) throws IOException {
        Path folder = log.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return new Child(builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = in.readLine()) != null) {
                lines.add(line);
            }
        } catch (IOException closed) {
            // It ended.
        }
        lines.add(END);
    }

    /** The rest of its next line that begins so. */
    String await(String prefix, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            String line = lines.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (line == null) {
                throw new IllegalStateException("a child did not say '" + prefix + "' within " + limit);
            }
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length()).strip();
            }
            if (line.equals(END)) {
                lines.add(END);
                throw new IllegalStateException("a child ended before it said '" + prefix + "'; see its log");
            }
        }
    }

    void say(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    long startedNanos() {
        return startedNanos;
    }

    /** CPU time used so far, of this process alone. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** In a child: ends this process when its parent is gone. */
    static void endWithParent() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {
                            // Lines to a child that takes none.
                        }
                    } catch (IOException gone) {
                        // As good as the end.
                    }
                    Runtime.getRuntime().halt(0);
                },
                "parent");
        watch.setDaemon(true);
        watch.start();
    }
}
