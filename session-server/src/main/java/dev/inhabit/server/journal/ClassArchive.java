package dev.inhabit.server.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The JVM's class-data archive of the private Cassandra: made when it first stops cleanly, used from the second start on.
 * Its name holds a hash of the JVM and the jars, so that an upgrade makes a new one.
 */
record ClassArchive(Path file) {

    static ClassArchive of(Path java, CassandraHome home, Path dataFolder) {
        String key = hash(java + "\n" + home.classPath());
        Path folder = Files.isWritable(home.folder()) ? home.folder() : dataFolder;
        return new ClassArchive(folder.resolve("classes-" + key + ".jsa"));
    }

    List<String> options() {
        if (Files.exists(file)) {
            return List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
        }
        return List.of("-XX:ArchiveClassesAtExit=" + unfinished(), "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    /** To be called after a clean exit: only then is the archive whole. */
    void finish() throws IOException {
        if (Files.exists(unfinished())) {
            Files.move(unfinished(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path unfinished() {
        return file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
