package dev.inhabit.server.journal;

import dev.inhabit.server.record.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ed25519 keys by which notes are signed (RFC 8032), in a file that only its owner may read: a line for each key, private
 * and public part in Base64. The last signs, all verify; whoever makes a new one adds a line and removes none. All nodes
 * need the same file.
 */
public final class SigningKeys implements Signer {
    static final String FILE = "note-signing.keys";

    private static final String ALGORITHM = "Ed25519";
    private static final int ID_BYTES = 8;

    private final Map<String, KeyPair> keys;
    private final String newest;

    private SigningKeys(List<KeyPair> pairs) {
        Map<String, KeyPair> byId = new LinkedHashMap<>();
        pairs.forEach(pair -> byId.put(id(pair.getPublic()), pair));
        this.keys = byId;
        this.newest = id(pairs.get(pairs.size() - 1).getPublic());
    }

    /** Of nobody else, and gone with the process: for tests and benchmarks. */
    public static SigningKeys inMemory() {
        return new SigningKeys(List.of(generated()));
    }

    /** @throws CannotStart where the file is there but unreadable, with its path and a way out */
    public static SigningKeys openOrCreate(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.createDirectories(folder);
            OwnerOnlyFile.create(file, line(generated()));
            List<KeyPair> pairs = Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(SigningKeys::pair)
                    .toList();
            if (!pairs.isEmpty()) {
                return new SigningKeys(pairs);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
        throw damaged(file, new IllegalArgumentException("no key"));
    }

    private static CannotStart damaged(Path file, Exception cause) {
        return new CannotStart(
                file + " holds no signing keys; restore it from the backup: without it no signature of a note can be"
                        + " verified",
                cause);
    }

    @Override
    public Signer.Signature sign(byte[] content) {
        try {
            java.security.Signature signature = java.security.Signature.getInstance(ALGORITHM);
            signature.initSign(pairOf(newest).getPrivate());
            signature.update(content);
            return new Signer.Signature(newest, base64(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot sign by Ed25519", e);
        }
    }

    private KeyPair pairOf(String keyId) {
        KeyPair pair = keys.get(keyId);
        if (pair == null) {
            throw new IllegalStateException("there is no such key");
        }
        return pair;
    }

    @Override
    public Verdict verify(byte[] content, Signer.Signature signed) {
        if (!keys.containsKey(signed.keyId())) {
            return Verdict.UNKNOWN_KEY;
        }
        try {
            java.security.Signature signature = java.security.Signature.getInstance(ALGORITHM);
            signature.initVerify(pairOf(signed.keyId()).getPublic());
            signature.update(content);
            return signature.verify(Base64.getDecoder().decode(signed.value())) ? Verdict.VALID : Verdict.BROKEN;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // A value that is no signature at all is none of this content.
            return Verdict.BROKEN;
        }
    }

    @Override
    public Optional<String> publicKey(String keyId) {
        return Optional.ofNullable(keys.get(keyId))
                .map(pair -> base64(pair.getPublic().getEncoded()));
    }

    private static KeyPair generated() {
        try {
            return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot make Ed25519 keys", e);
        }
    }

    private static String line(KeyPair pair) {
        return base64(pair.getPrivate().getEncoded()) + " "
                + base64(pair.getPublic().getEncoded()) + "\n";
    }

    private static KeyPair pair(String line) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("a line must hold a private and a public key");
        }
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new KeyPair(
                    factory.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(parts[1]))),
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(parts[0]))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    private static String id(PublicKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
