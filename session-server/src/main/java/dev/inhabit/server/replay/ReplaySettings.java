package dev.inhabit.server.replay;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.journal.PrivateCassandra;
import dev.inhabit.server.journal.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of a process that only reads: the server's own, with the address of the Cassandra that runs now. */
final class ReplaySettings {
    /** Where a demonstration keeps its master key, beside its data. */
    private static final String DEMO_KEY = "master.key";

    private ReplaySettings() {}

    static Config of(@Nullable Path data, @Nullable Path file) {
        Path root = Path.of(System.getProperty("inhabit.root", "")).toAbsolutePath();
        Path demo = root.resolve("data/demo");
        Path folder = data == null && file == null && Files.isDirectory(demo) ? demo : data;
        if (file != null && !Files.isReadable(file)) {
            throw new CannotStart("--config: there is no settings file " + file + ".");
        }
        Path settings = file == null ? root.resolve("config/server.conf") : file;
        Map<String, Object> over = new HashMap<>();
        over.put("pekko.actor.provider", "local");
        over.put("pekko.loglevel", "ERROR");
        if (folder != null) {
            over.put("inhabit.data", folder.toAbsolutePath().toString());
            Path key = folder.resolve(DEMO_KEY);
            if (Files.isReadable(key)) {
                over.put("inhabit.keys.master", read(key));
            }
        }
        Config config = ConfigFactory.parseMap(over)
                .withFallback(ConfigFactory.parseResourcesAnySyntax("environment"))
                .withFallback(ConfigFactory.parseFile(settings.toFile()))
                .withFallback(ConfigFactory.parseResourcesAnySyntax("inhabit"))
                .withFallback(ConfigFactory.parseResourcesAnySyntax("journal"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved())
                .resolve();
        return cassandra(config).withFallback(config).resolve();
    }

    private static String read(Path key) {
        try {
            return Files.readString(key).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Config cassandra(Config config) {
        if (config.getString("inhabit.store.mode").equals("private")) {
            Path folder = Path.of(config.getString("inhabit.data")).resolve("cassandra");
            return Store.at(PrivateCassandra.runningIn(folder)
                    .map(PrivateCassandra.Address::contactPoint)
                    .orElseThrow(() -> new CannotStart("no server keeps its store in " + folder
                            + " now; start it (./inhabit demo), or name its folder with --data.")));
        }
        List<InetSocketAddress> contacts = new ArrayList<>();
        for (String contact : config.getStringList("inhabit.store.contact-points")) {
            int colon = contact.lastIndexOf(':');
            contacts.add(InetSocketAddress.createUnresolved(
                    colon < 0 ? contact : contact.substring(0, colon),
                    colon < 0 ? 9042 : Integer.parseInt(contact.substring(colon + 1))));
        }
        return Store.at(contacts, config.getString("inhabit.store.local-datacenter"));
    }
}
