package dev.inhabit.server.demo;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.LoadedClasses;
import dev.inhabit.server.Release;
import dev.inhabit.server.Server;
import dev.inhabit.server.Settings;
import dev.inhabit.server.StopRequest;
import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.journal.PrivateCassandra;
import dev.inhabit.server.levels.Level;
import dev.inhabit.server.levels.LevelCatalog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything on this machine and a live session in it. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Release.class,
        sortOptions = false,
        description = "Everything embedded, with a live session of a simulated patient. Ctrl-C stops it cleanly;"
                + " the next start goes on with the same data.")
public final class DemoCommand implements Callable<Integer> {
    private static final String KEY = "master.key";

    @Option(names = "--port", paramLabel = "N", description = "port of the pages (default: ${DEFAULT-VALUE})")
    private int port = 8080;

    @Option(names = "--fresh", description = "forget the data of earlier demonstrations")
    private boolean fresh;

    @Option(names = "--data", paramLabel = "DIR", description = "where data is kept (default: data/demo)")
    private @Nullable Path data;

    @Option(
            names = "--frames",
            paramLabel = "DIR",
            description = "pictures (JPEG, PNG) that the headset's camera shows")
    private @Nullable Path frames;

    @Option(
            names = "--audio",
            paramLabel = "DIR",
            description = "sound (16 kHz WAV) that the headset's microphone hears")
    private @Nullable Path audio;

    @Option(names = "--sublevel", paramLabel = "3C", description = "what is practised (default: ${DEFAULT-VALUE})")
    private String sublevel = "3C";

    @Override
    public Integer call() throws Exception {
        checkPort();
        checkSublevel();
        checkFolder("--frames", frames);
        checkFolder("--audio", audio);
        Path folder = (data == null ? Settings.root().resolve("data/demo") : data).toAbsolutePath();
        if (fresh) {
            forget(folder);
        }
        Files.createDirectories(folder);
        try (StopRequest stop = StopRequest.listen()) {
            try {
                run(folder, stop);
            } catch (CannotStart | IllegalStateException | InterruptedException e) {
                if (!stop.isAsked()) {
                    throw e;
                }
                say("\nStopped while starting. The data stays in " + shown(folder) + ".");
            }
        }
        return 0;
    }

    private void run(Path folder, StopRequest stop) throws Exception {
        try (Server server = Server.start(config(folder), line -> say("  " + line))) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            try (DemoSession session = DemoSession.begin(
                    server.url(),
                    clinic,
                    sublevel,
                    new DemoHeadset.Media(frames, audio),
                    folder,
                    line -> say("  " + line))) {
                write(folder, server, clinic, session);
                stop.started();
                announce(folder, server, clinic, session);
                stop.await();
                say("\nStopping …");
            }
        }
        say("Stopped. The data stays in " + shown(folder) + ".");
        LoadedClasses.keep(DemoCommand::say);
    }

    private Config config(Path folder) {
        return ConfigFactory.parseMap(Map.of(
                        "inhabit.tenant",
                        "demo",
                        "inhabit.http.port",
                        port,
                        "inhabit.data",
                        folder.toString(),
                        "inhabit.store.mode",
                        "private",
                        "inhabit.store.create-tables",
                        true,
                        "inhabit.keys.master",
                        DemoKeys.in(folder, KEY),
                        "inhabit.sign-in.second-factor-required",
                        false,
                        "inhabit.session.baseline-min",
                        DemoSession.REST))
                .withFallback(Settings.defaults());
    }

    private void checkPort() {
        if (port < 1 || port > 65_535) {
            throw new CannotStart("--port is " + port + ", must be 1 to 65535.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new CannotStart("port " + port + " is in use. Stop what uses it, or choose another: ./inhabit demo"
                    + " --port " + (port == 65_535 ? 8080 : port + 1));
        }
    }

    private void checkSublevel() {
        LevelCatalog levels = LevelCatalog.load(Settings.root().resolve("config/levels"));
        if (levels.find(sublevel).isEmpty()) {
            throw new CannotStart("--sublevel is " + sublevel + ", must be one of "
                    + levels.all().stream().map(Level::sublevel).collect(Collectors.joining(", ")) + ".");
        }
    }

    private static void checkFolder(String option, @Nullable Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CannotStart(option + ": there is no folder " + folder + ".");
        }
    }

    private static void forget(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!DemoKeys.isIn(folder, KEY) && !isEmpty(folder)) {
            throw new CannotStart(shown(folder) + " holds no demonstration, so --fresh does not empty it. Empty it"
                    + " yourself, or name another folder with --data.");
        }
        if (PrivateCassandra.isInUse(folder.resolve("cassandra"))) {
            throw new CannotStart(
                    "another server is using " + shown(folder) + ". Stop it first, then run --fresh again.");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private static void write(Path folder, Server server, DemoClinic.Seeded clinic, DemoSession session)
            throws IOException {
        List<Map<String, String>> accounts = new ArrayList<>();
        for (DemoClinic.Account account : clinic.accounts()) {
            Map<String, String> row = new java.util.LinkedHashMap<>();
            row.put("role", account.role().name().toLowerCase(java.util.Locale.ROOT));
            row.put("email", account.email());
            row.put("password", account.password());
            String totp = account.totpSecret();
            if (totp != null) {
                row.put("totpSecret", totp);
            }
            accounts.add(row);
        }
        Map<String, Object> demo = new java.util.LinkedHashMap<>();
        demo.put("url", server.url().toString());
        demo.put("accounts", accounts);
        demo.put("patientId", clinic.patient().toString());
        demo.put("sessionId", session.sessionId());
        Path file = folder.resolve("demo.json");
        Path fresh = folder.resolve("demo.json.new");
        Files.writeString(fresh, Wire.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(demo) + "\n");
        Files.move(fresh, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private static void announce(Path folder, Server server, DemoClinic.Seeded clinic, DemoSession session) {
        say("");
        say("A live session is running: " + server.url() + "/live/" + session.sessionId());
        say("");
        for (DemoClinic.Account account : clinic.accounts()) {
            say("  %-10s %-30s %s%s"
                    .formatted(
                            account.role().name().toLowerCase(java.util.Locale.ROOT),
                            account.email(),
                            account.password(),
                            account.totpSecret() == null ? "" : "   code from secret " + account.totpSecret()));
        }
        say("");
        say("  The same in " + shown(folder.resolve("demo.json")) + ". Ctrl-C stops.");
    }

    private static String shown(Path path) {
        Path here = Path.of("").toAbsolutePath();
        return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
