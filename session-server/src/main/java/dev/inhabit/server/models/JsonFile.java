package dev.inhabit.server.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where figures go as JSON, as every command takes it. */
final class JsonFile {
    @Option(names = "--json", paramLabel = "FILE", description = "also write everything there, as JSON")
    private @Nullable Path given;

    /** Tells early what would be lost after minutes of reading. */
    void check() {
        Path folder = given == null ? null : given.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ModelsFailedException("there is no folder " + folder + " for --json.");
        }
    }

    /** Writes if a file was asked for. */
    void write(String json) {
        if (given != null) {
            try {
                Files.writeString(given, json);
            } catch (IOException e) {
                throw new ModelsFailedException(given + " cannot be written.", e);
            }
        }
    }
}
