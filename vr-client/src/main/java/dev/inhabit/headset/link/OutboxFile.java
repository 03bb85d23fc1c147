package dev.inhabit.headset.link;

import dev.inhabit.protocol.InvalidField;
import dev.inhabit.protocol.SessionRequest;
import dev.inhabit.protocol.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Unsettled commands on the headset's own disk: a line of JSON for each that was given, a line with {@code -} and its id
 * for each that was settled. Forced to disk before a command counts as given; emptied when none waits. Readable by its
 * owner only, since ratings are in it.
 */
public final class OutboxFile implements Outbox.Keeping, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OutboxFile.class.getName());

    private final FileChannel file;
    private final Map<String, SessionRequest> waiting = new LinkedHashMap<>();

    /**
     * Opens or creates the file.
     *
     * @throws IOException where it cannot be read or written, or another headset uses it
     */
    public OutboxFile(Path path) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        if (!Files.exists(path)) {
            Files.createFile(path);
            if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            }
        }
        file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        lock(path);
        read(path);
        rewrite();
    }

    private void lock(Path path) throws IOException {
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new IOException("another headset uses " + path + ": give each its own --state folder");
        }
    }

    private void read(Path path) throws IOException {
        for (String line : Files.readString(path).split("\n", -1)) {
            if (line.startsWith("-")) {
                waiting.remove(line.substring(1));
            } else if (!line.isEmpty()) {
                take(line);
            }
        }
    }

    private void take(String line) {
        try {
            SessionRequest request = Wire.readSessionRequest(line);
            waiting.put(request.commandId(), request);
        } catch (InvalidField e) {
            // The last line may be half written: it was not given yet when the power went.
            LOG.log(System.Logger.Level.WARNING, "a line of the outbox cannot be read: {0}", e.field());
        }
    }

    private void rewrite() throws IOException {
        file.truncate(0);
        file.position(0);
        for (SessionRequest request : waiting.values()) {
            write(Wire.write(request));
        }
        file.force(true);
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    /** What an earlier run left, oldest first. */
    public List<SessionRequest> left() {
        return new ArrayList<>(waiting.values());
    }

    @Override
    public void given(SessionRequest request) {
        try {
            write(Wire.write(request));
            file.force(false);
            waiting.put(request.commandId(), request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void settled(String commandId) {
        waiting.remove(commandId);
        try {
            if (waiting.isEmpty()) {
                file.truncate(0);
                file.position(0);
            } else {
                write("-" + commandId);
            }
        } catch (IOException e) {
            // At worst it is sent once more after a restart, and the server knows its id.
            LOG.log(System.Logger.Level.ERROR, "the outbox cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
