package dev.inhabit.bench;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.headset.link.Credentials;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.Server;
import dev.inhabit.server.Settings;
import dev.inhabit.server.identity.DemoClinic;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The whole server with the demonstration's clinic, in a process of its own. */
final class ServedBench {
    private ServedBench() {}

    /** Where it is and who may come in. */
    record At(URI url, Credentials therapist, Credentials patient, String patientId) {}

    /** @param cassandra one that is there already; null for a private one that starts and ends with the server */
    static Child start(Path folder, @Nullable InetSocketAddress cassandra, Path log) throws IOException {
        return Child.java(
                ServedBench.class,
                null,
                log,
                List.of("-Xmx1g", "-XX:+UseG1GC"),
                folder.toString(),
                cassandra == null ? "private" : Integer.toString(cassandra.getPort()));
    }

    static At awaitServing(Child child) throws InterruptedException {
        String[] words = child.await("serving", Duration.ofMinutes(4)).split(" ", -1);
        return new At(
                URI.create(words[0]),
                new Credentials(words[1], words[2], null),
                new Credentials(words[3], words[4], null),
                words[5]);
    }

    /** @param args folder, and {@code private} or the port of Cassandra */
    public static void main(String[] args) throws InterruptedException {
        Child.endWithParent();
        Server server = Server.start(config(Path.of(args[0]), args[1]), line -> {});
        DemoClinic.Seeded clinic = server.seedDemoClinic();
        System.out.println("serving " + server.url() + account(clinic, Role.THERAPIST) + account(clinic, Role.PATIENT)
                + " " + clinic.patient());
        new java.util.concurrent.CountDownLatch(1).await();
    }

    private static String account(DemoClinic.Seeded clinic, Role role) {
        DemoClinic.Account account = clinic.accounts().stream()
                .filter(each -> each.role() == role)
                .findFirst()
                .orElseThrow();
        return " " + account.email() + " " + account.password();
    }

    private static Config config(Path folder, String cassandra) {
        byte[] master = new byte[32];
        Arrays.fill(master, (byte) 7);
        Map<String, Object> over = new HashMap<>();
        over.put("inhabit.tenant", DemoClinic.TENANT.value());
        over.put("inhabit.http.port", 0);
        over.put("inhabit.data", folder.toString());
        over.put("inhabit.store.create-tables", true);
        over.put("inhabit.keys.master", Base64.getEncoder().encodeToString(master));
        over.put("inhabit.sign-in.second-factor-required", false);
        // One person here asks for hundreds.
        over.put("inhabit.gateway.per-minute.write", 100_000);
        over.put("inhabit.gateway.per-minute.command", 100_000);
        if (cassandra.equals("private")) {
            over.put("inhabit.store.mode", "private");
        } else {
            over.put("inhabit.store.mode", "cluster");
            over.put("inhabit.store.contact-points", List.of("127.0.0.1:" + cassandra));
        }
        return ConfigFactory.parseMap(over).withFallback(Settings.defaults());
    }
}
