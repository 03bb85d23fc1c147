package dev.inhabit.server.identity;

import dev.inhabit.server.journal.CannotStart;
import dev.inhabit.server.journal.OwnerOnlyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;

/**
 * The keys of this deployment that are about identity, each in a file that only its owner may read: the key set that
 * signs tokens, and the key under which e-mail addresses are hashed. All nodes need the same files. Losing the token
 * keys signs everybody out; losing the e-mail key makes every account unreachable, so back it up.
 */
public final class IdentityKeys {
    static final String TOKEN_FILE = "token-signing.jwks";
    static final String EMAIL_FILE = "email-hash.key";

    private final Path folder;
    private final TokenKeys tokenKeys;
    private final byte[] emailKey;

    private IdentityKeys(Path folder, TokenKeys tokenKeys, byte[] emailKey) {
        this.folder = folder;
        this.tokenKeys = tokenKeys;
        this.emailKey = emailKey;
    }

    /**
     * Reads the keys, and makes those that are missing.
     *
     * @throws CannotStart where a file is there but unreadable, with the file's path and a way out
     */
    public static IdentityKeys openOrCreate(Path folder, SecureRandom random, Instant now) {
        try {
            Files.createDirectories(folder);
            byte[] emailKey = new byte[EmailHashes.KEY_BYTES];
            random.nextBytes(emailKey);
            Path emailFile = folder.resolve(EMAIL_FILE);
            OwnerOnlyFile.create(emailFile, Base64.getEncoder().encodeToString(emailKey));
            Path tokenFile = folder.resolve(TOKEN_FILE);
            if (!Files.exists(tokenFile)) {
                OwnerOnlyFile.create(tokenFile, TokenKeys.generate(now).toJwkSet());
            }
            return new IdentityKeys(folder, readTokenKeys(tokenFile), readEmailKey(emailFile));
        } catch (IOException e) {
            throw new CannotStart("the identity keys in " + folder + " cannot be read or made", e);
        }
    }

    /** Makes a new signing key and stores it beside the old ones; other nodes take it up when they start. */
    public IdentityKeys rotateTokenKeys(Instant now) {
        TokenKeys rotated = tokenKeys.rotated(now);
        try {
            Path next = folder.resolve(TOKEN_FILE + ".new");
            Files.deleteIfExists(next);
            OwnerOnlyFile.create(next, rotated.toJwkSet());
            Files.move(
                    next,
                    folder.resolve(TOKEN_FILE),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the new token key cannot be stored in " + folder, e);
        }
        return new IdentityKeys(folder, rotated, emailKey);
    }

    public TokenKeys tokenKeys() {
        return tokenKeys;
    }

    public EmailHashes emailHashes() {
        return new EmailHashes(emailKey);
    }

    private static TokenKeys readTokenKeys(Path file) throws IOException {
        try {
            return TokenKeys.ofJwkSet(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new CannotStart(
                    file + " holds no token keys; restore it, or remove it to sign everybody out and begin anew", e);
        }
    }

    private static byte[] readEmailKey(Path file) throws IOException {
        byte[] key = new byte[0];
        try {
            key = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IllegalArgumentException e) {
            // The length below says the same.
        }
        if (key.length != EmailHashes.KEY_BYTES) {
            throw new CannotStart(file + " must hold " + EmailHashes.KEY_BYTES
                    + " bytes in Base64; restore it from the backup, no account can be found without it");
        }
        return key;
    }
}
