package dev.inhabit.server.record;

import java.util.Optional;

/** Signs with a key that only this deployment has. The same content has the same signature, whenever it is asked. */
public interface Signer {
    /** @param value Base64 */
    record Signature(String keyId, String value) {}

    enum Verdict {
        VALID,
        /** The content, or the signature, is another than was signed. */
        BROKEN,
        /** By a key that is not among this deployment's. */
        UNKNOWN_KEY
    }

    Signature sign(byte[] content);

    Verdict verify(byte[] content, Signature signature);

    /** X.509 SubjectPublicKeyInfo in Base64, for whoever wants to verify elsewhere. */
    Optional<String> publicKey(String keyId);
}
