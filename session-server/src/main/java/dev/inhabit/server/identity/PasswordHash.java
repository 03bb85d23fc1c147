package dev.inhabit.server.identity;

/** A salted slow hash of a password in PHC form ({@code $argon2id$v=19$m=…}). Never printed by toString. */
public record PasswordHash(String phc) {
    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
