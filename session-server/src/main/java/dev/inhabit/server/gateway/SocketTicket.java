package dev.inhabit.server.gateway;

import dev.inhabit.server.identity.SignInId;
import dev.inhabit.server.record.EntityId;
import java.util.Optional;

/**
 * The text of a ticket: which session can tell what it is worth, its secret, and the sign-in with which the socket ends.
 * Only the secret is trusted: another session does not know it, and another sign-in of the same account ends the socket
 * with that one.
 */
record SocketTicket(EntityId session, String secret, SignInId signIn) {
    private static final int LENGTH_MAX = 256;

    String text() {
        return session + "." + secret + "." + signIn;
    }

    static Optional<SocketTicket> parse(String text) {
        String[] parts = text.length() > LENGTH_MAX ? new String[0] : text.split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("[A-Za-z0-9_-]{16,64}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SocketTicket(EntityId.parse(parts[0]), parts[1], new SignInId(parts[2])));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SocketTicket[hidden]";
    }
}
