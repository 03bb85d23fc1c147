package dev.inhabit.bench.load;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.inhabit.protocol.Wire;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;

/**
 * The whole server with its Cassandra and the demonstration's accounts. Its standard input gives and withdraws the
 * patient's consents, a line each ({@code give VIDEO_FRAMES}); at its end the program ends.
 */
public final class ClinicProgram {
    private ClinicProgram() {}

    /** @param args folder for all that it keeps; {@code clinic.json} in it tells that it serves, and whom */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        try (Server server = Server.start(config(folder), ClinicProgram::say)) {
            DemoClinic.Seeded clinic = server.seedDemoClinic();
            Path fresh = folder.resolve("clinic.json.new");
            Files.writeString(fresh, Wire.mapper().writeValueAsString(Told.of(server, clinic)));
            Files.move(fresh, folder.resolve("clinic.json"), StandardCopyOption.ATOMIC_MOVE);
            EntityId patientsAccount = clinic.accounts().stream()
                    .filter(account -> account.role() == dev.inhabit.protocol.Role.PATIENT)
                    .findFirst()
                    .orElseThrow()
                    .id();
            BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 2);
                ConsentFlow flow = ConsentFlow.valueOf(words[1]);
                PatientCommand command = words[0].equals("give")
                        ? new PatientCommand.GiveConsent(flow, "demo-1", patientsAccount)
                        : new PatientCommand.WithdrawConsent(flow, "demo-1", patientsAccount);
                server.patients()
                        .ask(clinic.patient(), new CommandId("consent-" + UUID.randomUUID()), command)
                        .toCompletableFuture()
                        .join();
            }
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static Config config(Path folder) {
        return ConfigFactory.parseMap(Map.of(
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
                        Base64.getEncoder().encodeToString(new byte[32]),
                        "inhabit.sign-in.second-factor-required",
                        false))
                .withFallback(Settings.defaults());
    }

    /** What others must know of the clinic. */
    record Told(String url, Map<String, String> passwords, String patient) {
        static Told of(Server server, DemoClinic.Seeded clinic) {
            Map<String, String> passwords = new java.util.LinkedHashMap<>();
            clinic.accounts().forEach(account -> passwords.put(account.email(), account.password()));
            return new Told(server.url().toString(), passwords, clinic.patient().toString());
        }
    }
}
