package dev.inhabit.server.session;

import dev.inhabit.protocol.Role;

/** Who asked. The server itself asks as {@link #SERVER}. */
public record Asker(String accountId, Role role) {
    public static final Asker SERVER = new Asker("server", Role.ADMIN);

    public boolean isServer() {
        return equals(SERVER);
    }
}
