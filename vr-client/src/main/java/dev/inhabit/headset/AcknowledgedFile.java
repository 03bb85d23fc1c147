package dev.inhabit.headset;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A line for each acknowledged command: session, command id and sequence number. No values, so that it may be kept. */
final class AcknowledgedFile implements Tally.Acknowledgements, AutoCloseable {
    private final PrintWriter out;

    AcknowledgedFile(Path path) throws IOException {
        out = new PrintWriter(Files.newBufferedWriter(path, StandardCharsets.UTF_8), true);
    }

    @Override
    public synchronized void acknowledged(String sessionId, String commandId, @Nullable Long sequenceNr) {
        out.println(sessionId + " " + commandId + " " + (sequenceNr == null ? "-" : sequenceNr));
    }

    @Override
    public synchronized void close() {
        out.close();
    }
}
