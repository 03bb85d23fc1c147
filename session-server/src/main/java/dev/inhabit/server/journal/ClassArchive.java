package dev.inhabit.server.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The JVM's class-data archive of the private Cassandra: made when it first stops, used from the second start on, which
 * takes about a fifth less work then. Its name holds a hash of the JVM and the jars, so that an upgrade makes a new one.
 *
 * @param unfinished where it is written; becomes {@code file} when it is whole
 * @param givenUp is there when the machine was too slow to make one while somebody waited for the stop
 */
record ClassArchive(Path file, Path unfinished, Path givenUp) {

    static ClassArchive of(Path java, CassandraHome home, Path dataFolder) {
        String name = "classes-" + hash(java + "\n" + home.classPath()) + ".jsa";
        Path folder = Files.isWritable(home.folder()) ? home.folder() : dataFolder;
        return new ClassArchive(
                folder.resolve(name), dataFolder.resolve("tmp").resolve(name), dataFolder.resolve(name + ".given-up"));
    }

    List<String> options() {
        List<String> quiet = List.of("-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
        if (!Files.exists(file) && Files.exists(givenUp)) {
            return quiet;
        }
        List<String> options = new ArrayList<>(quiet);
        options.add(Files.exists(file) ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + unfinished);
        return options;
    }

    /** @param whole the process that wrote it ended by itself */
    void finish(boolean whole) throws IOException {
        if (!Files.exists(unfinished)) {
            return;
        }
        if (!whole) {
            Files.delete(unfinished);
            Files.writeString(givenUp, "");
            return;
        }
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException onAnotherDisk) {
            Path beside = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid());
            Files.copy(unfinished, beside, StandardCopyOption.REPLACE_EXISTING);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
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
