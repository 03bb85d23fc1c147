package dev.inhabit.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.inhabit.protocol.ErrorCode;
import dev.inhabit.server.identity.Invitations;
import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.record.EntityId;
import dev.inhabit.server.record.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAdminTests {
    @TempDir
    Path data = Path.of(".");

    @Test
    void whereThereIsNoTerminalThePasswordIsInAFileOfItsOwnersAlone() throws IOException {
        Path file = data.resolve("first-admin-password");
        Files.writeString(file, "of an earlier try");
        new FirstAdmin("office@clinic.example")
                .make(email -> new Invitations.Invited(EntityId.parse("demo~a1"), "good-once"), data);
        assertEquals("good-once", Files.readString(file).strip());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void aClinicThatHasAnAdministratorSaysSoAndHowToStart() {
        Refusal has = Refusal.of(ErrorCode.CONFLICT, "this clinic has an administrator already");
        CannotStart why = assertThrows(CannotStart.class, () -> new FirstAdmin("office@clinic.example")
                .make(email -> new Invitations.Refused(has), data));
        assertEquals("--first-admin: this clinic has an administrator already; start without it.", why.getMessage());
    }
}
