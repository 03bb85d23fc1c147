package dev.inhabit.bench.clinic;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Role;
import dev.inhabit.server.Server;
import dev.inhabit.server.Settings;
import dev.inhabit.server.identity.DemoClinic;
import dev.inhabit.server.patient.ConsentFlow;
import dev.inhabit.server.patient.PatientCommand;
import dev.inhabit.server.record.CommandId;
import dev.inhabit.server.record.EntityId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The whole server with the demonstration's accounts, as a program. It says {@code serving} once {@link ClinicFile} is
 * written. Its standard input gives and withdraws the patient's consents, a line each ({@code give VIDEO_FRAMES}); at the
 * end of that the program ends, and a private Cassandra with it.
 */
public final class ServedClinic {
    /** What it says when all can come in. */
    public static final String SERVING = "serving";

    private ServedClinic() {}

    /** @param args folder for all that it keeps; then settings over {@link #config}'s, as {@code path=value} */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        List<String> settings = Arrays.asList(args).subList(1, args.length);
        try (Server server = Server.start(config(folder, settings), ServedClinic::say)) {
            // A restart finds the accounts that it left, and asks nothing of a server that many wait for already.
            if (Files.exists(ClinicFile.in(folder))) {
                ClinicFile.read(folder).at(server).write(folder);
            } else {
                ClinicFile.of(server, server.seedDemoClinic()).write(folder);
            }
            say(SERVING);
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                consent(server, server.seedDemoClinic(), line.split(" ", 2));
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static void consent(Server server, DemoClinic.Seeded clinic, String[] words) {
        EntityId patientsAccount = clinic.accounts().stream()
                .filter(account -> account.role() == Role.PATIENT)
                .findFirst()
                .orElseThrow()
                .id();
        ConsentFlow flow = ConsentFlow.valueOf(words[1]);
        PatientCommand command = words[0].equals("give")
                ? new PatientCommand.GiveConsent(flow, "demo-1", patientsAccount)
                : new PatientCommand.WithdrawConsent(flow, "demo-1", patientsAccount);
        server.patients()
                .ask(clinic.patient(), new CommandId("consent-" + UUID.randomUUID()), command)
                .toCompletableFuture()
                .join();
    }

    /** Wraps the keys of patients who do not exist. */
    public static byte[] masterKey() {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        return key;
    }

    /**
     * A port that is free and a private Cassandra, where nothing else is set.
     *
     * @param folder for all that it keeps
     * @param settings as {@code path=value}
     */
    public static Config config(Path folder, List<String> settings) {
        return ConfigFactory.parseString(String.join("\n", settings))
                .withFallback(ConfigFactory.parseMap(Map.of(
                        "inhabit.tenant",
                        DemoClinic.TENANT.value(),
                        "inhabit.http.port",
                        0,
                        "inhabit.data",
                        folder.toString(),
                        "inhabit.store.mode",
                        "private",
                        "inhabit.store.create-tables",
                        true,
                        "inhabit.keys.master",
                        Base64.getEncoder().encodeToString(masterKey()),
                        "inhabit.sign-in.second-factor-required",
                        false)))
                .withFallback(Settings.defaults());
    }

    /** Settings for a Cassandra of this machine that is there already and outlives the server. */
    public static List<String> on(InetSocketAddress cassandra) {
        return List.of(
                "inhabit.store.mode=cluster",
                "inhabit.store.contact-points=[\"127.0.0.1:" + cassandra.getPort() + "\"]");
    }

    public static String port(int port) {
        return "inhabit.http.port=" + port;
    }
}
