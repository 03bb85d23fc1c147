package dev.inhabit.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notes of a session with every version, and whether each is as the server signed it. Notes whose key was destroyed
 * are not in it.
 *
 * @param allValid whether every version is signed and as it was signed
 * @param notes in the order in which they were first written
 * @param keys that signed any of them
 */
public record NotesView(boolean allValid, List<Note> notes, List<Key> keys) {
    public NotesView {
        notes = List.copyOf(notes);
        keys = List.copyOf(keys);
    }

    /** @param versions the first is what was written, the last what holds */
    public record Note(long noteSequenceNr, List<Version> versions) {
        public Note {
            versions = List.copyOf(versions);
        }
    }

    /**
     * @param version from 1
     * @param sequenceNr of the event that recorded it
     * @param atMs when it was recorded, ms since 1970
     * @param by account of whoever wrote it
     * @param signature null for what was written before notes were signed
     */
    public record Version(
            int version,
            long sequenceNr,
            long atMs,
            String by,
            String text,
            @Nullable Signature signature,
            Verdict verdict) {}

    /**
     * @param signedAtMs ms since 1970
     * @param predecessor SHA-256 of the signature under the version before, hex; null for the first
     * @param value Ed25519 (RFC 8032), Base64
     */
    public record Signature(
            String keyId, long signedAtMs, @Nullable String predecessor, String value) {}

    /** @param publicKey X.509 SubjectPublicKeyInfo, Base64 */
    public record Key(String keyId, String publicKey) {}

    public enum Verdict {
        @JsonProperty("valid")
        VALID,
        /** Text, author, time or the version before is another than was signed. */
        @JsonProperty("broken")
        BROKEN,
        /** By a key that is not among this deployment's. */
        @JsonProperty("unknown-key")
        UNKNOWN_KEY,
        /** Written before notes were signed. */
        @JsonProperty("unsigned")
        UNSIGNED
    }
}
