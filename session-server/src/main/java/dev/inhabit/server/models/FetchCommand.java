package dev.inhabit.server.models;

import dev.inhabit.server.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches models of somebody else's, pinned by SHA-256. */
@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Fetches models that are not part of the program, each pinned by SHA-256"
                + " (config/models/fetchable.json), and prefers them from the server's next start on,"
                + " or at once when an administrator asks a running one: POST /api/v1/models/reload.")
final class FetchCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "which (default: the first that is listed for each task)")
    private List<String> names = new ArrayList<>();

    @Option(names = "--from", paramLabel = "DIR", description = "take the files from that folder, without a network")
    private @Nullable Path from;

    @Option(names = "--listed-in", paramLabel = "FILE", hidden = true)
    private @Nullable Path listing;

    @Mixin
    private ModelFolder folder = new ModelFolder();

    @Override
    public Integer call() {
        Path list = listing != null ? listing : Settings.root().resolve("config/models/fetchable.json");
        List<FetchableModel> known = FetchableModel.read(list);
        ModelFetch fetch = new ModelFetch(folder.path(), from, this::say);
        FetchableModel.chosen(known, names).forEach(fetch::fetch);
        say(
                "A server prefers what was fetched last from its next start on. One that runs takes it into use at once when an"
                        + " administrator asks it to: POST /api/v1/models/reload {\"commandId\": \"…\"}.");
        return 0;
    }

    private void say(String line) {
        if (spec != null) {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }
}
