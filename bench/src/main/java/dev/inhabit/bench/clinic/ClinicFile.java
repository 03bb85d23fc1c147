package dev.inhabit.bench.clinic;

import dev.inhabit.headset.link.Credentials;
import dev.inhabit.protocol.Role;
import dev.inhabit.protocol.Wire;
import dev.inhabit.server.Server;
import dev.inhabit.server.identity.DemoClinic;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Where a clinic is and who may come in: {@code demo.json} in its folder, as the demonstration writes it and the swarm
 * reads it.
 *
 * @param url where requests are answered
 * @param patientId of the one patient
 */
public record ClinicFile(String url, List<Account> accounts, String patientId) {
    private static final String NAME = "demo.json";

    public ClinicFile {
        accounts = List.copyOf(accounts);
    }

    public record Account(Role role, String email, String password) {}

    public static ClinicFile of(Server server, DemoClinic.Seeded clinic) {
        List<Account> accounts = clinic.accounts().stream()
                .map(account -> new Account(account.role(), account.email(), account.password()))
                .toList();
        return new ClinicFile(
                server.url().toString(), accounts, clinic.patient().toString());
    }

    /** The same clinic where it is now. */
    ClinicFile at(Server server) {
        return new ClinicFile(server.url().toString(), accounts, patientId);
    }

    /** The file in a clinic's folder; complete as soon as it is there. */
    public static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    public static ClinicFile read(Path folder) throws IOException {
        return Wire.mapper().readValue(Files.readString(in(folder)), ClinicFile.class);
    }

    void write(Path folder) throws IOException {
        Path fresh = folder.resolve(NAME + ".new");
        Files.writeString(fresh, Wire.mapper().writeValueAsString(this));
        Files.move(fresh, in(folder), StandardCopyOption.ATOMIC_MOVE);
    }

    public URI address() {
        return URI.create(url);
    }

    /** The first account of a role, which has no second factor. */
    public Credentials account(Role role) {
        return accounts.stream()
                .filter(account -> account.role() == role)
                .map(account -> new Credentials(account.email(), account.password(), null))
                .findFirst()
                .orElseThrow();
    }
}
