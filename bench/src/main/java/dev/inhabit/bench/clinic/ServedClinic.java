package dev.inhabit.faults;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.Server;
import dev.inhabit.server.Settings;
import dev.inhabit.server.identity.DemoClinic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The whole server with the demonstration's accounts, on a Cassandra that is already there and outlives it. */
public final class ServedClinic {
    private ServedClinic() {}

    /**
     * @param args port, folder for keys and {@code demo.json}, port of Cassandra on this machine; then settings, as {@code
     *     path=value}
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Path.of(args[1]);
        InetSocketAddress cassandra =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[2]));
        Config config = ConfigFactory.parseString(
                        String.join("\n", Arrays.asList(args).subList(3, args.length)))
                .withFallback(config(Integer.parseInt(args[0]), folder, cassandra));
        try (Server server = Server.start(config, ServedClinic::say)) {
            // A restart finds the accounts that it left.
            if (!Files.exists(folder.resolve("demo.json"))) {
                DemoClinic.Seeded clinic = server.seedDemoClinic();
                writeDemoFile(folder, server, clinic);
            }
            say("serving");
            new CountDownLatch(1).await();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    /** Wraps the keys of the patients of a test, who do not exist. */
    static byte[] masterKey() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 5);
        return key;
    }

    static Config config(int port, Path folder, InetSocketAddress cassandra) {
        return ConfigFactory.parseMap(Map.of(
                        "inhabit.tenant",
                        DemoClinic.TENANT.value(),
                        "inhabit.http.port",
                        port,
                        "inhabit.data",
                        folder.toString(),
                        "inhabit.store.mode",
                        "cluster",
                        "inhabit.store.contact-points",
                        List.of("127.0.0.1:" + cassandra.getPort()),
                        "inhabit.store.create-tables",
                        true,
                        "inhabit.keys.master",
                        Base64.getEncoder().encodeToString(masterKey()),
                        "inhabit.sign-in.second-factor-required",
                        false))
                .withFallback(Settings.defaults());
    }

    private static void writeDemoFile(Path folder, Server server, DemoClinic.Seeded clinic) throws IOException {
        List<Map<String, String>> accounts = new ArrayList<>();
        for (DemoClinic.Account account : clinic.accounts()) {
            accounts.add(Map.of(
                    "role",
                    account.role().name().toLowerCase(Locale.ROOT),
                    "email",
                    account.email(),
                    "password",
                    account.password()));
        }
        Path fresh = folder.resolve("demo.json.new");
        Files.writeString(
                fresh,
                Wire.mapper().writeValueAsString(Map.of("url", server.url().toString(), "accounts", accounts)));
        Files.move(fresh, folder.resolve("demo.json"), StandardCopyOption.REPLACE_EXISTING);
    }
}
