package dev.inhabit.server.models;

import dev.inhabit.affect.model.ModelRegistry;
import dev.inhabit.server.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a user's own models lie, as every command takes it. */
final class ModelFolder {
    @Option(
            names = "--models",
            paramLabel = "DIR",
            description = "folder of your own models (default: models in the server's data folder)")
    private @Nullable Path given;

    /** The folder where the server that starts here looks. */
    Path path() {
        return given != null
                ? given.toAbsolutePath()
                : Path.of(Settings.of(Settings.root().resolve("config/server.conf"))
                                .resolve()
                                .getString("inhabit.data"))
                        .toAbsolutePath()
                        .resolve("models");
    }

    ModelRegistry registry() {
        return ModelRegistry.withUserFolder(path());
    }
}
