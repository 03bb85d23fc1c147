package dev.inhabit.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which cores programs run on. Where {@code taskset} is absent nothing is pinned, and reports say so. */
final class Cpus {
    private static final Path TASKSET = Path.of("/usr/bin/taskset");

    /** As the process began: once it is bound to some, the JVM counts only those. */
    private static final int COUNT = Runtime.getRuntime().availableProcessors();

    private Cpus() {}

    static int count() {
        return COUNT;
    }

    static boolean canPin() {
        return count() > 1 && Files.isExecutable(TASKSET);
    }

    /** How a command line that is bound to a core begins. */
    static List<String> pinned(@Nullable Integer cpu) {
        return cpu == null || !canPin() ? List.of() : List.of(TASKSET.toString(), "-c", cpu.toString());
    }

    /** Binds every thread of this process to {@code cpus}, such as {@code 1} or {@code 0-1}. */
    static void pinSelf(String cpus) throws IOException, InterruptedException {
        if (canPin()) {
            new ProcessBuilder(
                            TASKSET.toString(),
                            "-a",
                            "-c",
                            "-p",
                            cpus,
                            Long.toString(ProcessHandle.current().pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
    }

    static String all() {
        return "0-" + (count() - 1);
    }

    /** CPU time of this process, ns. */
    static long ownNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
