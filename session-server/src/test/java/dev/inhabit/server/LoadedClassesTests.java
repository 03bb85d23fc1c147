package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real JVMs: the archive that one keeps is the one that the next loads from. */
class LoadedClassesTests {
    @TempDir
    Path folder;

    /** Stands for the server. */
    static final class Program {
        public static void main(String[] args) {
            LoadedClasses.keep(System.out::println);
        }
    }

    @Test
    void theNextStartLoadsFromTheArchive() throws Exception {
        Path jar = jar(Program.class, LoadedClasses.class);
        Path archive = folder.resolve("classes.jsa");

        String first = run(jar, "-XX:+RecordDynamicDumpInfo", "-D" + LoadedClasses.FILE + "=" + archive);
        assertTrue(Files.size(archive) > 0, first);
        try (var beside = Files.list(folder)) {
            assertEquals(2, beside.count(), "nothing unfinished stays beside jar and archive");
        }

        String second = run(jar, "-XX:SharedArchiveFile=" + archive, "-Xlog:class+load");
        assertTrue(second.contains(LoadedClasses.class.getName() + " source: shared objects file (top)"), second);
    }

    @Test
    void nothingIsKeptUnasked() throws Exception {
        assertEquals("", run(jar(Program.class, LoadedClasses.class)));
    }

    @Test
    void aJvmThatCannotSaysSo() throws Exception {
        Path archive = folder.resolve("classes.jsa");
        String said = run(jar(Program.class, LoadedClasses.class), "-D" + LoadedClasses.FILE + "=" + archive);
        assertFalse(Files.exists(archive));
        assertTrue(said.contains("the next start takes as long"), said);
    }

    private Path jar(Class<?>... classes) throws IOException {
        Path jar = folder.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Class<?> each : classes) {
                String name = each.getName().replace('.', '/') + ".class";
                entries.putNextEntry(new JarEntry(name));
                try (InputStream bytes = Objects.requireNonNull(each.getResourceAsStream("/" + name))) {
                    bytes.transferTo(entries);
                }
                entries.closeEntry();
            }
        }
        return jar;
    }

    private static String run(Path jar, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xshare:auto", "-Xlog:cds=off"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", jar.toString(), Program.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
