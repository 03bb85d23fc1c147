package dev.inhabit.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Programs in processes of their own, and folders and ports for them. */
public final class Programs {
    private Programs() {}

    public static Process start(Class<?> main, String memory, Path log, String... arguments) throws IOException {
        return start(main, List.of("-Xmx" + memory, "-XX:+UseSerialGC"), log, Map.of(), List.of(arguments));
    }

    /**
     * @param jvm its memory and what else is to be set
     * @param environment what the program finds in its environment beside this one's
     */
    public static Process start(
            Class<?> main, List<String> jvm, Path log, Map<String, String> environment, List<String> arguments)
            throws IOException {
        return start(main, root(), jvm, log, environment, arguments);
    }

    /** @param root where the program finds its {@code config} and its Cassandra */
    public static Process start(
            Class<?> main,
            Path root,
            List<String> jvm,
            Path log,
            Map<String, String> environment,
            List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of(
                // Lives for a minute or two: on two cores the optimising compiler would take what the test needs.
                "-XX:TieredStopAtLevel=1",
                // As the inhabit command starts them.
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
                "-Djava.awt.headless=true",
                "-Dinhabit.root=" + root,
                main.getName()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        String classPath = System.getProperty("surefire.test.class.path");
        // Not an argument: the ONNX runtime overflows the stack when it meets a long command line.
        builder.environment()
                .put("CLASSPATH", classPath != null ? classPath : System.getProperty("java.class.path", ""));
        builder.environment().putAll(environment);
        return builder.start();
    }

    public static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("inhabit.root"), "inhabit.root"));
    }

    /** An empty folder of that name in this module's build. */
    public static Path emptyFolder(String name) throws IOException {
        Path folder = root().resolve("bench/target/faults").resolve(name);
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(folder);
    }

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
