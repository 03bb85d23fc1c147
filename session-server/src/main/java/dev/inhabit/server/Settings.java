package dev.inhabit.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import dev.inhabit.affect.model.ExecutionProvider;
import dev.inhabit.affect.model.UnusableModelException;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.progress.ProgressSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where settings come from: {@code inhabit.conf} in the jar, the clinic's file over it, the environment over both. */
public final class Settings {
    private static final int REBUILD_MOST_PER_S = 10_000;

    private Settings() {}

    /** The folder that holds {@code config/}; set by the {@code inhabit} command. */
    public static Path root() {
        return Path.of(System.getProperty("inhabit.root", "")).toAbsolutePath();
    }

    /** The defaults, and the environment over them. */
    public static Config defaults() {
        return environment().withFallback(shipped());
    }

    private static Config environment() {
        EnvironmentCheck.of(System.getenv());
        return ConfigFactory.defaultOverrides().withFallback(ConfigFactory.parseResources("environment.conf"));
    }

    private static Config shipped() {
        return ConfigFactory.parseResources("inhabit.conf")
                .withFallback(ConfigFactory.parseResources("gateway.conf"))
                .withFallback(ConfigFactory.parseResources("sensing.conf"))
                .withFallback(ConfigFactory.parseResources("slides.conf"))
                .withFallback(ConfigFactory.parseResources("reports.conf"))
                .withFallback(ConfigFactory.parseResources("journal.conf"))
                .withFallback(ConfigFactory.defaultReferenceUnresolved());
    }

    /** A clinic's own file over the defaults, and the environment over both. */
    public static Config of(Path file) {
        if (!Files.isReadable(file)) {
            throw new CannotStart("there is no settings file " + file + "; name one with --config.");
        }
        return environment()
                .withFallback(ConfigFactory.parseFile(file.toFile()))
                .withFallback(shipped());
    }

    /** A key of exactly 32 bytes, given in base64. */
    static byte[] key(Config config, String path, String variable) {
        String text = config.getString(path);
        if (text.isBlank()) {
            throw new CannotStart("no key is set: put 32 random bytes in base64 into " + variable
                    + " (openssl rand -base64 32), and keep a copy in a safe place.");
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.strip());
            if (key.length == 32) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            throw new CannotStart(variable + " is not base64; it must be 32 bytes in base64.");
        }
        throw new CannotStart(variable + " must be 32 bytes in base64.");
    }

    /** @throws CannotStart where it is not of 1 to 10,000 */
    static int rebuildEntitiesPerS(Config config) {
        int perS = config.getInt("inhabit.projections.rebuild-entities-per-s");
        if (perS < 1 || perS > REBUILD_MOST_PER_S) {
            throw new CannotStart("inhabit.projections.rebuild-entities-per-s is " + perS + ", must be 1 to "
                    + REBUILD_MOST_PER_S + ".");
        }
        return perS;
    }

    /** What runs the networks. */
    static ExecutionProvider modelsRunOn(Config config) {
        String path = "inhabit.sensing.models-run-on";
        try {
            return ExecutionProvider.named(config.getString(path));
        } catch (UnusableModelException unknown) {
            throw new CannotStart(path + " is '" + config.getString(path) + "', must be cpu or cuda.", unknown);
        }
    }

    /** How reliable a clinic's questionnaires are, where it says so. */
    static ProgressSettings progress(Config config) {
        Config all = config.getConfig("inhabit.progress.reliability");
        Map<String, ProgressSettings.Reliability> found = new HashMap<>();
        for (String scale : all.root().keySet()) {
            Config one = all.getConfig(ConfigUtil.quoteString(scale));
            try {
                found.put(
                        scale,
                        new ProgressSettings.Reliability(
                                one.getDouble("reliability"), one.getDouble("standard-deviation")));
            } catch (IllegalArgumentException e) {
                throw new CannotStart(
                        "inhabit.progress.reliability." + scale + " cannot be used: " + e.getMessage() + ".", e);
            }
        }
        return new ProgressSettings(found);
    }

    /** A list, or one text with commas between: the environment knows no lists. */
    static List<String> contactPoints(Config config) {
        String path = "inhabit.store.contact-points";
        return config.getValue(path).valueType() == ConfigValueType.STRING
                ? Stream.of(config.getString(path).split(",", -1))
                        .map(String::strip)
                        .filter(point -> !point.isEmpty())
                        .toList()
                : config.getStringList(path);
    }

    /** {@code host:port}, 9042 where no port is named. */
    static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        try {
            return colon < 0
                    ? new InetSocketAddress(text, 9042)
                    : new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("inhabit.store.contact-points holds '" + text + "', must be host:port.");
        }
    }

    /** The module's own jar in its target folder. */
    public static Path jarOf(Path target) {
        try (Stream<Path> jars = Files.list(target)) {
            return jars.filter(p -> p.getFileName().toString().matches(".*-\\d.*\\.jar"))
                    .filter(p -> !p.getFileName().toString().matches(".*-(tests|sources)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new CannotStart(target + " holds no jar; run ./inhabit build"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
