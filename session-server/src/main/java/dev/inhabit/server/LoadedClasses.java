package dev.inhabit.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The JVM's archive of this server's loaded classes, with which it starts in two thirds of the time. The {@code inhabit}
 * command names the file in {@value #FILE} where there is none yet for this build and lets the JVM note what it loads
 * ({@code -XX:+RecordDynamicDumpInfo}); the first run that ends well writes it. Not written at the JVM's own exit, because
 * a refused start would then leave an archive of almost nothing.
 */
public final class LoadedClasses {
    /** System property: where the archive is to be kept; absent where there is one. */
    static final String FILE = "inhabit.class-archive";

    private LoadedClasses() {}

    /** Keeps the archive if it is wanted; takes some ten seconds. The next start does without one if that fails. */
    public static void keep(Consumer<String> say) {
        String wanted = System.getProperty(FILE, "");
        if (wanted.isEmpty()) {
            return;
        }
        say.accept("Keeping the loaded classes, once, so that the next start is faster …");
        Path file = Path.of(wanted);
        Path unfinished = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "vmCds",
                            new Object[] {new String[] {"dynamic_dump", unfinished.toString()}},
                            new String[] {String[].class.getName()});
            // A JVM that cannot says so in words that differ; what counts is the file.
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (JMException | IOException e) {
            say.accept("That failed (" + e.getClass().getSimpleName() + "); the next start takes as long as this one.");
        }
    }
}
