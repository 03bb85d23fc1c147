package dev.inhabit.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.server.demo.DemoKeys;
import dev.inhabit.server.journal.CannotStart;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the server for real use. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Release.class,
        sortOptions = false,
        description = "The server for real use. Settings: config/server.conf, then the environment. Key:"
                + " INHABIT_MASTER_KEY.")
public final class ServeCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "settings (default: config/server.conf)")
    private @Nullable Path file;

    @Option(names = "--port", paramLabel = "N", description = "port, over the settings")
    private @Nullable Integer port;

    @Option(
            names = "--first-admin",
            paramLabel = "EMAIL",
            description = "make the clinic's first administrator and tell their one-time password, then serve")
    private @Nullable String firstAdmin;

    @Override
    public Integer call() throws Exception {
        Config config = Settings.of(file == null ? Settings.root().resolve("config/server.conf") : file);
        if (port != null) {
            config = ConfigFactory.parseMap(Map.of("inhabit.http.port", port)).withFallback(config);
        }
        Config resolved = config.resolve();
        if (DemoKeys.isDemo(Settings.key(resolved, "inhabit.keys.master", "INHABIT_MASTER_KEY"))) {
            throw new CannotStart(
                    "INHABIT_MASTER_KEY is a demonstration's key; make one of your own:" + " openssl rand -base64 32");
        }
        boolean served = false;
        FirstAdmin admin = firstAdmin == null ? null : new FirstAdmin(firstAdmin);
        try (StopRequest stop = StopRequest.listen()) {
            try (Server server = Server.start(resolved, line -> System.out.println("  " + line))) {
                if (admin != null) {
                    admin.make(
                            server::firstAdministrator,
                            Path.of(resolved.getString("inhabit.data")).toAbsolutePath());
                }
                stop.started();
                System.out.println("Serving at " + server.url());
                stop.await();
                served = true;
            } catch (CannotStart | IllegalStateException | InterruptedException e) {
                if (!stop.isAsked()) {
                    throw e;
                }
            }
            if (served) {
                LoadedClasses.keep(System.out::println);
            }
        }
        return 0;
    }
}
