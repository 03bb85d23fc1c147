package dev.inhabit.server.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** File changes that are on disk when the call returns, or have not happened. */
final class DurableFiles {
    private DurableFiles() {}

    /** Makes a folder that is still there after a power cut, below a root that exists. */
    static void createFolders(Path root, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path made = folder; made != null && !made.equals(root); made = made.getParent()) {
            syncFolder(made);
        }
    }

    /** Writes a new file completely and puts it in place of {@code target} in one step. */
    static void write(Path target, byte[] content) throws IOException {
        Path next = target.resolveSibling(target.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            writeAll(out, content);
        }
        replace(next, target);
    }

    /** Writes a new file completely, unless there is one already; then that one stays. */
    static void writeNew(Path target, byte[] content) throws IOException {
        Path next = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".new");
        try {
            try (FileChannel out = FileChannel.open(next, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                writeAll(out, content);
                out.force(true);
            }
            // A link is made in one step and fails where the name is taken, also between processes.
            Files.createLink(target, next);
        } catch (FileAlreadyExistsException taken) {
            // Somebody else was first.
        } finally {
            Files.deleteIfExists(next);
        }
        syncFolder(target);
    }

    /** Puts {@code next} in place of {@code target}; whoever reads sees the old or the new content, never a part. */
    static void replace(Path next, Path target) throws IOException {
        try (FileChannel out = FileChannel.open(next, StandardOpenOption.WRITE)) {
            out.force(true);
        }
        Files.move(next, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(target);
    }

    /** Overwrites the content in place, syncs, and deletes the file. */
    static void shred(Path file) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            writeAll(out, new byte[Math.toIntExact(out.size())]);
            out.force(true);
        }
        Files.delete(file);
        syncFolder(file);
    }

    private static void writeAll(FileChannel out, byte[] content) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
            out.write(buffer);
        }
    }

    private static void syncFolder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean windows = System.getProperty("os.name", "").startsWith("Windows");
        if (folder != null && !windows) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }
}
