package dev.inhabit.server;

import dev.inhabit.server.identity.EmailAddress;
import dev.inhabit.server.identity.Invitations;
import dev.inhabit.server.journal.CannotStart;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Function;

/**
 * The clinic's first administrator, made from the terminal that starts the server. The one-time password is shown on that
 * terminal; where output goes to a file or a service's log, into a file that only its owner can read.
 */
final class FirstAdmin {
    private static final String FILE = "first-admin-password";

    private final EmailAddress email;

    /** @throws CannotStart where it is no e-mail address */
    FirstAdmin(String email) {
        try {
            this.email = new EmailAddress(email);
        } catch (IllegalArgumentException e) {
            throw new CannotStart("--first-admin " + e.getMessage() + ", for example office@clinic.example.");
        }
    }

    /** @throws CannotStart where the clinic has an administrator, or it cannot be told whether */
    void make(Function<EmailAddress, Invitations.Result> invite, Path data) {
        Invitations.Result result = invite.apply(email);
        if (result instanceof Invitations.Refused refused) {
            throw new CannotStart("--first-admin: " + refused.refusal().message() + "; start without it.");
        }
        tell(((Invitations.Invited) result).oneTimePassword(), data);
    }

    // The server runs on Java 17 alone, where there is a console only where there is a terminal.
    @SuppressWarnings("SystemConsoleNull")
    private static void tell(String password, Path data) {
        Console terminal = System.console();
        if (terminal != null) {
            terminal.printf("The first administrator's one-time password: %s%n", password);
            terminal.printf("The first sign-in asks for one of their own. It is not shown again once that is set.%n");
            return;
        }
        try {
            Path file = data.resolve(FILE);
            Files.deleteIfExists(file);
            // Made empty and unreadable for others before anything stands in it.
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password + System.lineSeparator(), StandardOpenOption.WRITE);
            System.out.println("The first administrator's one-time password is in " + file + "; delete it once read.");
        } catch (IOException e) {
            throw new UncheckedIOException("the one-time password could not be written below " + data, e);
        }
    }
}
